// Who acts on whom in a period. Drawn in SVG, so that every line can be reached by keyboard and printed.
import {html, svg, nothing, d3} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {actorPath, sum} from '../format.js';
import {head, empty, fold} from '../parts/states.js';
import {quadLegend} from '../parts/glyphs.js';
import {QUADS, quadChoices, days, heaviest, submitted} from '../parts/filters.js';
import {picker} from '../parts/picker.js';
import {panel, open} from '../parts/panel.js';
import {roving, fit} from '../parts/roving.js';

export const title = () => S.network.title;

const asked = (search) => ({since: search.get('since'), until: search.get('until'), quad: search.getAll('quad'), least: search.get('least'), around: search.get('around'), limit: search.get('limit')});

// More lines than this are a thicket; the file has all of them, and the reader may ask for more.
const LINES = 70;
const MOST_LINES = 300;

export const load = ({query: search, signal}) => get('/network' + query({...asked(search), limit: search.get('limit') ?? LINES}), signal);

/** Places by forces, the same for the same network: d3 begins from a spiral and draws its chances from a fixed series. */
function layout(data, width, height) {
  const nodes = data.nodes.map((node) => ({...node}));
  const known = new Set(nodes.map((node) => node.key));
  const links = data.edges.filter((edge) => known.has(edge.source) && known.has(edge.target)).map((edge) => ({...edge}));
  const reach = Math.sqrt((width * height) / Math.max(nodes.length, 6));
  d3.forceSimulation(nodes)
    .force('link', d3.forceLink(links).id((node) => node.key).distance(reach * 0.55).strength(0.35))
    .force('charge', d3.forceManyBody().strength(-reach * 4.2))
    .force('x', d3.forceX(width / 2).strength(0.06 * Math.max(1, height / width)))
    .force('y', d3.forceY(height / 2).strength(0.06 * Math.max(1, width / height)))
    .force('apart', d3.forceCollide((node) => Math.max(radius(node) + 16, width < 560 ? 20 : Math.min(20, node.name.length) * 3.1)))
    .stop().tick(300);
  // What the forces made is stretched to the box, with room for the names.
  const [left, right, top, bottom] = [44, width - 44, 30, height - 18];
  const [x0, x1] = d3.extent(nodes, (node) => node.x);
  const [y0, y1] = d3.extent(nodes, (node) => node.y);
  const x = d3.scaleLinear([x0, x1 === x0 ? x0 + 1 : x1], [left, right]);
  const y = d3.scaleLinear([y0, y1 === y0 ? y0 + 1 : y1], [top, bottom]);
  for (const node of nodes) [node.x, node.y] = nodes.length === 1 ? [width / 2, height / 2] : [x(node.x), y(node.y)];
  return {nodes, links};
}

const radius = (node) => 5 + Math.sqrt(node.events) * 1.7;

export function render(data, context) {
  const search = context.query;
  const names = new Map(data.nodes.map((node) => [node.key, node.name]));
  const file = (ending) => `/api/network.${ending}` + query(asked(search));
  const width = Math.max(300, context.state.width ?? Math.min(1080, innerWidth - 60));
  const height = Math.round(width < 560 ? Math.max(460, Math.min(900, data.nodes.length * 26)) : Math.max(360, Math.min(680, width * 0.62)));
  return html`${head(S.network.title, S.network.lead, html`<a class="button" href=${file('gexf')} download>${S.network.gexf}</a><a class="button" href=${file('graphml')} download>${S.network.graphml}</a>`)}
    ${fold(S.filters, html`<form class="filters" @submit=${submitted(context, ['around', 'since', 'until', 'least'])}>
      ${picker({name: 'around', label: S.network.around, value: search.get('around') ?? '', state: context.state, rerender: context.rerender})}
      ${days(search.get('since'), search.get('until'))}
      <label class="field-label">${S.network.least}<input type="number" name="least" min="1" size="4" .value=${search.get('least') ?? ''}></label>
      <button class="button main">${S.between.go}</button>
      ${quadChoices(context)}
    </form>`)}
    ${data.edges.length ? html`<figure class="chart-box" id="net">${graph(data, width, height, context, names)}</figure>
      ${quadLegend()}
      ${data.left_out ? html`<p class="small muted">${S.network.left(data.left_out)} ${search.get('limit') ? nothing : html`<a href=${context.addressWith({limit: MOST_LINES})}>${S.network.drawAll}</a>`}</p>` : nothing}
      ${panel(context)}
      <details class="table"><summary>${S.table}</summary><div class="scroll" tabindex="0" role="region" aria-label=${S.table}><table><thead><tr><th scope="col">${S.network.from}</th><th scope="col">${S.network.to}</th>${QUADS.map((q) => html`<th scope="col" class="num">${S.quads[q]}</th>`)}<th scope="col" class="num">${S.network.score}</th></tr></thead>
        <tbody>${data.edges.map((e) => html`<tr><th scope="row"><a href=${actorPath(e.source)}>${names.get(e.source)}</a></th><td><a href=${actorPath(e.target)}>${names.get(e.target)}</a></td>${QUADS.map((q) => html`<td class="num">${e.acts['q' + q]}</td>`)}<td class="num">${e.intensity === null ? '' : e.intensity.toFixed(1)}</td></tr>`)}</tbody></table></div></details>` : empty(S.network.none)}`;
}

function graph(data, width, height, context, names) {
  const keyOf = `${width} ${context.query}`;
  if (context.state.layoutKey !== keyOf || context.state.layoutOf !== data) {
    context.state.layout = layout(data, width, height);
    context.state.layoutKey = keyOf;
    context.state.layoutOf = data;
  }
  const {nodes, links} = context.state.layout;
  const {over} = context.state;
  const near = over && new Set(links.filter((l) => l.source.key === over || l.target.key === over).flatMap((l) => [l.source.key, l.target.key]));
  const chose = (link) => {
    context.state.picked = link.source.key + ' ' + link.target.key;
    open(context, S.network.label(names.get(link.source.key), names.get(link.target.key), sum(link.acts)), {actor: link.source.key, with: link.target.key, direction: 'there', kind: 'event', since: context.query.get('since'), until: context.query.get('until'), quad: context.query.getAll('quad')});
  };
  const line = (link) => {
    const [s, t] = [link.source, link.target];
    const [dx, dy] = [t.x - s.x, t.y - s.y];
    const length = Math.hypot(dx, dy) || 1;
    const bend = Math.min(26, length * 0.13);
    const [mx, my] = [(s.x + t.x) / 2 - (dy / length) * bend, (s.y + t.y) / 2 + (dx / length) * bend];
    const end = radius(t) + 5;
    const [ux, uy] = [t.x - mx, t.y - my];
    const ul = Math.hypot(ux, uy) || 1;
    const [ex, ey] = [t.x - (ux / ul) * end, t.y - (uy / ul) * end];
    const quad = heaviest(link.acts);
    const wide = 1.1 + Math.sqrt(sum(link.acts)) * 0.9;
    const path = `M${s.x} ${s.y}Q${mx} ${my} ${ex} ${ey}`;
    const side = 3 + wide;
    const [nx, ny] = [ux / ul, uy / ul];
    const head1 = `M${ex + nx * 3} ${ey + ny * 3}L${ex - nx * side - ny * side * 0.7} ${ey - ny * side + nx * side * 0.7}L${ex - nx * side + ny * side * 0.7} ${ey - ny * side - nx * side * 0.7}Z`;
    const picked = context.state.picked === s.key + ' ' + t.key;
    const faded = near && s.key !== over && t.key !== over;
    return svg`<g class="edge ${picked ? 'picked' : ''} ${faded ? 'faded' : ''}" role="button" tabindex="-1" aria-label=${S.network.label(s.name, t.name, sum(link.acts))} @click=${() => chose(link)}>
      <path class="hit" d=${path}></path><path class="line s${quad}" d=${path} stroke-width=${wide} stroke-dasharray=${quad === 1 || quad === 3 ? `${wide + 3} ${wide + 3}` : nothing}></path><path class="f${quad}" d=${head1}></path><title>${S.network.label(s.name, t.name, sum(link.acts))}</title></g>`;
  };
  // Where there is little room, the code stands for the name.
  const label = (node) => ((width < 560 || node.name.length > 20) && !node.key.startsWith('~') ? node.key : node.name);
  const shown = namesShown(nodes, label);
  const rim = width / 2;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label=${S.network.chart}>
    <g class="edges">${links.map(line)}</g>
    <g class="nodes">${nodes.map((node) => svg`<a class="node ${node.kind} ${near && !near.has(node.key) ? 'faded' : ''} ${shown.has(node.key) || near?.has(node.key) ? '' : 'unnamed-node'}" href=${actorPath(node.key)} aria-label="${node.name}, ${S.count.events(node.events)}" @pointerenter=${() => { context.state.over = node.key; context.rerender(); }} @pointerleave=${() => { context.state.over = null; context.rerender(); }}>
      <circle cx=${node.x} cy=${node.y} r=${radius(node)}></circle><text x=${node.x} y=${node.y - radius(node) - 5} text-anchor=${node.x < 60 ? 'start' : node.x > 2 * rim - 60 ? 'end' : 'middle'}>${label(node)}</text><title>${node.name}: ${S.count.events(node.events)}</title></a>`)}</g>
  </svg>`;
}

/** Whose names are written: those that act most, as far as no two of them meet. All have their name for pointers and screen readers. */
function namesShown(nodes, label) {
  const boxes = [];
  const shown = new Set();
  for (const node of [...nodes].sort((a, b) => b.events - a.events || a.key.localeCompare(b.key))) {
    const half = label(node).length * 3.3 + 3;
    const bottom = node.y - radius(node) - 1;
    const box = [node.x - half, bottom - 14, node.x + half, bottom];
    if (boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    boxes.push(box);
    shown.add(node.key);
  }
  return shown;
}

export function mounted(root, data, context) {
  const undo = [fit(root.querySelector('#net'), context), roving(root.querySelector('.edges'), '.edge')];
  return () => undo.forEach((one) => one?.());
}
