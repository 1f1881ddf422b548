// Review: one finding at a time, the most doubtful first, by keyboard; coders who do not see each other; agreement; settling.
// What is decided here is kept beside the machine's coding and never changes it.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import * as api from '../api.js';
import {articlePath, number, total, day} from '../format.js';
import {head, empty} from '../parts/states.js';
import {type, who, modality} from '../parts/finding.js';
import {write} from '../parts/own.js';
import {toast} from '../parts/toast.js';
import {codebook} from '../codebook.js';

export const title = () => S.review.title;

const R = S.review;
const TABS = ['', 'rounds', 'agreement'];
const SEARCH = ['q', 'actor', 'with', 'since', 'until', 'document', 'kind', 'type', 'modality'];

export async function load(context) {
  const tab = context.params.tab ?? '';
  const {query: search, signal} = context;
  const closed = (failure) => {
    if (failure.status === 401 || failure.status === 403) return null;
    throw failure;
  };
  const rounds = await api.get('/review/rounds', signal).catch(closed);
  if (!rounds) return {tab, closed: true};
  if (tab === 'agreement') {
    const round = search.get('round');
    const agreement = await api.get('/review/agreement' + api.query({round}), signal);
    const one = rounds.items.find((r) => r.id === round);
    const disagreements = one && one.state !== 'open' ? await api.get(`/review/rounds/${api.key(round)}/disagreements`, signal) : null;
    return {tab, rounds: rounds.items, agreement, disagreements, round: one};
  }
  if (tab === 'rounds') return {tab, rounds: rounds.items};
  const values = Object.fromEntries(SEARCH.map((name) => [name, search.getAll(name)]));
  const [queue, book] = await Promise.all([api.get('/review/queue' + api.query({...values, round: search.get('round'), limit: 50}), signal).catch(closed), codebook()]);
  if (!queue) return {tab, closed: true};
  return {tab, rounds: rounds.items, queue, book};
}

export function render(data, context) {
  const tabs = html`<nav class="tabs" aria-label=${R.title}>${TABS.map((tab) => html`<a href=${'/review' + (tab ? '/' + tab : '') + (tab !== 'rounds' && context.query.get('round') ? api.query({round: context.query.get('round')}) : '')} aria-current=${data.tab === tab ? 'page' : nothing}>${tab === '' ? R.queue : tab === 'rounds' ? R.rounds : R.agreement}</a>`)}</nav>`;
  const exports = html`<details class="menu"><summary class="button">${R.export}</summary><div>${Object.entries(R.formats).map(([format, name]) => html`<a href=${'/api/review/export' + api.query({format, round: context.query.get('round')})} download>${name}</a>`)}</div></details>`;
  const body = data.closed ? empty(R.signIn, html`<button class="button main" @click=${() => context.signIn()}>${S.signIn.open}</button>`)
    : data.tab === 'rounds' ? roundsOf(data, context) : data.tab === 'agreement' ? agreementOf(data, context) : queueOf(data, context);
  return html`${head(R.title, undefined, data.closed ? undefined : exports)}${tabs}${body}`;
}

// The queue ------------------------------------------------------------------------------------------------------------

const current = (data, context) => data.queue.items[context.state.at ?? 0];

/** The words of a paragraph with their offsets in the kept text: what can be chosen. */
function wordsOf(item) {
  const words = [];
  const finder = /[\p{L}\p{N}][\p{L}\p{N}'’.-]*|[^\s]/gu;
  for (let match = finder.exec(item.context); match; match = finder.exec(item.context)) {
    words.push({start: item.start + match.index, end: item.start + match.index + match[0].length});
  }
  return words;
}

// What is coded by choosing words. A list takes several, a part has a code (a place that of its country).
const FIELDS = {event: ['trigger', 'actors', 'recipients', 'place', 'date'], statement: ['source', 'cue', 'content', 'addressee', 'about']};
const LISTS = ['actors', 'recipients', 'about'];
const PARTS = ['actors', 'recipients', 'place', 'source', 'addressee', 'about'];
const COLOURS = {trigger: 'act', cue: 'act', actors: 'who', source: 'who', recipients: 'whom', addressee: 'whom', about: 'whom', place: 'when', date: 'when', content: 'said'};
const NO_SOURCE = 'none';

const blank = (kind) => (kind === 'event'
  ? {kind, type: 'AGREE', modes: [], modality: 'asserted', trigger: null, actors: [], recipients: [], place: null, date: null}
  : {kind, statement_kind: 'indirect', source: null, source_kind: NO_SOURCE, cue: null, content: null, addressee: null, about: []});

function queueOf(data, context) {
  const {state} = context;
  const {queue} = data;
  const entry = current(data, context);
  const all = queue.left.count + queue.done;
  const bar = html`<p class="small muted" role="status">${R.left(total(queue.left), number(queue.done))}</p><svg class="progress" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="6"></rect><rect width=${all ? (100 * queue.done) / all : 0} height="6"></rect></svg>`;
  if (!entry) return html`${bar}${empty(R.empty)}${state.last ? html`<button class="button" @click=${() => undo(data, context)}>${R.undo}</button>` : nothing}`;
  const item = entry.finding;
  const editing = state.editing;
  const definition = item.kind === 'event' ? data.book.types.find((one) => one.name === (editing?.coding.type ?? item.type)) : null;
  return html`${bar}
    <div class="review section">
      <div>
        ${contextOf(entry, editing, context)}
        <p class="from">${item.document.title || item.document.id}${item.document.outlet ? `, ${item.document.outlet}` : ''}, ${day(item.document.date)} · <a href=${articlePath(item.document, item.id)}>${S.openArticle}</a></p>
        ${editing ? nothing : html`<div class="verdicts" role="group" aria-label=${R.title}>
          <button class="button main" @click=${() => decide(data, context, 'accept')}>${R.accept} <kbd>A</kbd></button>
          <button class="button" @click=${() => decide(data, context, 'reject')}>${R.reject} <kbd>R</kbd></button>
          ${item.kind === 'relation' ? nothing : html`<button class="button" @click=${() => correct(data, context)}>${R.correct} <kbd>C</kbd></button>`}
          <button class="button" @click=${() => add(data, context, 'event')}>${R.add} <kbd>M</kbd></button>
          <button class="button" @click=${() => step(data, context, 1)}>${R.next} <kbd>N</kbd></button>
          <button class="button" ?disabled=${!state.last} @click=${() => undo(data, context)}>${R.undo} <kbd>U</kbd></button></div>`}
      </div>
      <div class="panel">${editing ? editor(data, context) : html`
        <div class="line row">${type(item)} ${modality(item.modality)} ${item.doubt === null ? nothing : html`<span class="how">${S.finding.doubt(item.doubt)}</span>`}</div>
        <p class="section-line">${who(item)}</p>
        ${entry.coding ? told(entry) : nothing}
        ${definition ? html`<p class="small"><span class="muted">${R.guide}:</span> ${definition.definition}</p>` : nothing}
        <label class="field-label">${R.note}<input name="note" autocomplete="off" .value=${state.note ?? ''} @input=${(e) => { state.note = e.target.value; }}></label>`}</div>
    </div>
    <details class="section"><summary>${R.help}</summary><table><tbody>${R.keys.map(([keys, what]) => html`<tr><th scope="row"><kbd>${keys}</kbd></th><td>${what}</td></tr>`)}</tbody></table></details>`;
}

/** What is decided on together with who and whom: how it was done, where and when, what kind of source. */
function told(entry) {
  const {coding} = entry;
  const words = (one) => (one ? html`<q>${wordsAt(entry, one)}</q>${one.code ? html` <span class="muted">${one.code}</span>` : nothing}` : null);
  const rows = coding.kind === 'event'
    ? [[S.finding.mode, coding.modes.join(', ')], [S.finding.where, words(coding.place)], [S.finding.when, words(coding.date)]]
    : [[R.sourceKind, S.sourceKinds[coding.source_kind] ?? coding.source_kind], [S.finding.addressee, words(coding.addressee)]];
  return html`<dl class="told">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value || html`<span class="muted">${S.none}</span>`}</dd>`)}</dl>`;
}

const wordsAt = (entry, one) => entry.context.slice(Math.max(0, one.start - entry.start), Math.max(0, one.end - entry.start)) || '…';

function contextOf(entry, editing, context) {
  const item = entry.finding;
  const words = wordsOf(entry);
  const marks = [];
  const coding = editing?.coding ?? entry.coding;
  if (coding) {
    for (const name of FIELDS[coding.kind]) {
      for (const one of [coding[name]].flat().filter(Boolean)) marks.push({...one, part: COLOURS[name]});
    }
  } else for (const one of item.finding.evidence) marks.push({...one, part: 'act'});
  const order = ['said', 'when', 'whom', 'who', 'act'];
  const partAt = (word) => order.reduce((best, part) => (marks.some((m) => m.part === part && m.start <= word.start && word.end <= m.end) ? part : best), null);
  const choosing = editing && editing.field;
  const inChoice = (i) => choosing && editing.from !== null && i >= Math.min(editing.from, editing.to) && i <= Math.max(editing.from, editing.to);
  const touch = (i, event) => {
    if (!choosing) return;
    if (event.shiftKey && editing.from !== null) editing.to = i;
    else editing.from = editing.to = i;
    context.rerender();
  };
  const pieces = [];
  let at = entry.start;
  words.forEach((word, i) => {
    if (word.start > at) pieces.push(gap(entry, at, word.start, partAt({start: at, end: word.start})));
    const part = partAt(word);
    pieces.push(html`<span class="word ${part ? `w lit lit-${part} m${item.quad ?? 0}` : ''} ${inChoice(i) ? 'sel' : ''} ${choosing && editing.to === i ? 'cursor' : ''}" @pointerdown=${(e) => touch(i, e)} @pointerenter=${(e) => { if (e.buttons === 1 && choosing && editing.from !== null) { editing.to = i; context.rerender(); } }}>${entry.context.slice(word.start - entry.start, word.end - entry.start)}</span>`);
    at = word.end;
  });
  return html`<div class="context m${item.quad ?? 0} ${choosing ? 'choosing' : ''}" tabindex=${choosing ? 0 : nothing} role=${choosing ? 'application' : nothing} aria-label=${choosing ? R.choose(R.fields[editing.field]) : nothing}>${pieces}${entry.context.slice(at - entry.start)}</div>`;
}

const gap = (entry, from, to, part) => (part ? html`<span class="w lit lit-${part} m${entry.finding.quad ?? 0}">${entry.context.slice(from - entry.start, to - entry.start)}</span>` : entry.context.slice(from - entry.start, to - entry.start));

function editor(data, context) {
  const {editing} = context.state;
  const {coding} = editing;
  const entry = current(data, context);
  const fields = FIELDS[coding.kind];
  const text = (one) => wordsAt(entry, one);
  const choose = (name) => {
    editing.field = name;
    const first = [coding[name]].flat().filter(Boolean)[0];
    const words = wordsOf(entry);
    editing.from = first ? words.findIndex((w) => w.start >= first.start) : 0;
    editing.to = first ? Math.max(editing.from, words.findLastIndex((w) => w.end <= first.end)) : 0;
    context.rerender();
    document.querySelector('.review .context')?.focus();
  };
  const drop = (name, one) => {
    coding[name] = LISTS.includes(name) ? coding[name].filter((other) => other !== one) : null;
    if (name === 'source') coding.source_kind = NO_SOURCE;
    context.rerender();
  };
  const modes = data.book.types.find((one) => one.name === coding.type)?.modes ?? [];
  const turnMode = (mode) => {
    coding.modes = coding.modes.includes(mode) ? coding.modes.filter((one) => one !== mode) : [...coding.modes, mode];
    context.rerender();
  };
  const setType = (event) => {
    coding.type = event.target.value;
    const had = data.book.types.find((one) => one.name === coding.type)?.modes.map((mode) => mode.name) ?? [];
    coding.modes = coding.modes.filter((mode) => had.includes(mode));
    context.rerender();
  };
  const set = (name) => (event) => {
    coding[name] = event.target.value;
    context.rerender();
  };
  const option = (value, label, chosen) => html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
  return html`<h2>${editing.verdict === 'add' ? R.add : R.correct}</h2>
    <div class="form column">
      ${editing.verdict === 'add' ? html`<label class="field-label">${R.kind}<select @change=${(e) => { editing.coding = blank(e.target.value); editing.field = null; context.rerender(); }}>${['event', 'statement'].map((kind) => option(kind, R[kind], coding.kind))}</select></label>` : nothing}
      ${coding.kind === 'event' ? html`<div class="form"><label class="field-label">${R.type}<select @change=${setType}>${data.book.types.map((t) => option(t.name, t.name, coding.type))}</select></label>
        <label class="field-label">${R.modality}<select @change=${set('modality')}>${Object.entries(S.modality).map(([value, label]) => option(value, label, coding.modality))}</select></label></div>
        ${modes.length ? html`<fieldset class="modes"><legend>${S.finding.mode}</legend>${modes.map((mode) => html`<label class="toggle" title=${mode.definition}><input type="checkbox" .checked=${coding.modes.includes(mode.name)} @change=${() => turnMode(mode.name)}><span>${mode.name}</span></label>`)}</fieldset>` : nothing}`
        : html`<div class="form"><label class="field-label">${R.kind}<select @change=${set('statement_kind')}>${data.book.statement_kinds.map((kind) => option(kind, kind, coding.statement_kind))}</select></label>
        <label class="field-label">${R.sourceKind}<select ?disabled=${!coding.source} @change=${set('source_kind')}>${data.book.source_kinds.filter((kind) => (kind === NO_SOURCE) === !coding.source).map((kind) => option(kind, S.sourceKinds[kind] ?? kind, coding.source_kind))}</select></label></div>`}
      ${fields.map((name, i) => html`<div class="row field-row"><button class="button" aria-pressed=${editing.field === name} @click=${() => choose(name)}><kbd>${i + 1}</kbd> ${R.fields[name]}</button>
        ${[coding[name]].flat().filter(Boolean).map((one) => html`<span class="row"><button class="chip" aria-label="${R.unset}: ${text(one)}" @click=${() => drop(name, one)}>${text(one)}</button>
          ${PARTS.includes(name) ? html`<input class="code" size="5" aria-label="${R.code}: ${text(one)}" placeholder=${R.codeOf} .value=${one.code ?? ''} @change=${(e) => { one.code = e.target.value.trim() || null; }}>` : nothing}
          ${name === 'about' ? html`<select aria-label="${R.stance}: ${text(one)}" @change=${(e) => { one.stance = e.target.value || null; }}>${['', 'favourable', 'opposed', 'neutral', 'mixed'].map((value) => option(value, value ? S.stance[value] : R.noStance, one.stance ?? ''))}</select>` : nothing}</span>`)}
        ${editing.field === name ? html`<button class="button main" @click=${() => setField(data, context)}>${LISTS.includes(name) && coding[name].length ? R.addPart : R.set} <kbd>Enter</kbd></button>` : nothing}</div>`)}
      ${editing.field ? html`<p class="small muted">${R.choose(R.fields[editing.field])}</p>` : nothing}
      <label class="field-label">${R.note}<input .value=${editing.note ?? ''} @input=${(e) => { editing.note = e.target.value; }}></label>
      <div class="row"><button class="button main" @click=${() => saveCoding(data, context)}>${editing.verdict === 'add' ? R.saveAdd : R.saveCoding}</button><button class="button" @click=${() => leave(context)}>${S.cancel}</button></div>
    </div>`;
}

function setField(data, context) {
  const {editing} = context.state;
  if (!editing?.field || editing.from === null) return;
  const words = wordsOf(current(data, context));
  const [from, to] = [Math.min(editing.from, editing.to), Math.max(editing.from, editing.to)];
  const span = {start: words[from].start, end: words[to].end};
  const part = {...span, code: null, stance: null};
  const name = editing.field;
  if (LISTS.includes(name)) {
    if (!editing.coding[name].some((one) => one.start === span.start && one.end === span.end)) editing.coding[name] = [...editing.coding[name], part];
  } else editing.coding[name] = PARTS.includes(name) ? part : span;
  if (name === 'source' && editing.coding.source_kind === NO_SOURCE) editing.coding.source_kind = 'named';
  editing.field = null;
  context.rerender();
}

function correct(data, context) {
  context.state.editing = {verdict: 'correct', coding: structuredClone(current(data, context).coding), field: null, from: null, to: null};
  context.rerender();
}

function add(data, context, kind) {
  context.state.editing = {verdict: 'add', coding: blank(kind), field: kind === 'event' ? 'trigger' : 'content', from: 0, to: 0};
  context.rerender();
  document.querySelector('.review .context')?.focus();
}

function leave(context) {
  context.state.editing = null;
  context.rerender();
}

function step(data, context, by) {
  const {state} = context;
  state.at = Math.max(0, Math.min(data.queue.items.length - 1, (state.at ?? 0) + by));
  state.editing = null;
  state.note = '';
  context.rerender();
}

const send = (data, context, body) => api.post('/review/decisions', {coding: null, note: null, round: context.query.get('round'), settles: false, ...body});

const decide = (data, context, verdict, coding = null, note = context.state.note || null) => write(context, async () => {
  const {state} = context;
  const item = current(data, context).finding;
  const decision = await send(data, context, {document: item.document.digest, finding: verdict === 'add' ? null : item.id, verdict, coding, note});
  (state.past ??= []).push({decision, at: state.at ?? 0, item: data.queue.items[state.at ?? 0], kept: verdict === 'add'});
  state.last = decision;
  if (verdict !== 'add') {
    data.queue.items.splice(state.at ?? 0, 1);
    state.at = Math.min(state.at ?? 0, Math.max(0, data.queue.items.length - 1));
    data.queue.done += 1;
    data.queue.left = {...data.queue.left, count: Math.max(0, data.queue.left.count - 1)};
  }
  state.editing = null;
  state.note = '';
  toast(R.decided[verdict], [S.undo, () => undo(data, context)]);
  context.say(R.decided[verdict]);
  if (!data.queue.items.length && data.queue.left.count) context.refresh();
  else context.rerender();
});

function saveCoding(data, context) {
  const {editing} = context.state;
  const {coding} = editing;
  if (coding.kind === 'event' && !coding.trigger) return toast(R.missing);
  if (coding.kind === 'statement' && !coding.content) return toast(R.missingContent);
  return decide(data, context, editing.verdict, coding, editing.note || null);
}

const undo = (data, context) => write(context, async () => {
  const {state} = context;
  const last = state.past?.pop();
  if (!last) {
    toast(R.nothingToUndo);
    return;
  }
  await api.del('/review/decisions/' + api.key(last.decision.id));
  if (!last.kept) {
    data.queue.items.splice(last.at, 0, last.item);
    data.queue.done -= 1;
    data.queue.left = {...data.queue.left, count: data.queue.left.count + 1};
    state.at = last.at;
  }
  state.last = state.past.at(-1)?.decision;
  toast(R.undone);
  context.rerender();
});

// Rounds ---------------------------------------------------------------------------------------------------------------

function roundsOf(data, context) {
  const begin = (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    return write(context, async () => {
      await api.post('/review/rounds', {name: form.get('name'), query: form.get('q') ? 'q=' + encodeURIComponent(form.get('q')) : '', sample: Number(form.get('sample')), seed: Number(form.get('seed')), documents: []});
      context.refresh();
    });
  };
  const turn = (round, state) => write(context, async () => {
    await api.put(`/review/rounds/${api.key(round.id)}/state`, {state});
    context.refresh();
  });
  return html`<p class="small muted">${R.roundHelp}</p>
    ${data.rounds.length ? html`<ul class="plain-list">${data.rounds.map((round) => html`<li class="row spread"><div><strong>${round.name}</strong> <span class="state">${R.roundState[round.state]}</span><br><span class="from">${S.count.documents(round.documents)}, ${S.count.findings(round.findings)}. ${R.coders}: ${round.coders.length ? round.coders.map((c) => `${c.name} (${c.decisions})`).join(', ') : S.none}</span></div>
      <div class="row">${round.state === 'open' ? html`<a class="button main" href=${'/review?round=' + api.key(round.id)}>${R.code}</a><button class="button" @click=${() => turn(round, 'adjudication')}>${R.toAdjudication}</button>` : html`<a class="button" href=${'/review/agreement?round=' + api.key(round.id)}>${R.settle}</a>${round.state === 'adjudication' ? html`<button class="button" @click=${() => turn(round, 'closed')}>${R.toClosed}</button>` : nothing}`}</div></li>`)}</ul>` : nothing}
    <section class="section"><h2>${R.newRound}</h2><form class="form" @submit=${begin}><label class="field-label">${R.roundName}<input name="name" required></label><label class="field-label">${S.search.words}<input name="q"></label><label class="field-label">${R.sample}<input name="sample" type="number" min="1" max="10000" value="10" required></label><label class="field-label">${R.seed}<input name="seed" type="number" value="1" required></label><button class="button main">${R.newRound}</button></form></section>`;
}

// Agreement ------------------------------------------------------------------------------------------------------------

function agreementOf(data, context) {
  const {agreement, disagreements} = data;
  const settle = (one, decision) => write(context, async () => {
    await api.post('/review/decisions', {document: one.document.digest, finding: one.finding?.id ?? null, verdict: decision.verdict, coding: decision.coding, note: null, round: data.round.id, settles: true});
    context.refresh();
  });
  const judged = agreement.alphas.some((a) => a.units);
  return html`
    <form class="filters"><label class="field-label">${R.round}<select @change=${(e) => context.setQuery({round: e.target.value})}><option value="">${R.all}</option>${data.rounds.map((round) => html`<option value=${round.id} ?selected=${round.id === context.query.get('round')}>${round.name}</option>`)}</select></label></form>
    <section><h2>${R.alpha}</h2>${judged ? html`<table><tbody>${agreement.alphas.map((a) => html`<tr><th scope="row">${R.fields[a.field] ?? a.field}</th><td class="num">${a.alpha === null ? '–' : a.alpha.toFixed(2)}</td><td class="muted">${number(a.units)} ${R.units}, ${number(a.coders)} ${R.coders.toLowerCase()}</td></tr>`)}</tbody></table>` : html`<p class="muted small">${R.noAlpha}</p>`}</section>
    ${agreement.confusion.labels.length ? html`<section class="section"><h2>${R.confusion}</h2><p class="small muted">${R.confusionHelp}</p><div class="scroll" tabindex="0" role="region" aria-label=${R.confusion}><table class="confusion"><thead><tr><td></td>${agreement.confusion.labels.map((l) => html`<th scope="col">${l}</th>`)}</tr></thead><tbody>${agreement.confusion.rows.map((row, i) => html`<tr><th scope="row">${agreement.confusion.labels[i]}</th>${row.map((n, j) => html`<td class=${i === j ? 'same' : ''}>${n || ''}</td>`)}</tr>`)}</tbody></table></div></section>` : nothing}
    ${disagreements ? html`<section class="section"><h2>${R.disagreements} <span class="muted small">${total(disagreements.total)}</span></h2>${disagreements.items.length ? html`<ul class="plain-list">${disagreements.items.map((one) => html`<li>${one.finding ? html`<div class="line row">${type(one.finding)} ${who(one.finding)}</div><blockquote class="quote">${one.finding.quote}</blockquote>` : html`<p>${one.document.title}</p>`}
      <div class="settle">${one.decisions.map((d) => html`<div class="panel"><p><strong>${d.coder}</strong>: ${R[d.verdict] ?? d.verdict}${d.coding?.type ? html` <span class="tag">${d.coding.type}</span>` : nothing}${d.coding?.modes?.length ? html` <span class="tag">${d.coding.modes.join(', ')}</span>` : nothing}${d.coding?.modality ? html` <span class="tag ${d.coding.modality}">${S.modality[d.coding.modality]}</span>` : nothing}${d.coding?.source_kind ? html` <span class="tag">${S.sourceKinds[d.coding.source_kind] ?? d.coding.source_kind}</span>` : nothing}</p>${d.note ? html`<p class="small">${d.note}</p>` : nothing}<button class="button" @click=${() => settle(one, d)}>${R.take}</button></div>`)}</div></li>`)}</ul>` : html`<p class="muted small">${R.noDisagreements}</p>`}</section>` : nothing}`;
}

export function mounted(root, data, context) {
  if (data.closed || data.tab !== '' || !data.queue) return undefined;
  const keys = (event) => {
    if (event.target.closest?.('input, textarea, select, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
    const {editing} = context.state;
    const entry = current(data, context);
    const press = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (editing) {
      const fields = FIELDS[editing.coding.kind];
      if (press === 'Escape') leave(context);
      else if (/^[1-9]$/.test(press) && fields[press - 1]) {
        editing.field = fields[press - 1];
        if (editing.from === null) editing.from = editing.to = 0;
        context.rerender();
        document.querySelector('.review .context')?.focus();
      } else if (editing.field && ['ArrowRight', 'ArrowLeft', 'Home', 'End'].includes(press)) {
        event.preventDefault();
        const words = wordsOf(entry);
        const most = words.length - 1;
        const at = editing.to ?? 0;
        editing.to = {ArrowRight: Math.min(most, at + 1), ArrowLeft: Math.max(0, at - 1), Home: 0, End: most}[press];
        if (!event.shiftKey) editing.from = editing.to;
        const [from, to] = [Math.min(editing.from, editing.to), Math.max(editing.from, editing.to)];
        context.say(entry.context.slice(words[from].start - entry.start, words[to].end - entry.start));
        context.rerender();
      } else if (press === 'Enter' && !event.target.closest('button, a')) {
        event.preventDefault();
        if (editing.field) setField(data, context);
        else saveCoding(data, context);
      }
      return;
    }
    const acts = {
      a: () => entry && decide(data, context, 'accept'), r: () => entry && decide(data, context, 'reject'), c: () => entry && entry.finding.kind !== 'relation' && correct(data, context),
      m: () => entry && add(data, context, 'event'), u: () => undo(data, context), n: () => entry && step(data, context, 1), p: () => entry && step(data, context, -1),
    };
    if (acts[press]) {
      event.preventDefault();
      acts[press]();
    }
  };
  document.addEventListener('keydown', keys);
  return () => document.removeEventListener('keydown', keys);
}
