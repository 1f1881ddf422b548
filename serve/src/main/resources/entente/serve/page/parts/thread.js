// A commitment in a list.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {day, actorPath, partName, threadPath} from '../format.js';

const GOOD = /^(accepted|kept|carried out|promised|agreed|delivered|met|observed|renewed)/;
const BAD = /^(declined|refused|rejected|broken|lapsed|withdrawn|violated|denied|unmet|carried through)/;

/** "accepted, kept": what came last decides how it is shown, unless it is still open. */
export function state(value) {
  const parts = value.split(', ');
  const last = parts.at(-1) === 'open' ? parts[0] : parts.at(-1);
  return html`<span class="state ${GOOD.test(last) ? 'good' : BAD.test(last) ? 'bad' : ''}">${value}</span>`;
}

export const names = (keys) => (keys.length ? list(keys) : html`<span class="muted">${S.nobody}</span>`);

const list = (keys) => html`${keys.map((one, i) => html`${i ? ', ' : ''}<a href=${actorPath(one.key)}>${partName(one)}</a>`)}`;

/** Who owes it to whom; where each owes it to all, nobody stands there twice. */
export const parties = (line) => {
  const keys = (list) => list.map((one) => one.key).sort().join(' ');
  return keys(line.by) === keys(line.to) || !line.to.length ? names(line.by) : html`${names(line.by)}<span class="arrow" aria-hidden="true">→</span><span class="sr"> ${S.finding.toward} </span>${names(line.to)}`;
};

export const title = (line) => `${line.kind}: ${line.by.map(partName).join(', ')} → ${line.to.map(partName).join(', ')}`;

export const threadLine = (line) => html`<li class="thread"><div>
    <div class="line row">${state(line.state)}<h3><a href=${threadPath(line.id)}>${line.kind}</a></h3><span class="parties">${parties(line)}</span></div>
    <p class="quote">${line.words}</p>
  </div>
  <div class="times"><span>${S.threads.opened} ${day(line.opened)}</span>${line.last !== line.opened ? html`<span>${S.threads.last} ${day(line.last)}</span>` : nothing}${line.due ? html`<span>${line.overdue ? html`<span class="tag overdue">${S.threads.overdue}</span> ` : nothing}${S.threads.due} ${day(line.due)}</span>` : nothing}<span>${S.count.steps(line.steps)}</span></div>
</li>`;

export const threadList = (lines) => html`<ul>${lines.map(threadLine)}</ul>`;

/** For the overview: a line each. */
export const threadShort = (line) => html`<li><div class="row spread"><span class="parties"><a href=${threadPath(line.id)}>${line.kind}</a> ${parties(line)}</span>${state(line.state)}</div>
  <p class="from">${line.words}</p>${line.due ? html`<span class="tiny ${line.overdue ? '' : 'muted'}">${line.overdue ? html`<span class="tag overdue">${S.threads.overdue}</span> ` : nothing}${S.threads.due} ${day(line.due)}</span>` : nothing}</li>`;
