// One commitment: its opening, its answers, its outcome, each with its words.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, key} from '../api.js';
import {day, betweenPath} from '../format.js';
import {head} from '../parts/states.js';
import {finding} from '../parts/finding.js';
import {state, parties, title as name} from '../parts/thread.js';
import {star, note, watch, printButton} from '../parts/own.js';

export const title = ({thread}) => name(thread);

export const load = ({params, signal}) => get('/threads/' + key(params.id), signal);

export function render(data, context) {
  const {thread} = data;
  const fact = (label, value) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing);
  return html`
    ${head(html`<span class="first-up">${thread.kind[0].toUpperCase() + thread.kind.slice(1)}</span>`, parties(thread),
      html`${star('thread', thread.id, data, context)}${watch('thread', name(thread), 'id=' + encodeURIComponent(thread.id), context)}${thread.by[0] && thread.to[0] ? html`<a class="button" href=${betweenPath(thread.by[0].key, thread.to[0].key)}>${S.actor.between}</a>` : nothing}${printButton()}`)}
    <dl class="trends">
      <div><dt>${S.threads.state}</dt><dd>${state(thread.state)}</dd></div>
      ${fact(S.threads.opened, day(thread.opened))}
      ${thread.due ? html`<div><dt>${S.threads.due}</dt><dd>${day(thread.due)} ${thread.overdue ? html`<span class="tag overdue">${S.threads.overdue}</span>` : nothing}</dd></div>` : nothing}
      ${fact(S.threads.issue, thread.issue)}${fact(S.threads.condition, data.condition)}${fact(S.threads.amount, data.amount)}
    </dl>
    ${note('thread', thread.id, data, context)}
    <ol class="steps">${data.steps.map((step) => html`<li class=${step.step}>
      <h2 class="small">${S.threads.step[step.step]}: ${step.result} <span class="muted">${day(step.day)}${step.reports > 1 ? `, ${S.count.reports(step.reports)}, ${S.count.independent(step.independent)}` : ''}</span></h2>
      ${step.event ? finding(step.event) : html`<blockquote>${step.words}</blockquote>`}</li>`)}</ol>
    ${data.steps.every((step) => step.step !== 'outcome') ? html`<p class="muted small">${S.threads.noStep}</p>` : nothing}`;
}
