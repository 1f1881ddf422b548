// What does not go together: each side with its words, its report and its day. Nothing here says which is right.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {day, articlePath, partName} from '../format.js';
import {names} from './thread.js';

const C = S.conflicts;

export const kindName = (value, label) => C.kinds[value] ?? label ?? value.replaceAll('_', ' ');

/** The article with the side's words lit. */
const place = (side) => (side.end > side.start ? articlePath(side.document) + `?at=${side.start}-${side.end}` : articlePath(side.document));

/** What it is about, with names for the codes of its parties. */
function about(line) {
  const known = new Map(line.parties.map((one) => [one.key, partName(one)]));
  return line.about.replace(/[A-Z]{2,}(?:\/[A-Z]{3})?/g, (code) => known.get(code) ?? code);
}

/** A charge and its denial may stand in one sentence, which is shown once. */
function sidesOf(line) {
  const seen = new Set();
  const place = (side) => (side.document ? `${side.document.digest} ${side.start}` : `${side.whose} ${side.words}`);
  return line.sides.filter((side) => !seen.has(place(side)) && seen.add(place(side)));
}

const sideOf = (side) => (side.document
  ? html`<li class="side"><h3>${side.whose || C.report}</h3><blockquote class="quote">${side.words}</blockquote>
      <p class="from"><a href=${place(side)}>${side.document.title || side.document.id}</a>, ${day(side.document.date)}</p></li>`
  : html`<li class="side known"><h3>${C.known}</h3><p>${side.words}</p><p class="from">${C.source}: ${side.whose}</p></li>`);

export const conflictLine = (line) => html`<li class="conflict" id=${line.id}>
  <header class="line row"><span class="tag">${kindName(line.kind)}</span><h2>${about(line)}</h2>${line.parties.length ? html`<span class="parties">${names(line.parties)}</span>` : nothing}${line.day ? html`<span class="day">${day(line.day)}</span>` : nothing}</header>
  <ul class="sides">${sidesOf(line).map(sideOf)}</ul>
  ${line.more ? html`<p class="small muted">${C.more(line.more)}</p>` : nothing}</li>`;

/** For the overview: what it is about, and who says so. */
export const conflictShort = (line) => html`<li><div class="row spread"><a href=${'/conflicts?kind=' + encodeURIComponent(line.kind) + '#' + line.id}>${about(line)}</a><span class="tag">${kindName(line.kind)}</span></div>
  ${sidesOf(line).slice(0, 2).map((side) => html`<p class="from"><strong>${side.document ? side.whose || C.report : C.known}:</strong> ${side.words}</p>`)}</li>`;
