// A word at the foot of the window that goes by itself.
import {html, render, nothing} from '../lib.js';

let timer;

/** @param action a name and what to do when it is chosen, such as Undo */
export function toast(text, action) {
  const place = document.getElementById('toast');
  if (!place) return;
  clearTimeout(timer);
  render(html`<span>${text}</span>${action ? html`<button @click=${() => { render(nothing, place); action[1](); }}>${action[0]}</button>` : nothing}`, place);
  timer = setTimeout(() => render(nothing, place), 6000);
}
