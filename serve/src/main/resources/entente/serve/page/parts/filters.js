// What stands above several drawings: which quad classes, told how, from which day to which.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {glyph} from './glyphs.js';

export const QUADS = [1, 2, 3, 4];

/** A filter of several values in the address; all of them chosen, or none, is no filter. */
export function choices(context, name, legend, every, label) {
  const chosen = context.query.getAll(name);
  const turn = (value) => {
    const on = new Set(chosen.length ? chosen : every);
    on.has(value) ? on.delete(value) : on.add(value);
    context.setQuery({[name]: on.size === every.length || !on.size ? [] : [...on]});
  };
  return html`<fieldset><legend>${legend}</legend>${every.map((value) => html`<label class="toggle"><input type="checkbox" .checked=${!chosen.length || chosen.includes(value)} @change=${() => turn(value)}>${label(value)}</label>`)}</fieldset>`;
}

export const quadChoices = (context) => choices(context, 'quad', S.between.quads, QUADS.map(String), (quad) => html`${glyph(Number(quad))}<span>${S.quads[quad]}</span>`);

export const modalityChoices = (context) => choices(context, 'modality', S.between.told, Object.keys(S.modality), (modality) => html`<span>${S.modality[modality]}</span>`);

export const days = (since, until) => html`<label class="field-label">${S.since}<input type="date" name="since" .value=${since ?? ''}></label><label class="field-label">${S.until}<input type="date" name="until" .value=${until ?? ''}></label>`;

/** The quad class that is told most. */
export const heaviest = (acts) => QUADS.reduce((best, quad) => (acts['q' + quad] > (acts['q' + best] ?? 0) ? quad : best), 1);

/** Takes the named fields of a form into the address. */
export const submitted = (context, names) => (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  context.setQuery(Object.fromEntries(names.map((name) => [name, form.get(name)])));
};
