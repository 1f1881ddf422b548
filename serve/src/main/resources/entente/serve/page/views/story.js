// Reports of the same acts.
import {html} from '../lib.js';
import {S} from '../strings.js';
import {get, key} from '../api.js';
import {day, articlePath} from '../format.js';
import {head} from '../parts/states.js';
import {findings} from '../parts/finding.js';
import {names} from '../parts/thread.js';

export const title = ({story}) => story.title;

export const load = ({params, signal}) => get('/stories/' + key(params.id), signal);

export const render = ({story, documents, events}) => html`
  ${head(story.title, html`${S.count.reports(story.documents)}, ${S.count.independent(story.independent)} · ${names(story.actors)}`)}
  <div class="columns"><section><h2>${S.story.acts}</h2>${findings(events)}</section>
  <section><h2>${S.story.reports}</h2><ul class="plain-list tight">${documents.map((d) => html`<li><a href=${articlePath(d)}>${d.title || d.id}</a><br><span class="from">${[d.outlet, day(d.date)].filter(Boolean).join(', ')}</span></li>`)}</ul></section></div>`;
