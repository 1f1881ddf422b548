// Where the acts took place, as precisely as the texts say: a full dot is a town or place, a dashed ring a region, a square a
// country. Outlines are compiled from Natural Earth's public domain data.
import {html, svg, nothing, d3} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {sum} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {QUADS, quadChoices, days, heaviest, submitted} from '../parts/filters.js';
import {panel, open} from '../parts/panel.js';
import {roving, fit} from '../parts/roving.js';

export const title = () => S.map.title;

let world;

const lands = () => (world ??= fetch('/outlines.json').then((answer) => answer.json()).then(({outlines}) => Object.entries(outlines).map(([code, rings]) => ({code, type: 'MultiPolygon', coordinates: rings.map((ring) => [pointsOf(ring)])}))));

function pointsOf(ring) {
  const points = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < ring.length; i += 2) {
    x += ring[i];
    y += ring[i + 1];
    points.push([x / 10, y / 10]);
  }
  return points;
}

const asked = (search) => ({since: search.get('since'), until: search.get('until'), quad: search.getAll('quad'), type: search.getAll('type')});

export async function load(context) {
  const zoom = Math.round(Math.max(0, Math.min(8, Number(context.query.get('zoom') ?? 2))));
  const [places, outlines] = await Promise.all([get('/places' + query({...asked(context.query), zoom}), context.signal), lands()]);
  return {...places, outlines, zoom};
}

export function render(data, context) {
  const search = context.query;
  return html`${head(S.map.title, S.map.lead)}
    ${fold(S.filters, html`<form class="filters" @submit=${submitted(context, ['since', 'until'])}>${days(search.get('since'), search.get('until'))}<button class="button main">${S.between.go}</button>
      ${quadChoices(context)}</form>`)}
    ${data.places.length ? html`<figure class="chart-box map-box" id="map">${drawing(data, context)}
      <div class="map-buttons">${[['+', S.map.in, 1.8], ['−', S.map.out, 1 / 1.8]].map(([sign, label, by]) => html`<button class="button" aria-label=${label} @click=${() => context.state.zoomBy?.(by)}>${sign}</button>`)}<button class="button" aria-label=${S.map.fit} @click=${() => context.state.fitAll?.()}>⤢</button><button class="button" aria-label=${S.map.home} @click=${() => context.state.home?.()}>◯</button></div></figure>
      <p class="legend"><span><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true"><circle class="f0" cx="7" cy="7" r="5"></circle></svg> ${S.map.city}</span><span><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true"><circle class="g0" cx="7" cy="7" r="5" stroke-dasharray="2.5 2"></circle></svg> ${S.map.region}</span><span><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true"><rect class="g0" x="2" y="2" width="10" height="10" stroke-dasharray="2.5 2"></rect></svg> ${S.map.country}</span>${QUADS.map((q) => html`<span><svg class="glyph" viewBox="0 0 14 14" aria-hidden="true"><rect class="f${q}" x="1" y="3" width="12" height="8" rx="2"></rect></svg> ${S.quads[q]}</span>`)}</p>
      <p class="tiny muted">${data.without ? S.map.without(data.without) : ''} ${S.map.outlines}</p>
      ${panel(context)}
      <details class="table"><summary>${S.table}</summary><div class="scroll" tabindex="0" role="region" aria-label=${S.table}><table><thead><tr><th scope="col">${S.map.place}</th><th scope="col">${S.map.precision}</th><th scope="col" class="num">${S.map.acts}</th></tr></thead>
        <tbody>${data.places.map((p) => html`<tr><th scope="row"><a href=${'/search' + query({kind: 'event', place: p.name})}>${p.places > 1 ? S.map.several(p.name, p.places - 1) : p.name}</a>${p.country ? html` <span class="muted">${p.country}</span>` : nothing}</th><td>${S.map[p.precision] ?? p.precision}</td><td class="num">${p.events}</td></tr>`)}</tbody></table></div></details>` : empty(S.map.none)}`;
}

function drawing(data, context) {
  const width = Math.max(300, context.state.width ?? Math.min(1080, innerWidth - 60));
  const height = Math.round(Math.max(280, width * 0.52));
  const projection = d3.geoEqualEarth().rotate([-11, 0]).fitExtent([[4, 4], [width - 4, height - 4]], {type: 'Sphere'});
  const path = d3.geoPath(projection).digits?.(1) ?? d3.geoPath(projection);
  if (context.state.landFor !== width) {
    context.state.land = data.outlines.map((land) => ({code: land.code, d: path(land)}));
    context.state.landFor = width;
  }
  const view = context.state.view ?? {k: 1, x: 0, y: 0};
  const has = new Set(data.countries.map((f) => f.value));
  const at = (place) => {
    const [px, py] = projection([place.lon, place.lat]);
    return [px * view.k + view.x, py * view.k + view.y];
  };
  context.state.geometry = {width, height, projection};
  const chose = (place) => {
    context.state.picked = place.name;
    if (place.places > 1 && view.k < 24) {
      const [px, py] = projection([place.lon, place.lat]);
      context.state.zoomTo?.(px, py, view.k * 3);
      return;
    }
    open(context, place.name, {kind: 'event', place: place.name, ...asked(context.query)});
  };
  const mark = (place) => {
    const [x, y] = at(place);
    if (x < -20 || y < -20 || x > width + 20 || y > height + 20) return nothing;
    const r = 6 + Math.sqrt(sum(place.acts)) * 2.4;
    const q = heaviest(place.acts);
    const name = place.places > 1 ? S.map.several(place.name, place.places - 1) : place.name;
    const vague = place.precision !== 'city' && place.precision !== 'place';
    const shape = place.precision === 'country'
      ? svg`<rect class="dot vague f${q} s${q}" x=${x - r} y=${y - r} width=${2 * r} height=${2 * r} rx="3"></rect>`
      : svg`<circle class="dot ${vague ? `vague s${q}` : ''} f${q}" cx=${x} cy=${y} r=${r}></circle>`;
    const label = view.k > 2.5 || (place.events > 2 && width > 600);
    return svg`<g class="place ${context.state.picked === place.name ? 'picked' : ''}" role="button" tabindex="-1" aria-label="${name}, ${S.map[place.precision] ?? place.precision}: ${S.count.events(place.events)}" @click=${() => chose(place)}>
      <circle class="hit" fill="transparent" cx=${x} cy=${y} r=${Math.max(12, r)}></circle><circle class="ring" cx=${x} cy=${y} r=${r + 3}></circle>${shape}
      ${sum(place.acts) > 1 && !vague && r > 8 ? svg`<text class="count" x=${x} y=${y + 4} text-anchor="middle" aria-hidden="true">${place.events}</text>` : nothing}
      ${label ? svg`<text x=${x} y=${y + r + 13} text-anchor="middle" aria-hidden="true">${place.name}</text>` : nothing}<title>${name}: ${S.count.events(place.events)}</title></g>`;
  };
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label=${S.map.chart}>
    <g transform="translate(${view.x} ${view.y}) scale(${view.k})" aria-hidden="true">${context.state.land.map((land) => svg`<path class="land ${has.has(land.code) ? 'has' : ''}" d=${land.d}></path>`)}</g>
    <g class="places">${[...data.places].sort((a, b) => b.events - a.events).map(mark)}</g></svg>`;
}

export function mounted(root, data, context) {
  const box = root.querySelector('#map');
  const element = root.querySelector('svg.map');
  if (!element) return undefined;
  const {state} = context;
  const {width, height, projection} = state.geometry;
  const limit = (view) => {
    const k = Math.max(1, Math.min(40, view.k));
    return {k, x: Math.min(0, Math.max(width - width * k, view.x)), y: Math.min(0, Math.max(height - height * k, view.y))};
  };
  const look = (view) => {
    state.view = limit(view);
    context.rerender();
    // Closer, places that lay together come apart: the server clusters anew for the zoom.
    const zoom = Math.round(Math.max(0, Math.min(8, 2 + Math.log2(state.view.k))));
    if (zoom !== data.zoom) {
      clearTimeout(state.timer);
      state.timer = setTimeout(async () => {
        const places = await get('/places' + query({...asked(context.query), zoom}));
        Object.assign(data, places, {zoom});
        context.rerender();
      }, 150);
    }
  };
  const view = () => state.view ?? {k: 1, x: 0, y: 0};
  const zoomAt = (px, py, by) => {
    const v = view();
    const k = Math.max(1, Math.min(40, v.k * by));
    const f = k / v.k;
    look({k, x: px - (px - v.x) * f, y: py - (py - v.y) * f});
  };
  state.zoomBy = (by) => zoomAt(width / 2, height / 2, by);
  state.zoomTo = (x, y, k) => look({k, x: width / 2 - x * k, y: height / 2 - y * k});
  state.home = () => look({k: 1, x: 0, y: 0});
  state.fitAll = () => {
    const points = data.places.map((p) => projection([p.lon, p.lat]));
    const [x0, x1] = d3.extent(points, (p) => p[0]);
    const [y0, y1] = d3.extent(points, (p) => p[1]);
    const k = Math.min(12, 0.8 / Math.max((x1 - x0) / width, (y1 - y0) / height, 0.05));
    state.zoomTo((x0 + x1) / 2, (y0 + y1) / 2, k);
  };
  if (!state.fitted && state.width) {
    state.fitted = true;
    queueMicrotask(state.fitAll);
  }
  const wheel = (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const rect = element.getBoundingClientRect();
    zoomAt(event.clientX - rect.left, event.clientY - rect.top, event.deltaY < 0 ? 1.25 : 0.8);
  };
  // The drag outlives the drawings that it makes.
  const down = (event) => { state.drag = event.target.closest('.place') ? null : {x: event.clientX, y: event.clientY, view: view()}; };
  const move = (event) => {
    if (!state.drag) return;
    const [dx, dy] = [event.clientX - state.drag.x, event.clientY - state.drag.y];
    if (Math.hypot(dx, dy) > 3) look({k: state.drag.view.k, x: state.drag.view.x + dx, y: state.drag.view.y + dy});
  };
  const up = () => { state.drag = null; };
  const keys = (event) => {
    const act = {'+': () => state.zoomBy(1.8), '=': () => state.zoomBy(1.8), '-': () => state.zoomBy(1 / 1.8), 0: state.home}[event.key];
    if (act && !event.target.closest?.('input, textarea')) act();
  };
  const listeners = [[element, 'wheel', wheel, {passive: false}], [element, 'pointerdown', down], [window, 'pointermove', move], [window, 'pointerup', up], [document, 'keydown', keys]];
  for (const [target, type, handler, options] of listeners) target.addEventListener(type, handler, options);
  const undo = [fit(box, context), roving(root.querySelector('.places'), '.place')];
  return () => {
    undo.forEach((one) => one?.());
    for (const [target, type, handler] of listeners) target.removeEventListener(type, handler);
  };
}
