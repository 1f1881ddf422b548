// What passed between two: a timeline with one side above and the other below, commitments as bars, every mark with its words.
import {html, svg, nothing, d3} from '../lib.js';
import {S} from '../strings.js';
import {get, query, key} from '../api.js';
import {day, date, betweenPath, actorPath, plusDays, threadPath, partName} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {finding, typeName} from '../parts/finding.js';
import {form} from '../parts/glyphs.js';
import {quadChoices, modalityChoices, days, submitted} from '../parts/filters.js';
import {picker} from '../parts/picker.js';
import {panel, open, show} from '../parts/panel.js';
import {roving, fit} from '../parts/roving.js';
import {star, note, watch, printButton} from '../parts/own.js';

const MARKS = 200;

export const title = (data) => (data.between ? `${data.between.first.name} – ${data.between.second.name}` : S.between.title);

export async function load(context) {
  const {first, second} = context.params;
  if (!first) return {dyads: (await get('/overview', context.signal)).dyads};
  const time = {since: context.query.get('since'), until: context.query.get('until')};
  const narrowed = {...time, kind: 'event', quad: context.query.getAll('quad'), modality: context.query.getAll('modality'), sort: 'oldest', facets: 'false', limit: MARKS};
  const [between, there, back, statements] = await Promise.all([
    get(`/between/${key(first)}/${key(second)}${query(time)}`, context.signal),
    get('/search' + query({...narrowed, actor: first, with: second, direction: 'there'}), context.signal),
    get('/search' + query({...narrowed, actor: first, with: second, direction: 'back'}), context.signal),
    get('/search' + query({...time, actor: first, with: second, kind: 'statement', limit: 12, facets: 'false'}), context.signal),
  ]);
  const backIds = new Set(back.items.map((item) => item.id));
  const thereIds = new Set(there.items.map((item) => item.id));
  const marks = [
    ...there.items.map((item) => ({item, way: backIds.has(item.id) ? 'together' : 'there'})),
    ...back.items.filter((item) => !thereIds.has(item.id)).map((item) => ({item, way: 'back'})),
  ].filter(({item}) => item.day).sort((a, b) => a.item.day.localeCompare(b.item.day) || a.item.id.localeCompare(b.item.id));
  return {between, marks, all: !there.next && !back.next, statements};
}

export function render(data, context) {
  return data.between ? both(data, context) : choose(data, context);
}

function choose({dyads}, context) {
  const submit = (event) => {
    event.preventDefault();
    const form1 = new FormData(event.target);
    const [a, b] = [form1.get('first'), form1.get('second')];
    if (a && b) context.go(betweenPath(a, b));
  };
  const most = Math.max(1, ...dyads.map((d) => d.events));
  return html`${head(S.between.title, S.between.lead)}
    <form class="filters" @submit=${submit}>
      ${picker({name: 'first', label: S.between.first, state: context.state, rerender: context.rerender, required: true})}
      ${picker({name: 'second', label: S.between.second, state: context.state, rerender: context.rerender, required: true})}
      <button class="button main">${S.between.go}</button></form>
    <section class="section"><h2>${S.between.active}</h2><ul class="dyads">${dyads.map((d) => html`<li><a href=${betweenPath(d.first, d.second)}>${d.first_name} – ${d.second_name}</a>
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="8" rx="2"></rect><rect width=${(100 * d.events) / most} height="8" rx="2"></rect></svg><span class="n">${S.count.events(d.events)}</span></li>`)}</ul></section>`;
}

function both(data, context) {
  const {between, marks, all, statements} = data;
  const [a, b] = [between.first, between.second];
  const dyadKey = [a.key, b.key].sort().join(' ');
  const byWeek = !all || tallest(marks) > 12;
  const said = [S.between.total(between.total.there, between.total.back), S.count.statements(between.total.statements)].join(', ');
  return html`
    ${head(html`<a class="plain-link" href=${actorPath(a.key)}>${a.name}</a> – <a class="plain-link" href=${actorPath(b.key)}>${b.name}</a>`, said,
      html`${star('dyad', dyadKey, between, context)}${watch('dyad', `${a.name} – ${b.name}`, `first=${encodeURIComponent(a.key)}&second=${encodeURIComponent(b.key)}`, context)}<a class="button" href=${betweenPath(b.key, a.key) + location.search}>${S.between.swap}</a>${printButton()}`)}
    <dl class="trends">${between.trends.map((t) => html`<div><dt>${S.between.trend[t.weeks] ?? t.weeks}</dt><dd><strong>${S.count.events(t.acts)}</strong> <span class="muted small">${t.verdict === 'too few to tell' ? S.between.verdict[t.verdict] : `${S.between.verdict[t.verdict]} (${S.between.usual(t.before)})`}</span></dd></div>`)}</dl>
    ${note('dyad', dyadKey, between, context)}
    ${fold(S.filters, html`<div class="filters">
      ${quadChoices(context)}
      ${modalityChoices(context)}
      <form class="row" @submit=${submitted(context, ['since', 'until'])}>${days(between.since, between.until)}<button class="button">${S.apply}</button></form>
    </div>`)}
    ${marks.length ? html`
      <figure class="chart-box" id="timeline">${timeline(data, byWeek, context)}</figure>
      <p class="tiny muted no-print">${byWeek ? S.between.weekly : S.between.hint}</p>
      ${panel(context)}
      <section class="section"><h2>${S.between.acts}</h2>${[...marks].reverse().map(({item, way}) => finding(item, html`<span class="tiny muted">${way === 'together' ? S.between.together : way === 'there' ? S.between.there(a.name, b.name) : S.between.there(b.name, a.name)}</span>`))}
        ${all ? nothing : html`<p><a href=${'/search' + query({actor: a.key, with: b.key, kind: 'event'})}>${S.more}</a></p>`}</section>` : empty(S.between.none)}
    ${statements.items.length ? html`<section class="section"><div class="section-head"><h2>${S.between.statements}</h2>${statements.next ? html`<a class="small" href=${'/search' + query({actor: a.key, with: b.key, kind: 'statement'})}>${S.overview.all}</a>` : nothing}</div>${statements.items.map((item) => finding(item))}</section>` : nothing}`;
}

function tallest(marks) {
  const counts = d3.rollup(marks, (list) => list.length, (m) => m.way, (m) => m.item.day);
  return d3.max([...counts.values()].flatMap((days) => [...days.values()])) ?? 0;
}

function timeline({between, marks}, byWeek, context) {
  const width = Math.max(300, context.state.width ?? Math.min(1080, innerWidth - 60));
  // Few marks may be larger.
  const r = marks.length > 60 ? 6 : 8;
  const column = 2 * r + 5;
  // What is told as background may lie years before: it stands at the left edge, for "earlier".
  const told = marks.filter((m) => m.item.modality !== 'background');
  const days = [...(told.length ? told : marks).map((m) => m.item.day), ...between.bars.flatMap((bar) => [bar.from, bar.to].filter(Boolean))].sort();
  const first = between.since ?? plusDays(days[0], -2);
  const earlier = marks.some((m) => m.item.day < first);
  const [left, right] = [earlier ? 76 : 12, width - 12];
  const last = between.until ?? plusDays(days.at(-1), 3);
  const x = d3.scaleUtc([date(first), date(last)], [left, right]);
  const slot = (d) => (d < first ? 1.5 : Math.round(x(date(d)) / column));
  const stacks = {there: new Map(), together: new Map(), back: new Map()};
  const placed = marks.map((mark) => {
    const level = stacks[mark.way].get(slot(mark.item.day)) ?? 0;
    stacks[mark.way].set(slot(mark.item.day), level + 1);
    return {...mark, level, cx: mark.item.day < first ? 26 : Math.min(right, Math.max(left, slot(mark.item.day) * column))};
  });
  const high = (way) => Math.max(1, ...stacks[way].values());
  const weekMost = d3.max(between.weeks, (w) => Math.max(sumOf(w.there), sumOf(w.back))) || 1;
  const lane = (way) => (byWeek ? 112 : Math.max(3, high(way)) * column + 12);
  const top = 24;
  const dates = 24;
  const together = !byWeek && stacks.together.size ? high('together') * column + 8 : 0;
  const middle = together + dates;
  const axisTop = top + lane('there');
  const axisBottom = axisTop + middle;
  const below = axisBottom + lane('back');
  const barsTop = below + 56;
  const bars = between.bars;
  const row = 26;
  const height = barsTop + (bars.length ? bars.length * row + 4 : -30);
  // d3 may give more days than were asked for: those whose names would touch are left out.
  const ticks = x.ticks(Math.max(6, Math.min(9, Math.floor(width / 105)))).reduce((kept, t) => (kept.length && x(t) - x(kept.at(-1)) < 62 ? kept : [...kept, t]), []);
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  const write = d3.utcFormat(sameYear ? '%-d %b' : '%b %Y');
  const [a, b] = [between.first, between.second];
  const label = ({item, way}) => `${day(item.day)}: ${typeName(item)}, ${way === 'together' ? S.between.together : way === 'there' ? S.between.there(a.name, b.name) : S.between.there(b.name, a.name)}. ${item.quote}`;
  const y = (mark) => (mark.way === 'there' ? axisTop - 7 - r - mark.level * column : mark.way === 'back' ? axisBottom + 7 + r + mark.level * column : axisTop + together / 2 + (mark.level - (stacks.together.get(slot(mark.item.day)) - 1) / 2) * column);
  const choose = (mark) => {
    context.state.picked = mark.item.id;
    show(context, `${day(mark.item.day)}, ${typeName(mark.item)}`, [mark.item]);
  };
  const dot = (mark) => svg`<g class="mark ${['negated', 'background', 'conditional'].includes(mark.item.modality) ? 'weak' : ''} ${context.state.picked === mark.item.id ? 'picked' : ''}" role="button" tabindex="-1" aria-label=${label(mark)} @click=${() => choose(mark)}>
      <circle class="hit" cx=${mark.cx} cy=${y(mark)} r="12"></circle><circle class="ring" cx=${mark.cx} cy=${y(mark)} r=${r + 3.5}></circle>${form(mark.item.quad, mark.cx, y(mark), r - 0.6)}<title>${label(mark)}</title></g>`;
  const weekBar = (w, way) => {
    const quads = w[way];
    const total = sumOf(quads);
    if (!total || w.week < plusDays(first, -7)) return nothing;
    const scale = (n) => (n / weekMost) * 100;
    const x0 = Math.max(left, x(date(w.week)));
    const wide = Math.max(2, x(date(plusDays(w.week, 7))) - x0 - 1.5);
    let at = 0;
    const order = [2, 1, 3, 4];
    const pieces = order.map((q) => {
      const h = scale(quads['q' + q]);
      const top1 = way === 'there' ? axisTop - at - h : axisBottom + at;
      at += h;
      return h ? svg`<rect class="f${q}" x=${x0} y=${top1} width=${wide} height=${Math.max(0.5, h - 0.6)}></rect>` : nothing;
    });
    const name = `${S.overview.weekOf(day(w.week))}, ${way === 'there' ? S.between.there(a.name, b.name) : S.between.there(b.name, a.name)}: ${S.count.events(total)}`;
    return svg`<g class="mark" role="button" tabindex="-1" aria-label=${name} @click=${() => open(context, name, {actor: a.key, with: b.key, direction: way, kind: 'event', since: w.week, until: plusDays(w.week, 6), sort: 'oldest'})}>
      <rect class="hit" x=${x0} width=${wide} y=${way === 'there' ? top : axisBottom} height=${lane(way)}></rect>${pieces}<rect class="ring" x=${x0 - 1} width=${wide + 2} y=${way === 'there' ? axisTop - at : axisBottom} height=${at}></rect><title>${name}</title></g>`;
  };
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label=${S.between.chart(a.name, b.name)}>
      ${ticks.map((t) => svg`<line class="grid" x1=${x(t)} x2=${x(t)} y1=${top - 4} y2=${axisTop}></line><line class="grid" x1=${x(t)} x2=${x(t)} y1=${axisBottom} y2=${below}></line>`)}
      <text class="lane-label" x="2" y="12">${S.between.there(a.name, b.name)}</text>
      <rect class="ground" x="0" y=${axisTop} width=${width} height=${middle}></rect>
      <line class="axis" x1="0" x2=${width} y1=${axisTop} y2=${axisTop}></line><line class="axis" x1="0" x2=${width} y1=${axisBottom} y2=${axisBottom}></line>
      ${earlier ? svg`<text class="faint" x="26" y=${axisBottom - 8} text-anchor="middle">${S.between.earlier}</text><line class="grid" x1="58" x2="58" y1=${top} y2=${below} stroke-dasharray="3 3"></line>` : nothing}
      ${stacks.together.size && !byWeek ? svg`<text class="faint" x="4" y=${axisTop + 14}>${S.between.together}</text>` : nothing}
      <text class="lane-label" x="2" y=${below + 18}>${S.between.there(b.name, a.name)}</text>
      ${ticks.map((t) => svg`<text class="faint" x=${Math.max(left + 14, Math.min(x(t), width - 26))} y=${axisBottom - 8} text-anchor="middle" aria-hidden="true">${write(t)}</text>`)}
      <g class="marks">${byWeek ? between.weeks.flatMap((w) => [weekBar(w, 'there'), weekBar(w, 'back')]) : placed.map(dot)}</g>
      ${bars.length ? svg`<text class="lane-label" x="2" y=${barsTop - 10}>${S.between.commitments}</text>` : nothing}
      <g class="commits">${bars.map((bar, i) => commitment(bar, i, {x, barsTop, row, width, right}))}</g>
    </svg>`;
}

function commitment(bar, i, {x, barsTop, row, width, right}) {
  const {thread} = bar;
  const x0 = Math.max(0, x(date(bar.from)));
  const x1 = bar.to ? x(date(bar.to)) : right;
  const y = barsTop + i * row;
  const text = `${thread.kind}, ${thread.by.map(partName).join(', ')}: ${thread.state}`;
  const wide = Math.max(8, x1 - x0);
  const needs = text.length * 6.4 + 12;
  const inside = wide > needs;
  const after = x0 + wide + needs < width;
  return svg`<a class="commit ${bar.to ? '' : 'open'}" href=${threadPath(thread.id)} aria-label="${text}, ${thread.words}"><rect x=${x0} y=${y} width=${wide} height=${row - 7} rx="4"></rect>
    <text x=${inside ? x0 + 7 : after ? x0 + wide + 6 : x0 - 6} y=${y + 13.5} text-anchor=${inside || after ? 'start' : 'end'}>${text}</text><title>${thread.words}</title></a>`;
}

const sumOf = (q) => q.q1 + q.q2 + q.q3 + q.q4;

export function mounted(root, data, context) {
  if (!data.between) return undefined;
  const undo = [fit(root.querySelector('#timeline'), context), roving(root.querySelector('.marks'), '.mark')];
  return () => undo.forEach((one) => one?.());
}
