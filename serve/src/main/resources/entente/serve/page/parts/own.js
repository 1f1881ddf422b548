// What belongs to the reader and not to the record: stars, notes, saved searches.
import {html} from '../lib.js';
import {S} from '../strings.js';
import * as api from '../api.js';
import {tell} from './states.js';
import {toast} from './toast.js';

const path = (kind, key) => `/${kind}/${api.key(key)}`;

/** Does what writes, or asks for the token first. */
export async function write(context, action) {
  // Who asks so early that it is not yet known whether this reader may write waits for the answer.
  if (!context.record()) await context.refreshRecord();
  if (!context.record()?.may_write) {
    context.signIn();
    return undefined;
  }
  try {
    return await action();
  } catch (failure) {
    if (failure.status === 401 || failure.status === 403) context.signIn(failure.message);
    else toast(tell(failure));
    return undefined;
  }
}

export function star(kind, key, data, context) {
  const turn = () => write(context, async () => {
    await (data.starred ? api.del('/stars' + path(kind, key)) : api.put('/stars' + path(kind, key)));
    data.starred = !data.starred;
    context.rerender();
  });
  return html`<button class="button" aria-pressed=${!!data.starred} @click=${turn}><span aria-hidden="true">${data.starred ? '★' : '☆'}</span> ${data.starred ? S.star.on : S.star.off}</button>`;
}

export function watch(kind, name, query, context) {
  const keep = () => write(context, async () => {
    await api.post('/saved', {name, kind, query});
    toast(S.actor.watching);
  });
  return html`<button class="button" @click=${keep}>${S.actor.watch}</button>`;
}

export function note(kind, key, data, context) {
  const save = (event) => {
    event.preventDefault();
    const text = new FormData(event.target).get('text');
    return write(context, async () => {
      await api.put('/notes' + path(kind, key), {text});
      data.note = text;
      toast(S.note.saved);
      context.rerender();
    });
  };
  return html`<details class="no-print" ?open=${!!data.note}><summary>${data.note ? S.note.label : S.note.add}</summary>
    <form class="note-box form column" @submit=${save}><label class="field-label">${S.note.label}<textarea name="text" rows="3" .value=${data.note ?? ''}></textarea></label>
    <div class="row spread"><span class="tiny muted">${S.note.private}</span><button class="button">${S.note.save}</button></div></form></details>`;
}

export const printButton = () => html`<button class="button" @click=${() => print()}>${S.print}</button>`;
