// The week in the record.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {day, number, betweenPath, plusDays} from '../format.js';
import {head} from '../parts/states.js';
import {findings} from '../parts/finding.js';
import {glyph} from '../parts/glyphs.js';
import {threadShort} from '../parts/thread.js';
import {conflictShort} from '../parts/conflict.js';
import {printButton} from '../parts/own.js';

export const title = () => S.brief.title;

export const load = ({query: search, signal}) => get('/brief' + query({week: search.get('week')}), signal);

const part = (name, list, line) => html`<section class="section"><h2>${name}</h2>${list.length ? html`<ul class="plain-list">${list.map(line)}</ul>` : html`<p class="muted small">${S.brief.none}</p>`}</section>`;

/** ISO week of a Monday, as the routes want it: 2009-W20. */
function week(monday) {
  const thursday = new Date(plusDays(monday, 3) + 'T00:00:00Z');
  const first = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 4));
  const n = 1 + Math.round(((thursday - first) / 86400000 - 3 + ((first.getUTCDay() + 6) % 7)) / 7);
  return `${thursday.getUTCFullYear()}-W${String(n).padStart(2, '0')}`;
}

export const render = (brief, context) => html`
  ${head(S.brief.title, S.brief.week(day(brief.since), day(brief.until)), html`
    <a class="button" href=${context.addressWith({week: week(plusDays(brief.since, -7))})}>${S.brief.before}</a><a class="button" href=${context.addressWith({week: week(plusDays(brief.since, 7))})}>${S.brief.after}</a>
    <a class="button" href=${'/api/brief.md' + query({week: brief.week})} download>${S.brief.markdown}</a>${printButton()}`)}
  <dl class="figures"><div><dt>${S.overview.figures.documents}</dt><dd>${number(brief.documents)}</dd></div>${[1, 2, 3, 4].map((q) => html`<div><dt>${glyph(q)} ${S.quads[q]}</dt><dd><a href=${'/search' + query({kind: 'event', quad: q, since: brief.since, until: brief.until})}>${number(brief.acts['q' + q])}</a></dd></div>`)}</dl>
  <div class="columns section"><div>
    <section class="section"><h2>${S.brief.strongest}</h2>${brief.strongest.length ? findings(brief.strongest) : html`<p class="muted small">${S.brief.none}</p>`}</section></div>
  <div>
    <section class="section"><h2>${S.brief.pairs}</h2><ul class="plain-list tight">${brief.dyads.map((d) => html`<li class="row spread"><a href=${betweenPath(d.dyad.first, d.dyad.second) + query({since: plusDays(brief.since, -56), until: brief.until})}>${d.dyad.first_name} – ${d.dyad.second_name}</a><span class="tiny muted">${S.count.events(d.events)}, ${S.brief.usual(d.before)}</span></li>`)}</ul></section>
    ${part(S.brief.opened, brief.opened, threadShort)}${part(S.brief.moved, brief.moved, threadShort)}${part(S.brief.due, brief.due, threadShort)}${brief.conflicts.length ? part(S.brief.conflicts, brief.conflicts, conflictShort) : nothing}
  </div></div>`;
