// What does not go together: reports with each other, and reports with what is known.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {number, total} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {conflictLine, kindName} from '../parts/conflict.js';
import {days, submitted} from '../parts/filters.js';
import {more} from '../parts/pager.js';
import {picker} from '../parts/picker.js';

export const title = () => S.conflicts.title;

function ask({query: search, signal}, cursor) {
  const [actor, since, until] = ['actor', 'since', 'until'].map((name) => search.get(name));
  return get('/conflicts' + query({kind: search.getAll('kind'), actor, since, until, limit: 50, cursor}), signal);
}

export const load = (context) => ask(context);

export function render(page, context) {
  const search = context.query;
  const chosen = new Set(search.getAll('kind'));
  const turn = (value) => {
    chosen.has(value) ? chosen.delete(value) : chosen.add(value);
    context.setQuery({kind: [...chosen]});
  };
  return html`${head(S.conflicts.title, S.conflicts.lead)}
    ${fold(S.filters, html`<form class="filters" @submit=${submitted(context, ['actor', 'since', 'until'])}>
      ${picker({name: 'actor', label: S.threads.actor, value: search.get('actor') ?? '', state: context.state, rerender: context.rerender})}
      ${days(search.get('since'), search.get('until'))}<button class="button main">${S.between.go}</button></form>
      ${page.kinds.length ? html`<div class="filters"><fieldset><legend>${S.conflicts.kind}</legend>${page.kinds.map((k) => html`<button class="button" aria-pressed=${chosen.has(k.value)} @click=${() => turn(k.value)}>${kindName(k.value, k.label)} <span class="muted">${number(k.count)}</span></button>`)}</fieldset></div>` : ''}`)}
    <p class="small muted" id="count" role="status">${page.total.count === 1 ? S.count.conflicts(1) : `${total(page.total)} ${S.conflicts.title.toLowerCase()}`}</p>
    ${page.items.length ? html`<ul>${page.items.map(conflictLine)}</ul>` : empty(S.conflicts.none)}
    ${more(page, (cursor) => ask(context, cursor), context)}`;
}

export function mounted(root, data, context) {
  const wanted = location.hash.slice(1);
  if (wanted && !context.state.shown) {
    context.state.shown = true;
    requestAnimationFrame(() => document.getElementById(wanted)?.scrollIntoView({block: 'center'}));
  }
}
