// The words behind a mark: findings shown beneath a chart.
import {html, nothing} from '../lib.js';
import {S} from '../strings.js';
import {get, query} from '../api.js';
import {total} from '../format.js';
import {finding} from './finding.js';

/**
 * Opens the findings of a search beneath a chart.
 *
 * @param values of a search
 */
export async function open(context, titleText, values) {
  const panel = {title: titleText, values, page: null};
  context.state.panel = panel;
  context.rerender();
  panel.page = await get('/search' + query({facets: 'false', limit: 20, ...values}));
  if (context.state.panel !== panel) return;
  context.rerender();
  const element = document.getElementById('words-panel');
  element?.scrollIntoView({block: 'nearest', behavior: 'smooth'});
  element?.focus({preventScroll: true});
}

/** Shows findings that are at hand already. */
export function show(context, titleText, items, values) {
  context.state.panel = {title: titleText, values, page: {items, total: {count: items.length, exact: true}, next: null}};
  context.rerender();
  document.getElementById('words-panel')?.focus({preventScroll: true});
}

export function panel(context) {
  const {panel: one} = context.state;
  if (!one) return html`<div aria-live="polite"></div>`;
  const close = () => {
    context.state.panel = null;
    context.rerender();
  };
  return html`<section class="panel words-panel" id="words-panel" tabindex="-1" aria-label=${S.theWords}>
    <header><h2>${one.title}${one.page ? html` <span class="muted small">${total(one.page.total)}</span>` : nothing}</h2><span class="row">${one.values ? html`<a class="small" href=${'/search' + query(one.values)}>${S.nav.search}</a>` : nothing}<button class="button quiet" @click=${close}>${S.close}</button></span></header>
    ${one.page ? one.page.items.map((item) => finding(item)) : html`<p class="muted">${S.busy}</p>`}
  </section>`;
}
