// Saved searches and what is watched, with what is new since the last visit; stars.
import {html} from '../lib.js';
import {S} from '../strings.js';
import * as api from '../api.js';
import {day, actorPath, betweenPath, threadPath} from '../format.js';
import {head, empty} from '../parts/states.js';
import {write} from '../parts/own.js';

export const title = () => S.saved.title;

export async function load({signal}) {
  try {
    const [saved, stars] = await Promise.all([api.get('/saved', signal), api.get('/stars', signal)]);
    return {saved: saved.items, stars: stars.items};
  } catch (failure) {
    if (failure.status === 401 || failure.status === 403) return {closed: true};
    throw failure;
  }
}

/** The view that a saved thing opens. */
function address({kind, query: search}) {
  const values = new URLSearchParams(search);
  if (kind === 'actor') return actorPath(values.get('key') ?? '');
  if (kind === 'dyad') return betweenPath(values.get('first') ?? '', values.get('second') ?? '');
  if (kind === 'thread') return threadPath(values.get('id') ?? '');
  return '/search?' + search;
}

function starred({kind, key}) {
  if (kind === 'actor') return actorPath(key);
  if (kind === 'thread') return threadPath(key);
  if (kind === 'document') return '/article/' + key;
  const [a, b] = key.split(' ');
  return betweenPath(a, b);
}

export function render(data, context) {
  if (data.closed) return html`${head(S.saved.title, S.saved.lead)}${empty(S.saved.signIn, html`<button class="button main" @click=${() => context.signIn()}>${S.signIn.open}</button>`)}`;
  const visit = (one) => async (event) => {
    event.preventDefault();
    await write(context, () => api.post(`/saved/${api.key(one.id)}/visit`));
    context.go(address(one));
  };
  const remove = (path) => () => write(context, async () => {
    await api.del(path);
    context.refresh();
  });
  return html`${head(S.saved.title, S.saved.lead)}
    ${data.saved.length ? html`<ul class="plain-list">${data.saved.map((one) => html`<li class="row spread"><div><a href=${address(one)} @click=${visit(one)}>${one.name}</a> <span class="tag">${S.saved.kinds[one.kind]}</span><br>
      <span class="from">${one.visited ? S.saved.last(day(one.visited.slice(0, 10))) : S.saved.never}, ${one.news.count ? html`<strong>${S.saved.news(one.news)}</strong>` : S.saved.nonews}</span></div>
      <div class="row"><a class="button" href=${one.feed}>${S.saved.feed}</a><button class="button" aria-label="${S.remove}: ${one.name}" @click=${remove('/saved/' + api.key(one.id))}>${S.remove}</button></div></li>`)}</ul>` : empty(S.saved.none)}
    <section class="section"><h2>${S.saved.stars}</h2>${data.stars.length ? html`<ul class="plain-list tight">${data.stars.map((one) => html`<li class="row spread"><span><a href=${starred(one)}>${one.label}</a> <span class="tag">${S.saved.kinds[one.kind]}</span></span><button class="button" aria-label="${S.remove}: ${one.label}" @click=${remove(`/stars/${one.kind}/${api.key(one.key)}`)}>${S.remove}</button></li>`)}</ul>` : html`<p class="muted small">${S.saved.nostars}</p>`}</section>`;
}
