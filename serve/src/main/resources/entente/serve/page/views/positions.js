// Who spoke how of whom: an empty cell is silence.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {day, actorPath} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {picker} from '../parts/picker.js';
import {panel, open} from '../parts/panel.js';

export const title = () => S.positions.title;

const STANCES = ['favourable', 'opposed', 'mixed', 'neutral', 'unclear'];

export const load = ({query: search, signal}) => get('/positions' + query({actor: search.getAll('actor'), target: search.getAll('target'), since: search.get('since'), until: search.get('until')}), signal);

/** What a cell comes to: the stance most often taken, or mixed where two that differ are taken as often. */
function sense(cell) {
  if (cell.favourable && cell.opposed) return Math.max(cell.favourable, cell.opposed) >= 3 * Math.min(cell.favourable, cell.opposed) ? (cell.favourable > cell.opposed ? 'favourable' : 'opposed') : 'mixed';
  return STANCES.reduce((best, stance) => (cell[stance] > (cell[best] ?? 0) ? stance : best), 'unclear');
}

export function render(data, context) {
  const cells = new Map(data.cells.map((cell) => [cell.actor + '\n' + cell.target, cell]));
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    context.setQuery(Object.fromEntries(['actor', 'target', 'since', 'until'].map((name) => [name, form.get(name)])));
  };
  const text = (cell) => STANCES.filter((stance) => cell[stance]).map((stance) => `${cell[stance]} ${S.stance[stance]}`).join(', ');
  const chose = (actor, target) => open(context, `${actor.name} ${S.positions.of} ${target.name}`, {kind: 'statement', said_by: actor.key, about: target.key, since: context.query.get('since'), until: context.query.get('until')});
  return html`${head(S.positions.title, S.positions.lead)}
    ${fold(S.filters, html`<form class="filters" @submit=${submit}>
      ${picker({name: 'actor', label: S.positions.speaker, value: context.query.get('actor') ?? '', state: context.state, rerender: context.rerender})}
      ${picker({name: 'target', label: S.search.about, value: context.query.get('target') ?? '', state: context.state, rerender: context.rerender})}
      <label class="field-label">${S.since}<input type="date" name="since" .value=${context.query.get('since') ?? ''}></label><label class="field-label">${S.until}<input type="date" name="until" .value=${context.query.get('until') ?? ''}></label>
      <button class="button main">${S.between.go}</button></form>`)}
    ${data.cells.length ? html`
      <p class="legend">${STANCES.map((stance) => html`<span><span aria-hidden="true">${S.positions.sign[stance]}</span> ${S.stance[stance]}</span>`)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${S.positions.title}><table class="matrix"><thead><tr><th scope="col"><span class="sr">${S.positions.speaker}</span></th>${data.targets.map((t) => html`<th scope="col"><span>${t.name}</span></th>`)}</tr></thead>
        <tbody>${data.actors.map((a) => html`<tr><th scope="row"><a href=${actorPath(a.key)}>${a.name}</a></th>${data.targets.map((t) => {
          const cell = cells.get(a.key + '\n' + t.key);
          if (!cell) return html`<td class="silent"><span class="sr">${S.positions.silent}</span></td>`;
          const stance = sense(cell);
          const n = STANCES.reduce((sum, one) => sum + cell[one], 0);
          return html`<td class=${stance}><button aria-label=${S.positions.cell(a.name, t.name, text(cell))} title="${text(cell)}${cell.latest ? `, ${cell.latest} ${day(cell.last)}` : ''}" @click=${() => chose(a, t)}><span aria-hidden="true">${S.positions.sign[stance]}</span> ${n}</button></td>`;
        })}</tr>`)}</tbody></table></div>
      <p class="small muted">${S.positions.silence}</p>${panel(context)}` : empty(S.positions.none)}`;
}
