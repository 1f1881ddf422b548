// What stands where nothing is, where something failed, and above every view.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';

export const empty = (text, more) => html`<p class="empty">${text} ${more ?? nothing}</p>`;

const silent = (failure) => failure.title === 'silent';
const named = (failure) => failure.title || S.errors.fault;

/** What went wrong, in a sentence or two: what it was, and what can be done. */
export const tell = (failure) => (silent(failure) ? S.errors.silent : [...new Set([named(failure), failure.message])].filter(Boolean).map((text) => text.replace(/\.?$/, '.')).join(' '));

export function problem(failure, again, signIn) {
  return html`<h1 tabindex="-1">${S.errors.lead}</h1>
    <div class="error section" role="alert">
      <p>${silent(failure) ? S.errors.silent : named(failure)}</p>
      ${!silent(failure) && failure.message && failure.message !== failure.title ? html`<p>${failure.message}</p>` : nothing}
      ${failure.expected ? html`<p class="small">${S.errors.expected(failure.expected, failure.found)}</p>` : nothing}
      ${failure.status === 401 && signIn ? html`<button class="button main" @click=${signIn}>${S.signIn.open}</button>` : nothing}
      <button class="button" @click=${again}>${S.errors.again}</button>
    </div>`;
}

/** The title of a view with what can be done there. */
export const head = (title, lead, actions) => html`<div class="head">
  <div><h1 tabindex="-1">${title}</h1>${lead ? html`<p>${lead}</p>` : nothing}</div>
  ${actions ? html`<div class="actions">${actions}</div>` : nothing}</div>`;

const narrow = matchMedia('(max-width: 52rem)');

/** What is folded away on a narrow screen only. */
export const fold = (label, content) => html`<details class="fold" ?open=${!narrow.matches}><summary>${label}</summary>${content}</details>`;
