// Actors by name or code.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {number, actorPath} from '../format.js';
import {head, empty} from '../parts/states.js';
import {more} from '../parts/pager.js';

export const title = () => S.actors.title;

const ask = (context, cursor) => get('/actors' + query({q: context.query.get('q'), limit: 60, cursor}), context.signal);

export const load = (context) => ask(context);

export function render(page, context) {
  const submit = (event) => {
    event.preventDefault();
    context.setQuery({q: new FormData(event.target).get('q').trim()});
  };
  return html`${head(S.actors.title, S.actors.lead)}
    <form class="filters" @submit=${submit}><label class="field-label">${S.actors.find}<input name="q" type="search" .value=${context.query.get('q') ?? ''}></label><button class="button main">${S.actors.go}</button></form>
    ${page.items.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${S.actors.title}><table><thead><tr><th scope="col">${S.actors.name}</th><th scope="col">${S.actors.code}</th><th scope="col">${S.actors.kind}</th><th scope="col" class="num">${S.search.findings}</th></tr></thead>
      <tbody>${page.items.map((a) => html`<tr><th scope="row"><a href=${actorPath(a.key)}>${a.name}</a></th><td>${a.code ?? a.country ?? ''}</td><td class="muted">${S.actorKinds[a.kind] ?? a.kind}</td><td class="num">${number(a.findings)}</td></tr>`)}</tbody></table></div>` : empty(S.actors.none)}
    ${more(page, (cursor) => ask(context, cursor), context)}`;
}
