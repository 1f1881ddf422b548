// Offers, demands, threats and ceasefires, by state and due day.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {number, total} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {threadList} from '../parts/thread.js';
import {more} from '../parts/pager.js';
import {picker} from '../parts/picker.js';

export const title = () => S.threads.title;

const FIELDS = ['actor', 'with', 'due', 'since', 'until'];

function ask(context, cursor) {
  const values = Object.fromEntries(FIELDS.map((name) => [name, context.query.get(name)]));
  return get('/threads' + query({...values, kind: context.query.getAll('kind'), state: context.query.getAll('state'), limit: 50, cursor}), context.signal);
}

export const load = (context) => ask(context);

export function render(page, context) {
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    context.setQuery(Object.fromEntries(['actor', 'with', 'due'].map((name) => [name, (form.get(name) ?? '').trim()])));
  };
  const group = (name, label, list) => {
    const chosen = new Set(context.query.getAll(name));
    const turn = (value) => {
      chosen.has(value) ? chosen.delete(value) : chosen.add(value);
      context.setQuery({[name]: [...chosen]});
    };
    return list.length ? html`<fieldset><legend>${label}</legend>${list.map((f) => html`<button class="button" aria-pressed=${chosen.has(f.value)} @click=${() => turn(f.value)}>${f.label} <span class="muted">${number(f.count)}</span></button>`)}</fieldset>` : nothing;
  };
  return html`${head(S.threads.title, S.threads.lead)}
    ${fold(S.filters, html`<form class="filters" @submit=${submit}>
      ${picker({name: 'actor', label: S.threads.actor, value: context.query.get('actor') ?? '', state: context.state, rerender: context.rerender})}
      ${picker({name: 'with', label: S.search.with, value: context.query.get('with') ?? '', state: context.state, rerender: context.rerender})}
      <label class="field-label">${S.threads.dueBy}<input type="date" name="due" .value=${context.query.get('due') ?? ''}></label>
      <button class="button main">${S.between.go}</button>
    </form>
    <div class="filters">${group('kind', S.threads.kind, page.kinds)}${group('state', S.threads.state, page.states)}</div>`)}
    <p class="small muted" role="status">${page.total.count === 1 ? S.count.threads(1) : `${total(page.total)} ${S.threads.title.toLowerCase()}`}</p>
    ${page.items.length ? threadList(page.items) : empty(S.threads.none)}
    ${more(page, (cursor) => ask(context, cursor), context)}`;
}
