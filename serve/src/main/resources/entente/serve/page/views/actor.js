// An actor: what it is called and was, with whom it deals, what it said and what was said of it.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query, key} from '../api.js';
import {day, number, betweenPath, actorPath, plusDays} from '../format.js';
import {head, empty} from '../parts/states.js';
import {finding} from '../parts/finding.js';
import {weekChart} from '../parts/weeks.js';
import {quadLegend} from '../parts/glyphs.js';
import {threadShort} from '../parts/thread.js';
import {more} from '../parts/pager.js';
import {star, note, watch} from '../parts/own.js';

const TABS = {acts: {kind: 'event', actor: true}, said: {kind: 'statement', said_by: true}, about: {kind: 'statement', about: true}};

function ask(context, tab, cursor) {
  const {kind, ...role} = TABS[tab];
  return get('/search' + query({kind, [Object.keys(role)[0]]: context.params.key, limit: 25, facets: 'false', cursor}), context.signal);
}

export const title = (data) => data.about.actor.name;

export async function load(context) {
  const tab = TABS[context.query.get('tab')] ? context.query.get('tab') : 'acts';
  const [about, page] = await Promise.all([get('/actors/' + key(context.params.key), context.signal), ask(context, tab)]);
  return {about, page, tab};
}

const named = (d, name) => (d.key ? html`<a href=${actorPath(d.key)}>${name}</a>` : name);

/** An office and its holder, or whose office it is. */
const office = (d) => html`${d.label}${d.key ? html` <span class="muted">·</span> ${named(d, d.key.replace(/^~/, ''))}` : nothing}`;

/** A relation reads from its subject to its object, whichever of them this page is about. */
const relation = (actor) => (d) => (d.value === 'object'
  ? html`${named(d, d.label || S.nobody)} <span class="muted">${S.relation(d.type)}</span> ${actor.name}`
  : html`<span class="muted">${S.relation(d.type)}</span> ${named(d, d.label)}`);

const dated = (list, title, line) => (list.length ? html`<section class="section"><h2>${title}</h2><ul class="plain-list tight">${list.map((d) => html`<li><span>${line(d)}</span><br>
    <span class="from">${d.first ? html`${S.actor.first} ${day(d.first)}${d.last && d.last !== d.first ? html`, ${S.actor.last} ${day(d.last)}` : nothing}` : nothing}${d.findings > 1 ? `, ${S.count.findings(d.findings)}` : ''}</span></li>`)}</ul></section>` : nothing);

const PRONOUN = /^(?:s?he|it|they|them|him|her|his|hers|its|their|theirs|we|us|our|i|who|whom|which|that|this|these|those)$/i;

/** What the texts call it: a name once, however it is written large, and no pronouns. */
function calledBy(names) {
  const seen = new Set();
  const plain = (words) => words.toLowerCase().replace(/^(?:the|an?) /, '');
  return names.filter(({label}) => !PRONOUN.test(label) && !seen.has(plain(label)) && seen.add(plain(label)));
}

export function render({about, page, tab}, context) {
  const {actor, counts} = about;
  const called = calledBy(about.names);
  // What is told as background may lie decades before the first report.
  const {first, last} = context.record() ?? {};
  const weeks = about.weeks.filter((w) => (!first || w.week >= plusDays(first, -28)) && (!last || w.week <= last));
  const facts = [S.actorKinds[actor.kind] ?? actor.kind, actor.code, actor.country !== actor.code ? actor.country : null].filter(Boolean).join(' · ');
  const tabs = {acts: [S.actor.acts, counts.acts + counts.received], said: [S.actor.said, counts.said], about: [S.actor.about, counts.said_about]};
  return html`
    ${head(actor.name, facts, html`${star('actor', actor.key, about, context)}${watch('actor', actor.name, 'key=' + encodeURIComponent(actor.key), context)}`)}
    ${called.length > 1 ? html`<p class="small"><span class="muted">${S.actor.names}:</span> ${called.slice(0, 12).map((n, i) => html`${i ? ', ' : ''}${n.label}`)}</p>` : nothing}
    ${note('actor', actor.key, about, context)}
    ${weeks.length > 1 ? html`<section class="section"><div class="section-head"><h2>${S.actor.weeks}</h2>${quadLegend()}</div>${weekChart(weeks, {width: 1100, height: 140, href: (w) => '/search' + query({kind: 'event', actor: actor.key, since: w.week, until: plusDays(w.week, 6)})})}</section>` : nothing}
    <div class="columns section">
      <section aria-label=${tabs[tab][0]}>
        <nav class="tabs" aria-label=${actor.name}>${Object.entries(tabs).map(([name, [label, n]]) => html`<a href=${context.addressWith({tab: name === 'acts' ? '' : name})} aria-current=${tab === name ? 'page' : nothing}>${label} <span class="muted">${number(n)}</span></a>`)}</nav>
        ${page.items.length ? page.items.map((item) => finding(item)) : empty(S.search.none)}
        ${more(page, (cursor) => ask(context, tab, cursor), context)}
      </section>
      <div>
        ${about.dyads.length ? html`<section class="section"><h2>${S.actor.dyads}</h2><ul class="dyads">${about.dyads.slice(0, 10).map((d) => other(d, actor, about.dyads))}</ul></section>` : nothing}
        ${dated(about.offices, S.actor.offices, office)}
        ${dated(about.relations.filter((d) => d.type !== 'holds_office'), S.actor.relations, relation(actor))}
        ${about.people.length ? html`<section class="section"><h2>${S.actor.people}</h2><ul class="plain-list tight">${about.people.slice(0, 12).map((p) => html`<li class="row spread"><a href=${actorPath(p.key)}>${p.name}</a><span class="tiny muted">${S.count.findings(p.findings)}</span></li>`)}</ul></section>` : nothing}
        ${about.threads.length ? html`<section class="section"><h2>${S.actor.threads}</h2><ul class="plain-list">${about.threads.slice(0, 8).map(threadShort)}</ul></section>` : nothing}
        ${about.stories.length ? html`<section class="section"><h2>${S.actor.stories}</h2><ul class="plain-list tight">${about.stories.slice(0, 8).map((s) => html`<li><a href="/story/${key(s.id)}">${s.title}</a><br><span class="from">${day(s.first)}, ${S.count.reports(s.documents)}, ${S.count.independent(s.independent)}</span></li>`)}</ul></section>` : nothing}
        ${Object.keys(about.external).length ? html`<section class="section"><h2>${S.actor.ids}</h2><p class="small">${Object.entries(about.external).map(([name, value]) => html`<span class="nowrap"><span class="muted">${name}</span> ${value}</span> `)}</p></section>` : nothing}
      </div>
    </div>`;
}

function other(dyad, actor, all) {
  const [otherKey, name] = dyad.first === actor.key || dyad.first === actor.code ? [dyad.second, dyad.second_name] : [dyad.first, dyad.first_name];
  const most = Math.max(...all.map((d) => d.events), 1);
  return html`<li><a href=${betweenPath(actor.key, otherKey)} aria-label="${S.actor.between} ${actor.name} – ${name}">${name}</a>
    <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="8" rx="2"></rect><rect width=${(100 * dyad.events) / most} height="8" rx="2"></rect></svg><span class="n">${S.count.events(dyad.events)}</span></li>`;
}
