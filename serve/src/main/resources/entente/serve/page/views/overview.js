// What is new, who deals with whom, what is due, what does not agree.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get} from '../api.js';
import {day, number, betweenPath, articlePath, plusDays} from '../format.js';
import {head, empty} from '../parts/states.js';
import {weekChart} from '../parts/weeks.js';
import {quadLegend} from '../parts/glyphs.js';
import {threadShort} from '../parts/thread.js';
import {conflictShort} from '../parts/conflict.js';

export const title = () => S.overview.title;

export const load = ({signal}) => get('/overview', signal);

const FIGURES = [['documents', '/search?view=documents'], ['events', '/search?kind=event'], ['statements', '/search?kind=statement'], ['threads', '/threads'], ['conflicts', '/conflicts']];

export function render(data) {
  const {record} = data;
  if (!record.counts.documents) {
    return html`${head(S.overview.title)}${empty(S.overview.nothing, html`<a class="button main" href="/sources">${S.overview.add}</a>`)}`;
  }
  // What is told as background may lie decades before the first report.
  const shown = data.weeks.filter((w) => (!record.first || w.week >= plusDays(record.first, -28)) && (!record.last || w.week <= record.last));
  const most = Math.max(1, ...data.dyads.map((d) => d.events));
  return html`
    ${head(S.overview.title, S.overview.since(day(record.first), day(record.last)))}
    <dl class="figures">${FIGURES.map(([name, to]) => html`<div><dt>${S.overview.figures[name]}</dt><dd><a href=${to}>${number(record.counts[name])}</a></dd></div>`)}</dl>
    <section class="section" aria-labelledby="weeks"><div class="section-head"><h2 id="weeks">${S.overview.weeks}</h2>${quadLegend()}</div>
      ${weekChart(shown, {width: 1100, height: 170, href: (w) => `/search?kind=event&since=${w.week}&until=${plusDays(w.week, 6)}`})}</section>
    <div class="columns section">
      <div>
        <section class="section" aria-labelledby="dyads"><div class="section-head"><h2 id="dyads">${S.overview.dyads}</h2><a class="small" href="/between">${S.overview.all}</a></div>
          <ul class="dyads">${data.dyads.map((d) => html`<li><a href=${betweenPath(d.first, d.second)}>${d.first_name} – ${d.second_name}</a>
            <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="8" rx="2"></rect><rect width=${(100 * d.events) / most} height="8" rx="2"></rect></svg>
            <span class="n">${S.count.events(d.events)}</span></li>`)}</ul></section>
        <section class="section" aria-labelledby="newest"><div class="section-head"><h2 id="newest">${S.overview.newest}</h2><a class="small" href="/search?view=documents">${S.overview.all}</a></div>
          <ul class="plain-list tight">${data.newest.map((d) => html`<li><a href=${articlePath(d)}>${d.title || d.id}</a><br><span class="from">${[d.outlet, day(d.date)].filter(Boolean).join(', ')}</span></li>`)}</ul></section>
      </div>
      <div>
        ${data.watched.length ? html`<section class="section" aria-labelledby="watched"><div class="section-head"><h2 id="watched">${S.overview.watched}</h2><a class="small" href="/saved">${S.overview.all}</a></div>
          <ul class="plain-list tight">${data.watched.map((w) => html`<li class="row spread"><a href="/saved">${w.name}</a><span class="tiny muted">${w.news.count ? S.saved.news(w.news) : S.saved.nonews}</span></li>`)}</ul></section>` : nothing}
        <section class="section" aria-labelledby="due"><div class="section-head"><h2 id="due">${S.overview.due}</h2><a class="small" href="/threads">${S.overview.all}</a></div>
          ${data.due.length ? html`<ul class="plain-list">${data.due.slice(0, 5).map(threadShort)}</ul>` : html`<p class="muted small">${S.overview.nodue}</p>`}</section>
        <section class="section" aria-labelledby="moved"><div class="section-head"><h2 id="moved">${S.overview.threads}</h2></div>
          <ul class="plain-list">${data.threads.slice(0, 5).map(threadShort)}</ul></section>
        <section class="section" aria-labelledby="conflicts"><div class="section-head"><h2 id="conflicts">${S.overview.conflicts}</h2><a class="small" href="/conflicts">${S.overview.all}</a></div>
          ${data.conflicts.length ? html`<ul class="plain-list">${data.conflicts.slice(0, 4).map(conflictShort)}</ul>` : html`<p class="muted small">${S.overview.noconflicts}</p>`}</section>
      </div>
    </div>`;
}

const EVERY = 3000;

/** Looks for what came: while a reading runs the overview fills by itself. */
export function mounted(root, data, context) {
  const look = async () => {
    if (document.visibilityState !== 'visible' || root.contains(document.activeElement?.closest('details[open], input'))) return;
    try {
      const {revision} = await get('/record');
      if (revision === data.record.revision) return;
      Object.assign(data, await get('/overview'));
      context.rerender();
      context.refreshRecord();
    } catch {
      // The server is busy or gone: what is shown stays, and the next request of the reader's says so.
    }
  };
  const timer = setInterval(look, EVERY);
  return () => clearInterval(timer);
}
