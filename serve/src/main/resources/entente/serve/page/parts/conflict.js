// What was said beside what is known.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {day, articlePath} from '../format.js';

/** The sentence with the claim marked, as text. */
export function said(line) {
  const at = line.quote.indexOf(line.claim.text);
  return at < 0
    ? html`<blockquote class="quote">${line.quote}</blockquote>`
    : html`<blockquote class="quote m3">${line.quote.slice(0, at)}<mark class="act">${line.claim.text}</mark>${line.quote.slice(at + line.claim.text.length)}</blockquote>`;
}

const where = (line) => html`<a href=${articlePath(line.document, line.id)}>${line.document.title || line.document.id}</a>, ${[line.document.outlet, day(line.document.date)].filter(Boolean).join(', ')}`;

export const conflictLine = (line) => html`<li class="conflict"><div class="sides">
    <div><h3>${S.conflicts.said}</h3>${said(line)}<p class="from">${where(line)}</p></div>
    <div class="known"><h3>${S.conflicts.known}</h3><p>${line.known}</p><p class="from">${S.conflicts.source}: ${line.source}</p></div>
  </div></li>`;

export const conflictShort = (line) => html`<li>${said(line)}<p class="small">${line.known}</p><p class="from">${where(line)}</p></li>`;
