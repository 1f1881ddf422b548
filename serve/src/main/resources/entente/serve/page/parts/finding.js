// A finding as a reader meets it in a list: what, who, whom, when, and the sentence with its words marked.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {day, parties, actorPath, articlePath} from '../format.js';
import {glyph} from './glyphs.js';

export const typeName = (item) => (item.kind === 'event' ? item.type : item.kind === 'statement' ? (item.type === 'attitude' ? S.attitude : S.kinds.statement) : S.relation(item.type));

export const type = (item) => html`<span class="type c${item.quad ?? 0}">${glyph(item.quad ?? 0)} ${typeName(item)}${item.kind === 'statement' && item.type !== 'attitude' ? html` <small>${item.type}</small>` : nothing}${item.kind === 'event' && item.quad ? html`<span class="sr">, ${S.quads[item.quad]}</span>` : nothing}</span>`;

export const modality = (value) => (value && value !== 'asserted' ? html`<span class="tag ${value}">${S.modality[value] ?? value}</span>` : nothing);

const party = (one) => (one.key ? html`<a href=${actorPath(one.key)}>${one.name}</a>` : html`<span>${one.name}</span>`);

export const partyList = (list) => html`${list.map((one, i) => html`${i ? (i === list.length - 1 ? ` ${S.finding.and} ` : ', ') : ''}${party(one)}`)}`;

/** The same party may stand there several times, once for each of its mentions. */
function distinct(list) {
  const seen = new Set();
  return list.filter((one) => !seen.has(one.id + one.name) && seen.add(one.id + one.name));
}

export function who(item) {
  const part = (role) => distinct(parties(item, role));
  if (item.kind === 'event') {
    const [actors, recipients] = [part('actor'), part('recipient')];
    return html`<span class="parties">${actors.length ? partyList(actors) : html`<span class="muted">${S.nobody}</span>`}${recipients.length ? html`<span class="arrow" aria-hidden="true">→</span><span class="sr"> ${S.finding.toward} </span>${partyList(recipients)}` : nothing}</span>`;
  }
  if (item.kind === 'statement') {
    const [source, about] = [part('source'), part('about')];
    return html`<span class="parties">${source.length ? partyList(source) : html`<span class="muted">${S.finding.unknownSource}</span>`}${about.length ? html` <span class="muted">${S.finding.on}</span> ${partyList(about)}` : nothing}</span>`;
  }
  return html`<span class="parties">${partyList(part('subject'))} <span class="muted">${S.relation(item.type)}</span> ${partyList(part('object'))}</span>`;
}

/** Whether an act is told by a source, or a source has no name. */
function attribution(item) {
  if (item.kind === 'statement' && item.finding.source?.kind === 'unnamed') return html`<span class="tag unnamed">${S.sourceKinds.unnamed}</span>`;
  if (item.kind === 'event' && item.finding.attributed_to?.length) return html`<span class="tag">${S.finding.told}</span>`;
  return nothing;
}

/** Where the sentence begins in the kept text: there alone all words of the finding stand where they should. */
function quoteStart(item, spans) {
  const anchor = spans[0];
  if (!anchor) return null;
  for (let at = item.quote.indexOf(anchor.text); at >= 0; at = item.quote.indexOf(anchor.text, at + 1)) {
    const start = anchor.start - at;
    const fits = (span) => span.start < start || span.end > start + item.quote.length || item.quote.slice(span.start - start, span.end - start) === span.text;
    if (spans.every(fits)) return start;
  }
  return null;
}

/** The sentence; its words as text, never as markup. */
export function quote(item) {
  const f = item.finding;
  const spans = [];
  const add = (span, part) => span && span.text && spans.push({start: span.start, end: span.end, text: span.text, part});
  if (item.kind === 'event') {
    add(f.trigger, 'act');
    for (const one of [...(f.actors ?? []), ...(f.recipients ?? [])]) add(one, 'party');
  } else if (item.kind === 'statement') {
    add(f.cue, 'party');
    add(f.source, 'party');
  }
  const start = quoteStart(item, spans);
  const inside = start === null ? [] : spans
    .map((span) => ({...span, start: span.start - start, end: span.end - start}))
    .filter((span) => span.start >= 0 && span.end <= item.quote.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const runs = [];
  let at = 0;
  for (const span of inside) {
    if (span.start < at) continue;
    if (span.start > at) runs.push(item.quote.slice(at, span.start));
    runs.push(html`<mark class=${span.part}>${item.quote.slice(span.start, span.end)}</mark>`);
    at = span.end;
  }
  runs.push(item.quote.slice(at));
  return html`<blockquote class="quote m${item.quad ?? 0}">${runs}</blockquote>`;
}

export const from = (item) => html`<span class="from"><a href=${articlePath(item.document, item.id)}>${item.document.title || item.document.id}</a>${item.document.outlet ? html`, ${item.document.outlet}` : nothing}${item.document.date ? html`, ${day(item.document.date)}` : nothing}</span>`;

export const finding = (item, extra) => html`<article class="finding">
  <div class="line">${type(item)} ${who(item)} ${modality(item.modality)} ${attribution(item)}<span class="day">${day(item.day)}</span></div>
  ${quote(item)}
  <div class="row spread">${from(item)}${extra ?? nothing}</div>
</article>`;

export const findings = (items) => html`<div class="findings">${items.map((item) => finding(item))}</div>`;
