// A coded document as fields and words: what each field says, how it came about, and the words that carry it.
import {S} from '../strings.js';
import {day} from '../format.js';

const spans = (...all) => all.filter((one) => one && Number.isInteger(one.start) && Number.isInteger(one.end)).map(({start, end}) => ({start, end}));

/** Every finding of a document: {id, kind, type, quad, modality, rows: [{label, part, items: [{text, key, more, how, spans}]}], spans}. */
export function sheetOf(coded, keys, quadOf) {
  const actors = new Map(coded.actors.map((actor) => [actor.id, actor]));
  const statements = new Map(coded.statements.map((statement) => [statement.id, statement]));

  const actor = (part) => {
    const known = actors.get(part.id);
    const mention = known?.mentions.find((m) => m.start === part.start && m.end === part.end);
    const name = known?.name ?? part.text;
    const office = known?.office && known.office !== name ? known.office : null;
    const words = part.text && part.text !== name ? `“${part.text}”` : null;
    return {text: name, key: keys[part.id] ?? null, more: [office, words].filter(Boolean).join(', '), how: mention && !['name', 'acronym'].includes(mention.how) ? mention.how : null, spans: spans(part)};
  };
  const byId = (id) => {
    const known = actors.get(id);
    return known ? {text: known.name, key: keys[id] ?? null, more: '', spans: spans(...known.mentions.slice(0, 1))} : {text: id, spans: []};
  };
  const evidence = (one) => (one ? {text: one.text, spans: spans(one)} : null);
  const ground = (g) => (g?.inferred ? {how: S.finding.inferred(g.inferred), spans: []} : {spans: spans(g)});
  const row = (label, part, ...items) => {
    const present = items.flat().filter(Boolean);
    return present.length ? [{label, part, items: present}] : [];
  };

  const told = (id) => {
    const statement = statements.get(id);
    if (!statement) return null;
    const source = statement.source;
    return {text: source ? actors.get(source.id)?.name ?? source.text : S.finding.unknownSource, more: source && source.kind !== 'named' ? S.sourceKinds[source.kind] : '', spans: spans(source, statement.cue)};
  };

  const event = (e) => {
    const {terms} = e;
    const grounded = (field, text) => (text ? {text, ...ground(e.grounds?.[field])} : null);
    const rows = [
      ...row(S.finding.who, 'who', e.actors.map(actor)),
      ...row(S.finding.did, 'act', {text: e.trigger.text, more: [S.quads[quadOf(e.type)], e.intensity === null ? null : S.finding.intensity(e.intensity)].filter(Boolean).join(', '), spans: spans(e.trigger)}),
      ...row(S.finding.whom, 'whom', e.recipients.map(actor)),
      ...row(S.finding.when, 'when', e.date && {text: day(e.date.value), how: e.date.inferred && S.finding.inferred(e.date.inferred), spans: spans(e.date), more: e.date.text ? `“${e.date.text}”` : ''}),
      ...row(S.finding.where, 'when', e.place && {text: e.place.name, more: e.place.precision, how: e.place.inferred && S.finding.inferred(e.place.inferred), spans: spans(e.place)}),
      ...row(S.finding.modality, 'said', e.modality === 'asserted' ? null : grounded('modality', S.modality[e.modality])),
      ...row(S.finding.mode, 'said', e.mode.map((mode) => ({text: mode, ...ground(e.grounds?.mode)}))),
      ...row(S.finding.context, 'said', e.context.map((c) => ({text: c.code.replaceAll('_', ' '), more: c.level, ...ground(e.grounds?.context)}))),
      ...Object.entries(e.magnitude ?? {}).flatMap(([what, m]) => row(S.finding.magnitude[what] ?? what, 'said', {text: m.value ?? [m.low, m.high].filter((n) => n !== null).join('–'), more: `“${m.text}”`, spans: spans(m)})),
      ...(terms ? ['issue', 'condition', 'deadline', 'amount'].flatMap((name) => row(S.finding[name], 'said', evidence(terms[name]))) : []),
      ...row(S.finding.byWord, 'said', (e.attributed_to ?? []).map(told)),
    ];
    const extra = e.evidence.filter((one) => !rows.some((r) => r.items.some((i) => i.spans.some((s) => s.start <= one.start && one.end <= s.end))));
    rows.push(...row(S.finding.alsoWords, 'said', extra.map(evidence)));
    return {id: e.id, kind: 'event', type: e.type, quad: quadOf(e.type), modality: e.modality, basis: e.basis, confidence: e.confidence?.type, rows, at: e.trigger.start};
  };

  const statement = (s) => {
    const rows = [
      ...row(s.kind === 'attitude' ? S.finding.holder : S.finding.said, 'who', s.source && {...actor(s.source), more: [actor(s.source).more, s.source.kind === 'named' ? '' : S.sourceKinds[s.source.kind]].filter(Boolean).join(', ')}),
      ...row(S.finding.cue, 'act', evidence(s.cue)),
      ...row(s.kind === 'attitude' ? S.finding.held : S.finding.words, 'said', {text: s.content.text, serif: true, spans: spans(s.content, ...s.content.more)}),
      ...row(S.finding.addressee, 'whom', s.addressee && actor(s.addressee)),
      ...row(S.finding.about2, 'whom', s.about.map((a) => ({...actor(a), more: [a.stance && S.stance[a.stance], actor(a).more].filter(Boolean).join(', ')}))),
      ...row(S.finding.onBehalf, 'whom', s.on_behalf_of && byId(s.on_behalf_of)),
      ...row(S.finding.place, 'when', evidence(s.place)),
      ...row(S.finding.occasion, 'when', evidence(s.occasion)),
      ...row(S.finding.within, 'said', s.within && told(s.within)),
    ];
    return {id: s.id, kind: 'statement', type: s.kind, quad: 0, basis: s.basis, rows, at: Math.min(s.content.start, s.cue?.start ?? Infinity), unnamed: s.source?.kind === 'unnamed'};
  };

  const relation = (r) => ({
    id: r.id, kind: 'relation', type: r.type, quad: 0, basis: r.basis, at: r.evidence[0].start,
    rows: [
      ...row(S.finding.subject, 'who', byId(r.subject)),
      ...row(S.finding.relation, 'act', {text: S.relation(r.type), spans: spans(...r.evidence)}),
      ...row(S.finding.office, 'said', evidence(r.office)),
      ...row(S.finding.object, 'whom', r.object && byId(r.object)),
      ...row(S.finding.since, 'when', r.from && {text: day(r.from), spans: []}),
      ...row(S.finding.until, 'when', r.to && {text: day(r.to), spans: []}),
    ],
  });

  const all = [...coded.events.map(event), ...coded.statements.map(statement), ...coded.relations.map(relation)];
  for (const one of all) one.spans = one.rows.flatMap((r) => r.items.flatMap((item) => item.spans.map((span) => ({...span, part: r.part}))));
  return all.sort((a, b) => a.at - b.at || a.kind.localeCompare(b.kind) || a.id.localeCompare(b.id));
}

/** The text cut at every border of a span: [{start, end, cover: [index of finding]}], in order, without gaps. */
export function cut(length, findings, more = []) {
  const borders = new Set([0, length]);
  for (const {spans: own} of findings) for (const {start, end} of own) borders.add(start).add(end);
  for (const {start, end} of more) borders.add(start).add(end);
  const sorted = [...borders].filter((at) => at >= 0 && at <= length).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({start, end: sorted[i + 1]}));
}
