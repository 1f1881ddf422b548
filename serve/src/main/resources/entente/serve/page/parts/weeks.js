// Acts by week as stacked bars: cooperation above the line, conflict below.
import {html, svg, d3} from '../lib.js';
import {S} from '../strings.js';
import {day, number, plusDays} from '../format.js';

/** @param weeks with week (its Monday) and acts; weeks without acts may be missing */
export function weekChart(weeks, {width = 720, height = 150, label = S.overview.perWeek, href} = {}) {
  if (!weeks.length) return html``;
  // Letters keep their size: on a narrow screen the drawing is narrower, not smaller.
  const room = document.documentElement.clientWidth;
  width = Math.min(width, Math.max(300, room - (room > 832 ? 290 : 32)));
  const first = weeks[0].week;
  const end = plusDays(weeks.at(-1).week, 7);
  const x = d3.scaleUtc([new Date(first), new Date(end)], [34, width - 4]);
  const up = d3.max(weeks, (w) => w.acts.q1 + w.acts.q2) || 1;
  const down = d3.max(weeks, (w) => w.acts.q3 + w.acts.q4) || 1;
  const y = d3.scaleLinear([-down, up], [height - 20, 6]);
  const wide = Math.max(2, Math.min(46, x(new Date(plusDays(first, 7))) - x(new Date(first)) - 2));
  const gap = (x(new Date(plusDays(first, 7))) - x(new Date(first)) - wide) / 2;
  const bar = (w) => {
    const left = x(new Date(w.week)) + gap;
    const piece = (from, to, quad) => (to === from ? '' : svg`<rect class="f${quad}" x=${left} width=${wide} y=${Math.min(y(from), y(to))} height=${Math.max(0.5, Math.abs(y(from) - y(to)) - 0.8)}></rect>`);
    const {q1, q2, q3, q4} = w.acts;
    const inner = svg`${piece(0, q2, 2)}${piece(q2, q1 + q2, 1)}${piece(0, -q4, 4)}${piece(-q4, -q3 - q4, 3)}<title>${S.overview.weekOf(day(w.week))}: ${number(q1 + q2 + q3 + q4)}</title>`;
    return href ? svg`<a href=${href(w)} aria-label="${S.overview.weekOf(day(w.week))}: ${S.count.events(q1 + q2 + q3 + q4)}">${inner}</a>` : inner;
  };
  const count = d3.utcMonday.count(new Date(first), new Date(end));
  const few = count <= width / 55;
  const ticks = few ? d3.utcMonday.range(new Date(first), new Date(end)) : x.ticks(Math.max(2, Math.floor(width / 130)));
  const shift = few ? gap + wide / 2 : 0;
  const write = d3.utcFormat(new Date(first).getUTCFullYear() === new Date(end).getUTCFullYear() ? '%-d %b' : '%b %Y');
  const yTicks = [up, -down].filter((v) => v);
  return html`<figure><svg class="chart weeks" viewBox="0 0 ${width} ${height}" role="group" aria-label=${label}>
      ${yTicks.map((v) => svg`<line class="grid" x1="34" x2=${width - 4} y1=${y(v)} y2=${y(v)}></line><text class="faint" x="28" y=${y(v) + 4} text-anchor="end" aria-hidden="true">${Math.abs(v)}</text>`)}
      ${weeks.map(bar)}
      <line class="axis" x1="34" x2=${width - 4} y1=${y(0)} y2=${y(0)}></line>
      ${ticks.map((t) => svg`<text class="faint" aria-hidden="true" x=${x(t) + shift} y=${height - 3} text-anchor="middle">${write(t)}</text>`)}
    </svg>
    <details class="table"><summary>${S.table}</summary><div class="scroll" tabindex="0" role="region" aria-label=${S.table}><table><thead><tr><th scope="col">${S.between.week}</th>${[1, 2, 3, 4].map((q) => html`<th scope="col" class="num">${S.quads[q]}</th>`)}</tr></thead>
      <tbody>${weeks.map((w) => html`<tr><th scope="row">${day(w.week)}</th>${[1, 2, 3, 4].map((q) => html`<td class="num">${w.acts['q' + q]}</td>`)}</tr>`)}</tbody></table></div></details></figure>`;
}
