// A box to choose an actor by name or code (combobox after the ARIA practices).
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';

/**
 * @param options name (of the input), label, value (a key), text (what is shown for it), chosen (told the key and the line), state (an
 *     object of the view's that keeps the list)
 */
export function picker({name, label, value = '', text, chosen, state, rerender, required = false}) {
  const mine = (state[name] ??= {items: [], at: -1});
  const listId = `list-${name}`;
  let hidden;
  const search = async (event) => {
    const input = event.target;
    mine.key = undefined;
    clearTimeout(mine.timer);
    const q = input.value.trim();
    if (!q) {
      mine.items = [];
      rerender();
      return;
    }
    mine.timer = setTimeout(async () => {
      const page = await get('/actors' + query({q, limit: 8}));
      if (input.value.trim() !== q) return;
      mine.items = page.items;
      mine.at = -1;
      rerender();
    }, 120);
  };
  const take = (line, input) => {
    mine.items = [];
    mine.at = -1;
    mine.key = line.key;
    mine.text = line.name;
    input.value = line.name;
    input.parentElement.querySelector('input[type=hidden]').value = line.key;
    chosen?.(line.key, line);
    rerender();
  };
  const keys = (event) => {
    if (!mine.items.length) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mine.at = (mine.at + (event.key === 'ArrowDown' ? 1 : -1) + mine.items.length) % mine.items.length;
      rerender();
    } else if (event.key === 'Enter' && mine.at >= 0) {
      event.preventDefault();
      take(mine.items[mine.at], event.target);
    } else if (event.key === 'Escape') {
      mine.items = [];
      rerender();
    }
  };
  const typed = (event) => {
    // Without a choice the words themselves are looked for; the server finds names by their parts.
    event.target.parentElement.querySelector('input[type=hidden]').value = event.target.value.trim();
    search(event);
  };
  const open = mine.items.length > 0;
  return html`<div class="field-label picker"><label for="pick-${name}">${label}</label>
    <input id="pick-${name}" role="combobox" aria-autocomplete="list" aria-expanded=${open} aria-controls=${listId} autocomplete="off" ?required=${required}
      aria-activedescendant=${open && mine.at >= 0 ? `${listId}-${mine.at}` : nothing} value=${text ?? value} @input=${typed} @keydown=${keys} @blur=${() => setTimeout(() => { mine.items = []; rerender(); }, 180)}>
    <input type="hidden" name=${name} value=${value}>
    <ul id=${listId} role="listbox" aria-label=${label} ?hidden=${!open}>${mine.items.map((line, i) => html`<li role="option" id="${listId}-${i}" aria-selected=${i === mine.at}
      @mousedown=${(event) => { event.preventDefault(); take(line, event.currentTarget.closest('.picker').querySelector('input')); }}><span>${line.name}</span><span class="muted tiny">${line.code ?? S.actorKinds[line.kind] ?? line.kind}</span></li>`)}</ul>
  </div>`;
}
