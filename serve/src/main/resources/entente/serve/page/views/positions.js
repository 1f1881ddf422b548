// Who stands where: on issues, by what was said and done; and on each other, by what was said. An empty cell is silence.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query, key} from '../api.js';
import {day, actorPath, partName} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {picker} from '../parts/picker.js';
import {panel, open, show} from '../parts/panel.js';
import {days, submitted} from '../parts/filters.js';

export const title = () => S.positions.title;

const P = S.positions;
const STANCES = ['favourable', 'opposed', 'mixed', 'neutral', 'unclear'];
const COLUMNS = 6;
const ROWS = 24;

const time = (search) => ({since: search.get('since'), until: search.get('until')});
const ofEachOther = (search) => search.get('of') === 'actors';

export async function load({query: search, signal}) {
  if (ofEachOther(search)) return get('/positions' + query({actor: search.getAll('actor'), target: search.getAll('target'), ...time(search)}), signal);
  // Several issues may stand in one field of the form, with commas between them.
  const asked = search.getAll('issue').flatMap((text) => text.split(',')).map((text) => text.trim()).filter(Boolean);
  const issues = asked.length ? asked : (await get('/issues' + query({...time(search), limit: COLUMNS}), signal)).items;
  const tables = await Promise.all(issues.map((issue) => get('/issues/stands' + query({issue, ...time(search)}), signal)));
  return {tables, asked};
}

/** What a cell comes to: the stance most often taken, or mixed where two that differ are taken as often. */
function sense(cell) {
  if (cell.favourable && cell.opposed) return Math.max(cell.favourable, cell.opposed) >= 3 * Math.min(cell.favourable, cell.opposed) ? (cell.favourable > cell.opposed ? 'favourable' : 'opposed') : 'mixed';
  return STANCES.reduce((best, stance) => (cell[stance] > (cell[best] ?? 0) ? stance : best), 'unclear');
}

const size = (cell) => STANCES.reduce((sum, stance) => sum + cell[stance], 0);
const tell = (cell) => STANCES.filter((stance) => cell[stance]).map((stance) => `${cell[stance]} ${S.stance[stance]}`).join(', ');

export function render(data, context) {
  const other = ofEachOther(context.query);
  return html`${head(P.title, other ? P.leadOther : P.lead)}
    <nav class="tabs" aria-label=${P.title}><a href="/positions" aria-current=${other ? nothing : 'page'}>${P.onIssues}</a><a href="/positions?of=actors" aria-current=${other ? 'page' : nothing}>${P.onActors}</a></nav>
    ${other ? onActors(data, context) : onIssues(data, context)}`;
}

const legend = (more) => html`<p class="legend">${STANCES.map((stance) => html`<span><span aria-hidden="true">${P.sign[stance]}</span> ${S.stance[stance]}</span>`)}${more ?? nothing}</p>`;

/** Rows of actors: a cell has its counts, or is empty where the actor is silent. */
function matrix(rows, columns, heading, cellOf, corner, context) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${P.title}><table class="matrix ${corner === P.speaker ? '' : 'level'}"><thead><tr><th scope="col"><span class="sr">${corner}</span></th>${columns.map((column) => html`<th scope="col">${heading(column)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row"><a href=${actorPath(row.key)}>${row.name}</a></th>${columns.map((column) => {
      const {cell, label, more, named, choose} = cellOf(row, column);
      if (!cell) return html`<td class="silent">${named ? html`<span aria-hidden="true">${P.dot}</span>` : nothing}<span class="sr">${named === false ? P.unnamed : P.silent}</span></td>`;
      const stance = sense(cell);
      return html`<td class=${stance}><button aria-label=${P.cell(row.name, label, tell(cell))} title="${tell(cell)}${more ?? ''}" @click=${choose}><span aria-hidden="true">${P.sign[stance]}</span> ${size(cell)}</button></td>`;
    })}</tr>`)}</tbody></table></div>`;
}

function onActors(data, context) {
  const cells = new Map(data.cells.map((cell) => [cell.actor + '\n' + cell.target, cell]));
  const cellOf = (actor, target) => {
    const cell = cells.get(actor.key + '\n' + target.key);
    return {
      cell, label: target.name, more: cell?.latest ? `, ${cell.latest} ${day(cell.last)}` : '',
      choose: () => open(context, `${actor.name} ${P.of} ${target.name}`, {kind: 'statement', said_by: actor.key, about: target.key, ...time(context.query)}),
    };
  };
  return html`
    ${fold(S.filters, html`<form class="filters" @submit=${submitted(context, ['actor', 'target', 'since', 'until'])}>
      ${picker({name: 'actor', label: P.speaker, value: context.query.get('actor') ?? '', state: context.state, rerender: context.rerender})}
      ${picker({name: 'target', label: S.search.about, value: context.query.get('target') ?? '', state: context.state, rerender: context.rerender})}
      ${days(context.query.get('since'), context.query.get('until'))}
      <button class="button main">${S.between.go}</button></form>`)}
    ${data.cells.length ? html`${legend()}${matrix(data.actors, data.targets, (target) => html`<span>${target.name}</span>`, cellOf, P.speaker, context)}
      <p class="small muted">${P.silence}</p>${panel(context)}` : empty(P.none)}`;
}

/** The months' cells of an actor as one. */
function together(cells) {
  if (!cells.length) return null;
  return {...Object.fromEntries(STANCES.map((stance) => [stance, cells.reduce((sum, cell) => sum + cell[stance], 0)])), findings: cells.flatMap((cell) => cell.findings)};
}

function onIssues({tables, asked}, context) {
  const {query: search} = context;
  const names = new Map(tables.flatMap((table) => table.actors).map((actor) => [actor.key, {...actor, name: partName(actor)}]));
  const count = (actor) => tables.reduce((sum, table) => sum + table.stands.filter((cell) => cell.actor === actor.key).reduce((n, cell) => n + size(cell), 0), 0);
  const rows = [...names.values()].map((actor) => ({...actor, count: count(actor)})).sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)).slice(0, ROWS);
  const words = async (name, cell) => {
    const items = await Promise.all(cell.findings.slice(0, 20).map((id) => get('/findings/' + key(id))));
    show(context, name, items.sort((a, b) => (b.day ?? '').localeCompare(a.day ?? '')));
  };
  // One issue is shown over time, several beside one another.
  const one = tables.length === 1 ? tables[0] : null;
  const months = one ? [...new Set(one.stands.map((cell) => cell.month))].sort().slice(-12) : [];
  const inMonth = (actor, month) => {
    const cell = one.stands.find((each) => each.actor === actor.key && each.month === month);
    return {cell, label: `${one.issue}, ${day(month)}`, choose: () => words(`${actor.name}: ${one.issue}, ${day(month)}`, cell)};
  };
  const onIssue = (actor, table) => {
    const cell = together(table.stands.filter((each) => each.actor === actor.key));
    return {cell, label: table.issue, named: table.silent.some((each) => each.key === actor.key), choose: () => words(`${actor.name}: ${table.issue}`, cell)};
  };
  const silent = one?.silent ?? [];
  return html`
    ${fold(S.filters, html`<form class="filters" @submit=${submitted(context, ['issue', 'since', 'until'])}>
      <label class="field-label">${P.issues}<input name="issue" size="34" autocomplete="off" placeholder=${P.example} .value=${asked.join(', ')}></label>
      ${days(search.get('since'), search.get('until'))}<button class="button main">${S.between.go}</button></form>`)}
    ${rows.length ? html`${legend(one ? nothing : html`<span><span aria-hidden="true">${P.dot}</span> ${P.silentLegend}</span>`)}
      ${one ? matrix(rows, months, (month) => html`<span>${day(month)}</span>`, inMonth, P.actor, context)
        : matrix(rows, tables, (table) => html`<a href=${context.addressWith({issue: table.issue})} title=${P.overTime}>${table.issue}</a>`, onIssue, P.actor, context)}
      ${silent.length ? html`<p class="small"><span class="muted">${P.silentHere}:</span> ${silent.map((actor, i) => html`${i ? ', ' : ''}<a href=${actorPath(actor.key)}>${partName(actor)}</a>`)}</p>` : nothing}
      <p class="small muted">${one ? nothing : html`${asked.length ? nothing : `${P.proposed} `}${P.overTimeHint} `}${P.silence}${tables.every((table) => table.exact) ? nothing : ` ${P.newest}`}</p>${panel(context)}` : empty(P.noneIssue)}`;
}
