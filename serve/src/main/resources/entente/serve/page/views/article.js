// An article beside what was coded from it: pointing at a field lights its words, pointing at words brings up what they carry.
import {html, render as draw, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, key} from '../api.js';
import {day, actorPath, articlePath} from '../format.js';
import {head, empty} from '../parts/states.js';
import {sheetOf, cut} from '../parts/sheet.js';
import {glyph} from '../parts/glyphs.js';
import {codebook, quadOf} from '../codebook.js';
import {star, note, printButton} from '../parts/own.js';

export const title = ({document}) => document.coded.title || document.coded.id;

export async function load({params, signal}) {
  const [document, book] = await Promise.all([get('/documents/' + key(params.digest), signal), codebook()]);
  const findings = sheetOf(document.coded, document.keys, quadOf(book));
  return {document, findings};
}

export function render({document, findings}, context) {
  const {coded} = document;
  const hidden = (context.state.hidden ??= new Set(['relation']));
  const kinds = ['event', 'statement', 'relation'].filter((kind) => findings.some((f) => f.kind === kind));
  const shown = findings.filter((f) => !hidden.has(f.kind) || f.id === context.query.get('finding'));
  const facts = [coded.outlet, coded.date ? day(coded.date) : null, coded.byline].filter(Boolean);
  const sighting = document.sightings[0];
  const turn = (kind) => {
    hidden.has(kind) ? hidden.delete(kind) : hidden.add(kind);
    context.rerender();
  };
  return html`
    ${head(coded.title || coded.id, undefined, html`${star('document', coded.digest, document, context)}<a class="button no-print" href="/review?document=${coded.digest}">${S.article.missed}</a>${printButton()}`)}
    <div class="doc-facts">
      ${facts.map((fact) => html`<span>${fact}</span>`)}
      ${coded.date_ground?.inferred ? html`<span class="muted">${S.article.inferredDate}: ${coded.date_ground.inferred}</span>` : nothing}
      ${document.sightings.map((s) => html`<span>${S.article.original}: ${s.url && /^https?:/.test(s.url) ? html`<a href=${s.url} target="_blank" rel="noopener noreferrer">${s.url}</a>` : html`<span>${s.location}${s.record ? `, ${s.record}` : ''}</span>`}${s.notes.map((one) => html` <span class="muted">(${one})</span>`)}</span>`)}
      ${sighting?.kept ? html`<a href="/api/documents/${coded.digest}/original" download>${S.article.kept}</a>` : nothing}
      <span class="muted">${S.article.coder} ${coded.coder}</span>
    </div>
    ${document.copies.length ? html`<p class="small"><span class="muted">${S.article.copies}:</span> ${document.copies.map((c, i) => html`${i ? ', ' : ''}<a href=${articlePath(c)}>${c.title || c.id}</a> <span class="muted">(${c.outlet ?? c.location})</span>`)}</p>` : nothing}
    ${note('document', coded.digest, document, context)}
    <p class="tiny muted no-print only-wide">${S.article.keys}</p>
    <div class="article section">
      <section class="text" lang=${coded.language === 'und' ? nothing : coded.language} aria-label=${S.article.text} tabindex="0">${textOf(coded, shown, pointed(context))}
        ${document.translation ? html`<h2>${S.article.translation}</h2><p lang="en">${document.translation.text}</p>` : nothing}</section>
      <section class="cards" aria-label=${S.article.findings}>
        <div class="row spread no-print"><h2>${S.article.findings}</h2><div class="row" role="group" aria-label=${S.article.show}>${kinds.map((kind) => html`<label class="toggle"><input type="checkbox" .checked=${!hidden.has(kind)} @change=${() => turn(kind)}><span>${S.kindsMany[kind]}</span> <span class="muted">${findings.filter((f) => f.kind === kind).length}</span></label>`)}</div></div>
        ${conflictsOf(coded)}
        ${shown.length ? shown.map((f) => card(f, coded, context)) : empty(findings.length ? S.article.hidden : S.article.empty)}
      </section>
    </div>
    <aside class="sheet" aria-label=${S.article.onwords}></aside>`;
}

function conflictsOf(coded) {
  return coded.conflicts.length ? html`${coded.conflicts.map((c) => html`<div class="card m3 conflict-card" data-spans=${JSON.stringify([{start: c.claim.start, end: c.claim.end, part: 'act'}])}>
    <header><span class="type c3">${S.article.conflicts}</span></header><dl><dt>${S.conflicts.said}</dt><dd><button class="field" data-spans=${JSON.stringify([{start: c.claim.start, end: c.claim.end, part: 'act'}])}>${c.claim.text}</button></dd><dt>${S.conflicts.known}</dt><dd>${c.known} <span class="how">${c.source}</span></dd></dl></div>`)}` : nothing;
}

const data = (list, part) => JSON.stringify(list.map((span) => ({...span, part: span.part ?? part})));

function card(f, coded, context) {
  const name = f.kind === 'event' ? f.type : f.kind === 'statement' ? (f.type === 'attitude' ? S.attitude : S.kinds.statement) : S.relation(f.type);
  return html`<article class="card ${f.kind} m${f.quad}" id="f-${f.id}" data-finding=${f.id} data-spans=${data(f.spans)} tabindex="-1">
    <header><h3><span class="type c${f.quad}">${glyph(f.quad)} ${name}${f.kind === 'statement' && f.type !== 'attitude' ? html` <small>${f.type}</small>` : nothing}</span></h3>
      ${f.modality && f.modality !== 'asserted' ? html`<span class="tag ${f.modality}">${S.modality[f.modality]}</span>` : nothing}
      ${f.unnamed ? html`<span class="tag unnamed">${S.sourceKinds.unnamed}</span>` : nothing}
      ${f.confidence !== undefined ? html`<span class="how">${S.finding.confidence(f.confidence)}</span>` : nothing}
      <a class="how no-print" href=${articlePath(coded, f.id)} aria-label="${S.article.cite}: ${name}">#</a></header>
    <dl>${f.rows.map((row) => html`<dt><span class="part-dot ${row.part}" aria-hidden="true"></span>${row.label}</dt><dd>${row.items.map((item) => fieldOf(item, row.part))}</dd>`)}</dl>
  </article>`;
}

function fieldOf(item, part) {
  const text = item.serif ? html`<em>${item.text}</em>` : item.text;
  return html`<div><button class="field ${item.how ? 'inferred' : ''}" data-spans=${data(item.spans, part)}>${text}</button>${item.key ? html` <a class="how no-print" href=${actorPath(item.key)} aria-label="${S.nav.actors}: ${item.text}">↗</a>` : nothing}${item.more ? html` <span class="how">${item.more}</span>` : nothing}${item.how ? html` <span class="how">${item.how}</span>` : nothing}</div>`;
}

/** Words that the address asks for: ?at=120-164. */
function pointed(context) {
  const at = /^(\d+)-(\d+)$/.exec(context.query.get('at') ?? '');
  return at ? [{start: Number(at[1]), end: Number(at[2])}] : [];
}

/** The kept text, block by block, each run of letters a text node: nothing in it can be markup. */
function textOf(coded, findings, more) {
  const blocks = coded.blocks.length ? coded.blocks : [{kind: 'paragraph', start: 0, end: coded.text.length}];
  const claims = coded.conflicts.map((c) => c.claim);
  const runs = cut(coded.text.length, findings, [...claims, ...more, ...blocks]);
  const covers = (list, run) => list.some((span) => span.start <= run.start && run.end <= span.end);
  const describe = (run) => {
    const classes = ['w'];
    let coded1 = false;
    for (const f of findings) {
      if (!covers(f.spans, run)) continue;
      coded1 = true;
      if (f.kind === 'event' && covers(f.spans.filter((s) => s.part === 'act'), run)) classes.push('trigger', `m${f.quad}`);
      if (f.kind === 'statement' && covers(f.spans.filter((s) => s.part === 'act'), run)) classes.push('cue');
      if (f.kind === 'statement' && covers(f.spans.filter((s) => s.part === 'said'), run)) classes.push('content');
    }
    if (coded1) classes.push('coded');
    if (covers(claims, run)) classes.push('claim');
    if (covers(more, run)) classes.push('asked');
    // A word may carry an act and an attitude: the act has the colour.
    return [...new Set(classes)].filter((one) => one !== 'cue' || !classes.includes('trigger'));
  };
  return blocks.map((block) => {
    const inside = runs.filter((run) => run.start >= block.start && run.end <= block.end);
    const body = inside.map((run) => {
      const classes = describe(run);
      const words = coded.text.slice(run.start, run.end);
      const own = classes.includes('trigger') || classes.includes('cue');
      return html`<span class=${classes.join(' ')} data-start=${run.start} data-end=${run.end} role=${own ? 'button' : nothing} tabindex=${own ? 0 : nothing}>${words}</span>`;
    });
    return html`<p class=${block.kind}>${body}</p>`;
  });
}

const ORDER = ['said', 'when', 'whom', 'who', 'act'];

export function mounted(root, {document: doc, findings}, context) {
  const text = root.querySelector('.text');
  const cards = root.querySelector('.cards');
  const sheet = root.querySelector('.sheet');
  if (!text) return undefined;
  const runs = [...text.querySelectorAll('.w')].map((element) => ({element, start: Number(element.dataset.start), end: Number(element.dataset.end)}));
  const narrow = matchMedia('(max-width: 52rem)');
  let held = null;

  const dark = () => {
    for (const {element} of runs) element.classList.remove('lit', ...ORDER.map((part) => `lit-${part}`));
    for (const one of cards.querySelectorAll('.on')) one.classList.remove('on');
    text.classList.remove('pointing');
  };
  const light = (list) => {
    dark();
    if (!list.length) return [];
    text.classList.add('pointing');
    const touched = [];
    for (const part of ORDER) {
      for (const span of list.filter((one) => (one.part ?? 'said') === part)) {
        for (const run of runs) {
          if (span.start <= run.start && run.end <= span.end) {
            run.element.classList.remove(...ORDER.map((p) => `lit-${p}`));
            run.element.classList.add('lit', `lit-${part}`);
            touched.push(run.element);
          }
        }
      }
    }
    return touched;
  };
  const from = (element) => element.closest('.field, .card');
  const lightFrom = (element) => {
    const touched = light(JSON.parse(element.dataset.spans || '[]'));
    element.closest('.card')?.classList.add('on');
    return touched;
  };
  const carried = (element) => {
    const start = Number(element.dataset.start);
    const end = Number(element.dataset.end);
    return findings.filter((f) => f.spans.some((span) => span.start <= start && end <= span.end));
  };
  // A statement's content may be long: what is coded more closely from the words comes first.
  const closest = (list, element) => {
    const start = Number(element.dataset.start);
    const size = (f) => Math.min(...f.spans.filter((s) => s.start <= start && start < s.end).map((s) => s.end - s.start));
    return [...list].sort((a, b) => size(a) - size(b));
  };
  const onCards = (event) => {
    const target = from(event.target);
    if (target) lightFrom(target);
    else if (held) lightFrom(held);
  };
  const onWords = (event) => {
    const run = event.target.closest('.w');
    if (!run) return;
    const list = carried(run);
    if (!list.length) {
      leave();
      return;
    }
    light(closest(list, run)[0].spans);
    for (const f of list) cards.querySelector(`[data-finding="${CSS.escape(f.id)}"]`)?.classList.add('on');
  };
  const choose = (event) => {
    const run = event.target.closest('.w');
    if (!run) return;
    if (event.type === 'keydown') {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
    }
    const list = closest(carried(run), run);
    if (!list.length) return;
    if (narrow.matches) {
      const close = () => sheet.classList.remove('open');
      draw(html`<div class="row spread"><strong class="small">${S.article.onwords}</strong><button class="button quiet" @click=${close}>${S.close}</button></div>${list.map((f) => card(f, doc.coded, context))}`, sheet);
      for (const one of sheet.querySelectorAll('[id]')) one.removeAttribute('id');
      sheet.classList.add('open');
      light(list[0].spans);
      return;
    }
    const found = cards.querySelector(`[data-finding="${CSS.escape(list[0].id)}"]`);
    held = found;
    found?.scrollIntoView({block: 'center', behavior: 'smooth'});
    if (event.type === 'keydown') found?.focus({preventScroll: true});
    context.say(S.count.findings(list.length));
  };
  const pick = (event) => {
    const field = event.target.closest('.field');
    const one = event.target.closest('.card');
    if (event.target.closest('a') || !one) return;
    held = field ?? one;
    const touched = lightFrom(held);
    const first = touched[0];
    if (first && !narrow.matches) text.scrollTo({top: first.offsetTop - text.clientHeight / 3, behavior: 'smooth'});
    if (field && first) context.say(touched.map((element) => element.textContent).join(' '));
  };
  const leave = () => (held && document.contains(held) ? lightFrom(held) : dark());
  const step = (event) => {
    if (event.target.closest('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      held = null;
      sheet.classList.remove('open');
      dark();
      return;
    }
    const by = {j: 1, k: -1}[event.key.toLowerCase()];
    if (!by) return;
    const all = [...cards.querySelectorAll('.card')];
    if (!all.length) return;
    const at = all.indexOf(held?.closest('.card'));
    held = all[Math.min(all.length - 1, Math.max(0, at + by))];
    held.focus({preventScroll: true});
    held.scrollIntoView({block: 'nearest'});
    const first = lightFrom(held)[0];
    if (first && !narrow.matches) text.scrollTo({top: first.offsetTop - text.clientHeight / 3});
  };
  cards.addEventListener('pointerover', onCards);
  cards.addEventListener('focusin', onCards);
  cards.addEventListener('pointerleave', leave);
  cards.addEventListener('click', pick);
  text.addEventListener('pointerover', onWords);
  text.addEventListener('focusin', onWords);
  text.addEventListener('pointerleave', leave);
  text.addEventListener('click', choose);
  text.addEventListener('keydown', choose);
  sheet.addEventListener('pointerover', onCards);
  sheet.addEventListener('click', (event) => { const target = from(event.target); if (target) lightFrom(target); });
  document.addEventListener('keydown', step);
  const asked = text.querySelector('.asked');
  if (asked && !context.state.shown) {
    context.state.shown = true;
    requestAnimationFrame(() => asked.scrollIntoView({block: 'center'}));
  }
  const wanted = context.query.get('finding');
  if (wanted && !context.state.shown) {
    context.state.shown = true;
    const found = cards.querySelector(`[data-finding="${CSS.escape(wanted)}"]`);
    if (found) {
      held = found;
      const first = lightFrom(found)[0];
      requestAnimationFrame(() => {
        found.scrollIntoView({block: 'center'});
        if (first) text.scrollTop = first.offsetTop - text.clientHeight / 3;
      });
    }
  }
  return () => {
    document.removeEventListener('keydown', step);
    // The elements stay when the view is drawn again; their listeners must not double.
    for (const [element, type, handler] of [[cards, 'pointerover', onCards], [cards, 'focusin', onCards], [cards, 'pointerleave', leave], [cards, 'click', pick], [text, 'pointerover', onWords], [text, 'focusin', onWords], [text, 'pointerleave', leave], [text, 'click', choose], [text, 'keydown', choose]]) element.removeEventListener(type, handler);
    dark();
  };
}
