// The house around the views: menu, search, sign-in, and the way from an address to a view and back.
import {html, render, nothing} from './lib.js';
import {S} from './strings.js';
import * as api from './api.js';
import {mark} from './parts/glyphs.js';
import {problem, tell} from './parts/states.js';
import {toast} from './parts/toast.js';

const VIEWS = [
  ['/', 'overview'], ['/search', 'search'], ['/article/:digest', 'article'], ['/actors', 'actors'], ['/actor/:key', 'actor'],
  ['/between', 'between'], ['/between/:first/:second', 'between'], ['/threads', 'threads'], ['/thread/:id', 'thread'], ['/positions', 'positions'],
  ['/network', 'network'], ['/map', 'map'], ['/conflicts', 'conflicts'], ['/story/:id', 'story'], ['/brief', 'brief'], ['/review', 'review'],
  ['/review/:tab', 'review'], ['/saved', 'saved'], ['/sources', 'sources'],
].map(([path, name]) => ({
  name, pattern: new RegExp('^' + path.replace(/:(\w+)/g, '(?<$1>[^/]+)') + '/?$'),
}));

const MENU = [
  [S.nav.read, [['/', S.nav.overview], ['/search', S.nav.search], ['/actors', S.nav.actors], ['/brief', S.nav.brief]]],
  [S.nav.follow, [['/between', S.nav.between], ['/threads', S.nav.threads], ['/positions', S.nav.positions], ['/network', S.nav.network], ['/map', S.nav.map], ['/conflicts', S.nav.conflicts]]],
  [S.nav.work, [['/review', S.nav.review], ['/saved', S.nav.saved], ['/sources', S.nav.sources]]],
];

const shell = document.getElementById('shell');
let record = null;
let current = null;
let menuOpen = false;

function here() {
  const url = new URL(location.href);
  for (const view of VIEWS) {
    const match = view.pattern.exec(url.pathname);
    if (match) {
      const params = Object.fromEntries(Object.entries(match.groups || {}).map(([k, v]) => [k, decodeURIComponent(v)]));
      return {view, params, query: url.searchParams, path: url.pathname};
    }
  }
  return null;
}

/** Goes to an address of the page. */
export function go(address, {replace = false, keep = false} = {}) {
  history.replaceState({...history.state, scroll: scrollY}, '');
  history[replace ? 'replaceState' : 'pushState']({}, '', address);
  return show({keep});
}

function addressWith(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    url.searchParams.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) url.searchParams.append(name, one);
    }
  }
  return url.pathname + url.search;
}

async function show({keep = false, scroll} = {}) {
  current?.abort.abort();
  const place = here();
  const abort = new AbortController();
  const main = document.getElementById('main');
  const mine = {abort, place};
  const before = current;
  current = mine;
  menuOpen = false;
  frame();
  if (!place) {
    before?.cleanup?.();
    render(html`<h1 tabindex="-1">${S.errors.notFound}</h1>`, main);
    return;
  }
  main.setAttribute('aria-busy', 'true');
  if (!before) render(html`<p class="muted">${S.loading}</p>`, main);
  let module;
  let data;
  const context = {
    params: place.params, query: place.query, signal: abort.signal, record: () => record,
    state: keep && before?.place?.view === place.view ? before.context?.state ?? {} : {},
    go, setQuery: (changes, options) => go(addressWith(changes), {keep: true, ...options}), addressWith,
    refresh: () => show({keep: true}), refreshRecord, signIn: openSignIn, say,
    rerender: () => { if (current === mine) draw(); },
  };
  mine.context = context;
  const draw = () => {
    mine.cleanup?.();
    mine.cleanup = undefined;
    render(html`<div class="view ${place.view.name}-view">${module.render(data, context)}</div>`, main);
    mine.cleanup = module.mounted?.(main, data, context);
  };
  try {
    module = await import(`./views/${place.view.name}.js`);
    data = await module.load(context);
    if (current !== mine) return;
    before?.cleanup?.();
    // Another view begins on a clean sheet; the same view is only changed.
    if (before?.place?.view !== place.view) render(nothing, main);
    draw();
    document.title = `${module.title(data, context)} · ${S.name}`;
  } catch (failure) {
    if (failure.name === 'AbortError' || current !== mine) return;
    before?.cleanup?.();
    render(problem(failure, () => show({}), () => openSignIn()), main);
    document.title = S.name;
    if (!(failure instanceof api.Problem)) console.error(failure);
  } finally {
    if (current === mine) main.setAttribute('aria-busy', 'false');
  }
  if (current !== mine) return;
  if (!keep) {
    scrollTo(0, scroll ?? 0);
    if (before && !location.hash) main.querySelector('h1')?.focus({preventScroll: true});
  }
}

async function refreshRecord() {
  try {
    record = await api.get('/record');
    if (record.csrf) api.keepCsrf(record.csrf);
  } catch (failure) {
    record = null;
    if (failure.status === 401) openSignIn();
  }
  frame();
}

/** Tells screen readers what changed. */
function say(text) {
  document.getElementById('said').textContent = text;
}

function frame() {
  const place = here();
  const path = place?.path ?? '';
  const root = '/' + path.split('/')[1];
  const section = {'/article': '/search', '/actor': '/actors', '/thread': '/threads', '/story': '/search'}[root] ?? root;
  render(html`
    <div class="house">
      <header class="rail ${menuOpen ? 'open' : ''}">
        <a class="brand" href="/" aria-label=${S.brand}>${mark()}<span>${S.name}</span></a>
        <button class="button menu-button" aria-expanded=${menuOpen} aria-controls="menu" @click=${() => { menuOpen = !menuOpen; frame(); }}>${S.menu}</button>
        <nav id="menu" aria-label=${S.main}>
          ${MENU.map(([title, entries]) => html`<div><h2>${title}</h2><ul>${entries.map(([to, name]) => html`<li><a href=${to} aria-current=${section === to ? 'page' : nothing}>${name}</a></li>`)}</ul></div>`)}
        </nav>
        <div class="who">
          ${record?.may_write && record.user
            ? html`<span>${S.signIn.as(record.user)}</span><button class="button" @click=${leave}>${S.signIn.out}</button>`
            : html`<span>${S.signIn.reading}</span><button class="button" @click=${() => openSignIn()}>${S.signIn.open}</button>`}
        </div>
      </header>
      <div class="page">
        ${record?.kind === 'fiction' ? html`<aside class="fiction" aria-label=${S.fictionLabel}>${S.fiction}</aside>` : nothing}
        <div class="top"><form role="search" aria-label=${S.header.search} @submit=${searchFor}>
          <label class="sr" for="q">${S.header.search}</label>
          <input id="q" name="q" type="search" autocomplete="off" placeholder=${S.header.placeholder}>
        </form></div>
        <main id="main" tabindex="-1"></main>
        <footer class="foot">${S.foot} <a href="/api/docs">${S.api}</a></footer>
      </div>
    </div>
    <div id="said" class="sr" role="status" aria-live="polite"></div>
    <div id="toast" class="toast" role="status"></div>
    <dialog id="sign-in" aria-labelledby="sign-in-title"></dialog>
    <dialog id="keys" aria-labelledby="keys-title"></dialog>`, shell);
}

function searchFor(event) {
  event.preventDefault();
  const q = new FormData(event.target).get('q').trim();
  event.target.reset();
  go('/search' + api.query({q}));
}

async function leave() {
  await api.signOut();
  await refreshRecord();
  show({keep: true});
}

function openSignIn(message) {
  const dialog = document.getElementById('sign-in');
  const password = record?.sign_in === 'password';
  const draw = (wrong) => render(html`
    <form class="form column" method="dialog" @submit=${submit}>
      <h2 id="sign-in-title">${S.signIn.title}</h2>
      <p class="small">${S.signIn.why}</p>
      ${wrong ? html`<p class="error" role="alert">${wrong}</p>` : nothing}
      <label class="field-label">${password ? S.signIn.password : S.signIn.token}<input name="secret" type="password" required autocomplete="current-password"></label>
      <label class="field-label">${S.signIn.name}<input name="name" required maxlength="60" autocomplete="username" .value=${localStorage.getItem('name') || 'reader'}></label>
      <p class="tiny muted">${S.signIn.nameHelp}</p>
      <div class="row"><button class="button main">${S.signIn.go}</button><button type="button" class="button" @click=${() => dialog.close()}>${S.cancel}</button></div>
    </form>`, dialog);
  const submit = async (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    try {
      await enter(form.get('secret'), form.get('name'));
      dialog.close();
      show({keep: true});
    } catch (failure) {
      draw(reason(failure));
    }
  };
  draw(typeof message === 'string' ? message : undefined);
  if (!dialog.open) dialog.showModal();
}

/** Why nobody was signed in. */
const reason = (failure) => (failure.status === 401 ? `${S.signIn.wrong} ${failure.message}` : tell(failure));

async function enter(secret, name) {
  await api.signIn(secret, name);
  localStorage.setItem('name', name);
  await refreshRecord();
}

function openKeys() {
  const dialog = document.getElementById('keys');
  render(html`<h2 id="keys-title">${S.help.title}</h2>
    <table><tbody>${S.help.rows.map(([keys, what]) => html`<tr><th scope="row"><kbd>${keys}</kbd></th><td>${what}</td></tr>`)}</tbody></table>
    <p></p><button class="button" @click=${() => dialog.close()}>${S.close}</button>`, dialog);
  if (!dialog.open) dialog.showModal();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.getAttribute('href') ?? link.href.baseVal, location.href);
  if (url.origin !== location.origin || url.pathname.startsWith('/api/') || link.hasAttribute('download') || link.target) return;
  if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
  event.preventDefault();
  go(url.pathname + url.search + url.hash);
});
document.addEventListener('keydown', (event) => {
  if (event.target.closest?.('input, textarea, select, [contenteditable]') || event.metaKey || event.ctrlKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('q').focus();
  } else if (event.key === '?') openKeys();
});
addEventListener('popstate', (event) => show({scroll: event.state?.scroll ?? 0}));
history.scrollRestoration = 'manual';

async function begin() {
  // "entente serve" opens the page with its token behind the hash, where no server log and no referrer sees it.
  const token = /^#token=(.+)$/.exec(location.hash);
  if (token) {
    history.replaceState({}, '', location.pathname + location.search);
    try {
      await api.signIn(decodeURIComponent(token[1]), localStorage.getItem('name') || 'reader');
    } catch (failure) {
      toast(reason(failure));
    }
  }
  frame();
  await Promise.all([refreshRecord(), show({})]);
}

begin();
