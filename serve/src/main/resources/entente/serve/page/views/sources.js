// Files, texts, addresses and feeds to be read, and how far the readings are.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import * as api from '../api.js';
import {day, articlePath} from '../format.js';
import {head, tell} from '../parts/states.js';
import {write} from '../parts/own.js';

export const title = () => S.sources.title;

export async function load(context) {
  const open = (promise) => promise.catch((failure) => {
    if (failure.status === 401 || failure.status === 403) return {items: []};
    throw failure;
  });
  const [jobs, feeds, refusals] = await Promise.all([open(api.get('/jobs', context.signal)), open(api.get('/sources/feeds', context.signal)), open(api.get('/sources/refusals?limit=30', context.signal))]);
  return {jobs: jobs.items, feeds: feeds.items, refusals};
}

export function render(data, context) {
  const can = context.record()?.can_fetch ?? true;
  const begun = (job) => {
    data.jobs = [job, ...data.jobs.filter((one) => one.id !== job.id)];
    context.rerender();
  };
  // A file that is not taken stops none of the others, and stays told.
  const files = (list) => write(context, async () => {
    data.left = [];
    for (const file of list) {
      try {
        begun(await api.upload('/sources/files' + api.query({name: file.name}), file));
      } catch (failure) {
        if (failure.status === 401 || failure.status === 403) throw failure;
        data.left.push({name: file.name, why: tell(failure)});
        context.rerender();
      }
    }
  });
  const drop = (event) => {
    event.preventDefault();
    event.currentTarget.classList.remove('over');
    files([...event.dataTransfer.files]);
  };
  const send = (path, then) => (event) => {
    event.preventDefault();
    const form = event.target;
    const body = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim() || null]).filter(([, value]) => value !== null));
    return write(context, async () => {
      const answer = await api.post(path, body);
      form.reset();
      then(answer);
    });
  };
  const stop = (job) => write(context, async () => begun(await api.del('/jobs/' + api.key(job.id))));
  const removeFeed = (feed) => write(context, async () => {
    await api.del('/sources/feeds/' + api.key(feed.id));
    context.refresh();
  });
  return html`${head(S.sources.title, S.sources.lead)}
    ${context.record() && !context.record().may_write ? html`<p class="note-box small">${S.sources.signIn} <button class="button quiet" @click=${() => context.signIn()}>${S.signIn.open}</button></p>` : nothing}
    <div class="columns"><div class="stack">
      <div class="drop" @dragover=${(e) => { e.preventDefault(); e.currentTarget.classList.add('over'); }} @dragleave=${(e) => e.currentTarget.classList.remove('over')} @drop=${drop}>
        <h2>${S.sources.drop}</h2><p class="small muted">${S.sources.or}</p>
        <label class="button main">${S.sources.choose}<input class="sr" type="file" multiple @change=${(e) => { files([...e.target.files]); e.target.value = ''; }}></label></div>
      <div role="alert">${data.left?.length ? html`<div class="error small"><strong>${S.sources.notSent}</strong><ul>${data.left.map((one) => html`<li>${one.name}: ${one.why}</li>`)}</ul></div>` : nothing}</div>
      <section class="section"><h2>${S.sources.paste}</h2><form class="form column" @submit=${send('/sources/text', begun)}>
        <label class="field-label">${S.sources.text}<textarea name="text" required></textarea></label>
        <div class="form"><label class="field-label">${S.sources.headline}<input name="title"></label><label class="field-label">${S.sources.outlet}<input name="outlet"></label><label class="field-label">${S.sources.date}<input type="date" name="date"></label><button class="button main">${S.sources.read}</button></div></form></section>
      ${can ? html`<section class="section"><h2>${S.sources.fromUrl}</h2><form class="form" @submit=${send('/sources/url', begun)}><label class="field-label">${S.sources.url}<input name="url" type="url" required size="36" placeholder="https://"></label><button class="button main">${S.sources.read}</button></form></section>
      <section class="section"><h2>${S.sources.feed}</h2><form class="form" @submit=${send('/sources/feeds', () => context.refresh())}><label class="field-label">${S.sources.url}<input name="url" type="url" required size="36" placeholder="https://"></label><button class="button main">${S.sources.subscribe}</button></form><p class="tiny muted">${S.sources.hour}</p></section>` : html`<p class="muted small">${S.sources.offline}</p>`}
    </div><div>
      <section class="section"><h2>${S.sources.jobs}</h2><div aria-live="polite">${data.jobs.length ? data.jobs.map((job) => jobOf(job, stop)) : html`<p class="muted small">${S.sources.nojobs}</p>`}</div></section>
      <section class="section"><h2>${S.sources.feeds}</h2>${data.feeds.length ? html`<ul class="plain-list tight">${data.feeds.map((feed) => html`<li class="row spread"><span>${feed.name}<br><span class="from">${feed.url}${feed.last_read ? `, ${S.sources.last} ${day(feed.last_read.slice(0, 10))}` : ''}${feed.last_result ? `, ${feed.last_result}` : ''}</span></span><button class="button" aria-label="${S.remove}: ${feed.name}" @click=${() => removeFeed(feed)}>${S.remove}</button></li>`)}</ul>` : html`<p class="muted small">${S.sources.nofeeds}</p>`}</section>
    </div></div>
    <section class="section"><h2>${S.sources.refusals}</h2>${data.refusals.items.length ? html`<div class="scroll" tabindex="0" role="region" aria-label=${S.sources.refusals}><table><thead><tr><th scope="col">${S.sources.location}</th><th scope="col">${S.sources.reason}</th><th scope="col">${S.sources.detail}</th></tr></thead><tbody>${data.refusals.items.map((r) => html`<tr><td>${place(r)}</td><td>${S.sources.why(r.reason)}</td><td class="muted">${r.detail}</td></tr>`)}</tbody></table></div>` : html`<p class="muted small">${S.sources.norefusals}</p>`}</section>`;
}

const RUNNING = ['waiting', 'reading'];
// What lies beside the reports in a folder or an archive and is none: no fault of anybody's.
const PASSED_OVER = 'passed_over';

const place = (r) => [r.location, r.record].filter(Boolean).join(', ');
const refusalsOf = (list) => (list.length ? html`<ul class="plain-list tight small">${list.map((r) => html`<li><strong>${S.sources.why(r.reason)}</strong> ${place(r)}: ${r.detail}</li>`)}</ul>` : nothing);

const jobOf = (job, stop) => html`<div class="job" data-state=${job.state}><div class="row spread"><strong class="small">${job.what}</strong><span class="row"><span class="state ${job.state === 'done' ? 'good' : job.state === 'failed' ? 'bad' : ''}">${S.sources.state[job.state]}</span>${RUNNING.includes(job.state) ? html`<button class="button" @click=${() => stop(job)}>${S.sources.stop}</button>` : nothing}</span></div>
  ${RUNNING.includes(job.state) ? html`<progress class="progress" max=${job.of ?? 1} .value=${job.of ? job.bytes : 0} aria-label=${job.what}></progress>` : nothing}
  <span class="tiny muted">${S.sources.counts(job)}</span>${job.message ? html`<span class="small">${job.message}</span>` : nothing}
  ${refusalsOf(job.refusals.filter((r) => r.reason !== PASSED_OVER))}
  ${job.passed_over ? html`<details class="small"><summary>${S.passedOver(job.passed_over)}</summary>${refusalsOf(job.refusals.filter((r) => r.reason === PASSED_OVER))}</details>` : nothing}
  ${job.documents.length ? html`<ul class="small">${job.documents.slice(0, 8).map((d) => html`<li><a href=${articlePath(d)}>${d.title || d.id}</a></li>`)}</ul>` : nothing}</div>`;

export function mounted(root, data, context) {
  const followed = (context.state.followed ??= new Map());
  for (const job of data.jobs) {
    if (!RUNNING.includes(job.state) || followed.has(job.id)) continue;
    followed.set(job.id, api.follow(job.id, (now, ended) => {
      data.jobs = data.jobs.map((one) => (one.id === now.id ? now : one));
      if (ended) {
        followed.delete(job.id);
        context.refreshRecord();
        context.say(`${now.what}: ${S.sources.state[now.state]}. ${S.sources.counts(now)}`);
      }
      context.rerender();
    }));
  }
  return undefined;
}
