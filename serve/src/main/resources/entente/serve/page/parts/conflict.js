// What does not go together, side by side.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {day, articlePath} from '../format.js';

const where = (side) => side.document
  ? html`<a href=${articlePath(side.document)}>${side.document.title || side.document.id}</a>, ${[side.whose, day(side.document.date)].filter(Boolean).join(', ')}`
  : html`${S.conflicts.source}: ${side.whose}`;

const told = (side) => html`<div class=${side.document ? '' : 'known'}><blockquote class="quote">${side.words}</blockquote><p class="from">${where(side)}</p></div>`;

export const conflictLine = (line) => html`<li class="conflict" id=${line.id}><h3>${line.kind}: ${line.about}</h3><div class="sides">${line.sides.map(told)}</div></li>`;

export const conflictShort = (line) => html`<li><strong>${line.about}</strong>${line.sides.slice(0, 2).map(told)}</li>`;
