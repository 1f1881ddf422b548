// How days, names and kinds are written.
import {S} from './strings.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 2009-05-04 as "4 May 2009"; what is less than a day stays less. */
export function day(value) {
  if (!value) return S.noDay;
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (parts) return `${Number(parts[3])} ${MONTHS[parts[2] - 1]} ${parts[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month) return `${MONTHS[month[2] - 1]} ${month[1]}`;
  const week = /^(\d{4})-W(\d{2})$/.exec(value);
  return week ? `week ${Number(week[2])} of ${week[1]}` : value;
}

export const shortDay = (value) => (value ? day(value).replace(/ \d{4}$/, '') : S.noDay);
export const number = (n) => n.toLocaleString('en');
export const date = (value) => new Date(value + 'T00:00:00Z');
export const iso = (when) => when.toISOString().slice(0, 10);
export const plusDays = (value, n) => iso(new Date(date(value).getTime() + n * 86400000));


/** Of a finding's parties, those of one part; a member that stands there through its collective is left out. */
export const parties = (finding, role) => finding.parties.filter((party) => party.role === role);

// A dot in a path would look like a file's ending to the server.
// Commitments tell a state's rebels or courts from the state (PHL/REB); the page of an actor is that of the whole.
const whole = (key) => (key.startsWith('~') ? key : key.split('/')[0]);
const segment = (key) => encodeURIComponent(key).replaceAll('.', '%2E');
export const actorPath = (key) => '/actor/' + segment(whole(key));

/** A name of an actor, with the part of it that is meant, where it is a part. */
export function partName({key, name}) {
  const part = whole(key) === key ? null : key.split('/')[1];
  return part ? `${name === key ? whole(key) : name}: ${S.sectors[part] ?? part}` : name;
}
export const threadPath = (id) => '/thread/' + segment(id);
export const articlePath = (document, finding) =>
  '/article/' + document.digest + (finding ? '?finding=' + encodeURIComponent(finding) : '');
export const betweenPath = (a, b) => '/between/' + segment(whole(a)) + '/' + segment(whole(b));
export const total = (t) => S.count.total(t);
export const sum = (quads) => (quads.q1 || 0) + (quads.q2 || 0) + (quads.q3 || 0) + (quads.q4 || 0);

