// What was said beside what is known.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {head, empty} from '../parts/states.js';
import {conflictLine} from '../parts/conflict.js';
import {more} from '../parts/pager.js';

export const title = () => S.conflicts.title;

const ask = (context, cursor) => get('/conflicts' + query({kind: context.query.getAll('kind'), limit: 50, cursor}), context.signal);

export const load = (context) => ask(context);

export function render(page, context) {
  const chosen = new Set(context.query.getAll('kind'));
  const turn = (value) => {
    chosen.has(value) ? chosen.delete(value) : chosen.add(value);
    context.setQuery({kind: [...chosen]});
  };
  return html`${head(S.conflicts.title, S.conflicts.lead)}
    ${page.kinds.length > 1 ? html`<div class="filters"><fieldset><legend>${S.conflicts.kind}</legend>${page.kinds.map((k) => html`<button class="button" aria-pressed=${chosen.has(k.value)} @click=${() => turn(k.value)}>${k.label} <span class="muted">${k.count}</span></button>`)}</fieldset></div>` : ''}
    ${page.items.length ? html`<ul>${page.items.map(conflictLine)}</ul>` : empty(S.conflicts.none)}
    ${more(page, (cursor) => ask(context, cursor), context)}`;
}
