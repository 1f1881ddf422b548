// The page's only way to the record: the routes under /api, described by /api/openapi.json.

let csrf = sessionStorage.getItem('csrf');

/** What the server said went wrong (RFC 9457), or that it did not answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail || body.title || '');
    this.status = status;
    this.title = body.title || '';
    this.expected = body.expected;
    this.found = body.found;
  }
}

const sleep = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/** The query of an address: lists are repeated, what is empty is left out. */
export function query(values) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '' && one !== false) search.append(key, one);
    }
  }
  const text = search.toString();
  return text ? '?' + text : '';
}

async function ask(method, path, {body, raw, signal} = {}, patience = 3) {
  const headers = {Accept: 'application/json'};
  if (method !== 'GET' && csrf) headers['X-Entente-CSRF'] = csrf;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (raw) headers['Content-Type'] = 'application/octet-stream';
  let answer;
  try {
    answer = await fetch('/api' + path, {
      method, headers, signal, credentials: 'same-origin', body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem(0, {title: 'silent'});
  }
  // Who asks faster than the server lets in waits as long as it says; what writes is not sent twice.
  const wait = Number(answer.headers.get('Retry-After'));
  if (answer.status === 429 && method === 'GET' && patience && wait > 0 && wait <= 5) {
    await sleep(wait);
    return ask(method, path, {signal}, patience - 1);
  }
  if (answer.status === 204) return null;
  const isJson = /json/.test(answer.headers.get('Content-Type') || '');
  const value = isJson ? await answer.json() : null;
  if (!answer.ok) throw new Problem(answer.status, value || {title: answer.statusText});
  return value;
}

export const get = (path, signal) => ask('GET', path, {signal});
export const post = (path, body) => ask('POST', path, {body: body ?? {}});
export const put = (path, body) => ask('PUT', path, {body: body ?? {}});
export const del = (path) => ask('DELETE', path);
export const upload = (path, raw) => ask('POST', path, {raw});
export const key = (value) => encodeURIComponent(value);

/** Shows the secret to the server, which answers with a cookie that scripts cannot read. */
export async function signIn(secret, name) {
  const session = await ask('POST', '/session', {body: {secret, name}});
  keepCsrf(session.csrf);
  return session;
}

export async function signOut() {
  await del('/session');
  keepCsrf(null);
}

export function keepCsrf(value) {
  csrf = value;
  if (value) sessionStorage.setItem('csrf', value);
  else sessionStorage.removeItem('csrf');
}

/** Follows a job until it ends; tells each state of it. */
export function follow(id, tell) {
  const stream = new EventSource('/api/jobs/' + key(id) + '/events');
  stream.addEventListener('progress', (event) => tell(JSON.parse(event.data), false));
  stream.addEventListener('end', (event) => {
    stream.close();
    tell(JSON.parse(event.data), true);
  });
  stream.onerror = async () => {
    if (stream.readyState !== EventSource.CLOSED) return;
    try {
      tell(await get('/jobs/' + key(id)), true);
    } catch {
      // The server is gone; the next request says so.
    }
  };
  return () => stream.close();
}
