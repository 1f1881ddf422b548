// The rest of a list, a page at a time, added beneath what is there.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';

/** @param page with items and next, changed in place; @param fetchMore takes the cursor */
export function more(page, fetchMore, context) {
  if (!page.next) return nothing;
  const load = async (event) => {
    event.target.disabled = true;
    const next = await fetchMore(page.next);
    page.items.push(...next.items);
    page.next = next.next;
    context.rerender();
    context.say(S.count.findings(page.items.length));
  };
  return html`<div class="more"><button class="button" @click=${load}>${S.more}</button></div>`;
}
