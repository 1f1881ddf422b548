// Signs. A quad class has a hue (cooperation, conflict), a form (circle, diamond) and a fill (words hollow, deeds full), so
// that none of them is needed alone.
import {html, svg} from '../lib.js';
import {S} from '../strings.js';

export const mark = () => html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><rect width="32" height="32" rx="7" fill="#1d3d5c"></rect><circle cx="12" cy="16" r="6.5" fill="none" stroke="#fff" stroke-width="2.6"></circle><circle cx="20" cy="16" r="6.5" fill="none" stroke="#f0b46a" stroke-width="2.6"></circle></svg>`;

/** The form of a quad class around a point, for use within an SVG; 0 is a statement. */
export function form(quad, x, y, r, more = '') {
  const name = `g${quad ?? 0} ${more}`;
  if (quad === 1 || quad === 2) return svg`<circle class=${name} cx=${x} cy=${y} r=${r}></circle>`;
  if (quad === 3 || quad === 4) {
    const d = r * 1.18;
    return svg`<path class=${name} d="M${x} ${y - d}L${x + d} ${y}L${x} ${y + d}L${x - d} ${y}Z"></path>`;
  }
  return svg`<rect class=${name} x=${x - r * 0.85} y=${y - r * 0.85} width=${r * 1.7} height=${r * 1.7} rx="1.5"></rect>`;
}

export const glyph = (quad) => html`<svg class="glyph" viewBox="0 0 14 14" aria-hidden="true" focusable="false">${form(quad, 7, 7, 4.7)}</svg>`;

export const quadLegend = (quads = [1, 2, 3, 4]) => html`<p class="legend">${quads.map((quad) => html`<span>${glyph(quad)} ${S.quads[quad]}</span>`)}</p>`;
