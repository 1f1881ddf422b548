// Search: words and fields above, facets beside, findings or articles; everything in the address.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {day, number, articlePath, total} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {finding} from '../parts/finding.js';
import {more} from '../parts/pager.js';
import {picker} from '../parts/picker.js';
import {write} from '../parts/own.js';
import {toast} from '../parts/toast.js';
import * as api from '../api.js';

const ONE = ['q', 'actor', 'with', 'direction', 'said_by', 'about', 'stance', 'place', 'document', 'since', 'until', 'sort'];
const MANY = ['kind', 'type', 'quad', 'modality', 'source_kind', 'outlet'];

/** What the address asks for, as the routes want it. */
export function asked(search) {
  const values = {};
  for (const name of ONE) values[name] = search.get(name) ?? undefined;
  for (const name of MANY) values[name] = search.getAll(name);
  return values;
}

export const title = (data, {query: search}) => [search.get('q'), S.search.title].filter(Boolean).join(' · ');

export async function load({query: search, signal}) {
  const values = asked(search);
  const documents = search.get('view') === 'documents';
  if (!documents) return {values, documents, page: await get('/search' + query({...values, limit: 40}), signal)};
  const {sort, ...rest} = values;
  const [page, findings] = await Promise.all([
    get('/search/documents' + query({...rest, limit: 40}), signal), get('/search' + query({...values, limit: 1}), signal),
  ]);
  return {values, documents, page, facets: findings.facets};
}

const FACETS = [
  ['kinds', 'kind', S.search.kind, (v) => S.kindsMany[v] ?? v], ['types', 'type', S.search.type, (v) => S.relation(v)], ['modalities', 'modality', S.search.modality, (v) => S.modality[v] ?? v],
  ['source_kinds', 'source_kind', S.search.source, (v) => S.sourceKinds[v] ?? v], ['outlets', 'outlet', S.search.outlet, (v, label) => label],
];

export function render(data, context) {
  const {values, page, documents} = data;
  const facets = data.facets ?? page.facets;
  const submit = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    context.setQuery(Object.fromEntries(['q', 'actor', 'with', 'said_by', 'about', 'since', 'until'].map((name) => [name, (form.get(name) ?? '').trim()])));
  };
  const turn = (name, value) => {
    const chosen = new Set(values[name]);
    chosen.has(value) ? chosen.delete(value) : chosen.add(value);
    context.setQuery({[name]: [...chosen]});
  };
  // A file holds findings of one kind: acts and statements have other columns.
  const counted = facets?.exact ? new Map(facets.kinds.map((f) => [f.value, number(f.count)])) : new Map();
  const kinds = documents ? [] : Object.keys(S.kindsMany).filter((kind) => (!values.kind.length || values.kind.includes(kind)) && (!facets?.exact || counted.has(kind)));
  const files = documents ? [['documents', S.search.documents, total(page.total)]] : kinds.map((kind) => [kind + 's', S.kindsMany[kind], kinds.length === 1 ? total(page.total) : counted.get(kind)]);
  const exportOf = (what, format) => '/api/search/export' + query({...values, kind: undefined, sort: undefined, format, what});
  const keep = () => write(context, async () => {
    await api.post('/saved', {name: nameOf(values), kind: 'search', query: query(values).slice(1)});
    toast(S.search.saved);
  });
  const wide = values.actor || values.with || values.said_by || values.about;
  const state = context.state;
  return html`
    ${head(S.search.title, undefined, html`
      <button class="button" @click=${keep}>${S.search.save}</button>
      <details class="menu"><summary class="button">${S.search.export}</summary><div>${files.flatMap(([what, label, count]) => ['csv', 'jsonl'].map((format) => html`<a href=${exportOf(what, format)} download>${label}, ${S.search.formats[format]}${count ? ` (${count})` : nothing}</a>`))}</div></details>`)}
    ${fold(S.filters, html`<form class="filters" @submit=${submit}>
      <label class="field-label">${S.search.words}<input name="q" type="search" .value=${values.q ?? ''} title=${S.search.help} size="28"></label>
      ${picker({name: 'actor', label: S.search.actor, value: values.actor, state, rerender: context.rerender})}
      ${picker({name: 'with', label: S.search.with, value: values.with, state, rerender: context.rerender})}
      ${picker({name: 'said_by', label: S.search.saidBy, value: values.said_by, state, rerender: context.rerender})}
      ${picker({name: 'about', label: S.search.about, value: values.about, state, rerender: context.rerender})}
      <label class="field-label">${S.since}<input name="since" type="date" .value=${values.since ?? ''}></label>
      <label class="field-label">${S.until}<input name="until" type="date" .value=${values.until ?? ''}></label>
      <button class="button main">${S.search.go}</button>
    </form>`)}
    ${applied(values, context)}
    <nav class="tabs" aria-label=${S.search.title}>
      <a href=${context.addressWith({view: ''})} aria-current=${documents ? nothing : 'page'}>${S.search.findings}</a>
      <a href=${context.addressWith({view: 'documents'})} aria-current=${documents ? 'page' : nothing}>${S.search.documents}</a>
    </nav>
    <div class="with-facets">
      <div>
        <button class="button only-narrow" aria-expanded=${!!state.facets} @click=${() => { state.facets = !state.facets; context.rerender(); }}>${S.search.facets}</button>
        <aside class="facets ${state.facets ? 'open' : ''}" aria-label=${S.search.facets}>
          ${facets ? html`${facets.exact ? nothing : html`<p class="tiny muted">${S.search.partial}</p>`}
          ${FACETS.map(([field, name, label, text]) => facet(facets[field], name, label, text, values[name], turn))}
          ${links(facets.actors, S.search.actors, (f) => context.addressWith({actor: f.value}))}
          ${links(facets.dyads, S.search.dyads, (f) => { const [a, b] = f.value.split(' '); return context.addressWith({actor: a, with: b}); })}
          ${links(facets.months, S.search.month, (f) => context.addressWith({since: f.value + '-01', until: lastDay(f.value)}), (f) => day(f.value))}` : nothing}
        </aside>
      </div>
      <section aria-label=${documents ? S.search.documents : S.search.findings}>
        <div class="row spread"><p class="small muted" id="count" role="status">${documents ? `${total(page.total)} ${S.search.documents.toLowerCase()}` : `${total(page.total)} ${S.search.findings.toLowerCase()}`}</p>
          ${documents ? nothing : html`<label class="row small">${S.search.sort}<select @change=${(e) => context.setQuery({sort: e.target.value})}>${['newest', 'oldest', 'doubt'].map((o) => html`<option value=${o} ?selected=${(values.sort ?? 'newest') === o}>${S.search[o]}</option>`)}</select></label>`}</div>
        ${page.items.length ? documents ? html`<ul class="plain-list">${page.items.map(hit)}</ul>` : page.items.map((item) => finding(item)) : empty(S.search.none)}
        ${more(page, (cursor) => get((documents ? '/search/documents' : '/search') + query({...values, sort: documents ? undefined : values.sort, limit: 40, facets: documents ? undefined : 'false', cursor})), context)}
      </section>
    </div>`;
}

function lastDay(month) {
  const [year, m] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, m, 0)).getUTCDate()}`;
}

const nameOf = (values) => [values.q, values.actor, values.with, values.said_by, values.about, ...values.kind, ...values.type, ...values.modality, values.since, values.until].filter(Boolean).join(', ') || S.search.title;

function applied(values, context) {
  const chips = [];
  for (const name of ONE) if (values[name] && !['q', 'sort', 'actor', 'with', 'said_by', 'about', 'since', 'until'].includes(name)) chips.push([name, values[name], '']);
  for (const value of values.quad) chips.push(['quad', S.quads[value], values.quad.filter((v) => v !== value)]);
  if (!chips.length) return nothing;
  return html`<div class="applied">${chips.map(([name, text, left]) => html`<button class="chip" aria-label="${S.remove}: ${text}" @click=${() => context.setQuery({[name]: left})}>${text}</button>`)}</div>`;
}

function facet(list, name, label, text, chosen, turn) {
  if (!list?.length) return nothing;
  return html`<fieldset><h3>${label}</h3><ul>${list.slice(0, 16).map((f) => html`<li><label><input type="checkbox" .checked=${chosen.includes(f.value)} @change=${() => turn(name, f.value)}><span>${text(f.value, f.label)}</span></label><span class="count">${number(f.count)}</span></li>`)}</ul></fieldset>`;
}

function links(list, label, to, text = (f) => f.label) {
  if (!list?.length) return nothing;
  return html`<div><h3>${label}</h3><ul>${list.slice(0, 10).map((f) => html`<li><a class="grow" href=${to(f)}>${text(f)}</a><span class="count">${number(f.count)}</span></li>`)}</ul></div>`;
}

const hit = ({document, snippet}) => html`<li><a href=${articlePath(document)}>${document.title || document.id}</a><br><span class="from">${[document.outlet, day(document.date)].filter(Boolean).join(', ')}</span>
  <p class="quote">${snippet.map((run) => (run.hit ? html`<mark class="act">${run.text}</mark>` : run.text))}</p></li>`;
