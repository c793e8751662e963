import { parse, stringify } from 'node:querystring';

/**
 * The forms in which the carrier may have signed a URL, as twilio-node tries them: as it was received and as `new URL()` writes it, each
 * with and without its port, the latter also with the query that Node's `querystring` writes. The likely ones come first, each form once.
 */
export function* listSignedAddresses(url: string): Generator<string, void> {
  // The form that the carrier signs by far the most: the rest is not even made for it.
  yield url;
  const told = new Set([url]);
  for (const form of listForms(url)) {
    if (told.has(form)) continue;
    told.add(form);
    yield form;
  }
}

function* listForms(url: string): Generator<string, void> {
  yield* bothPorts(url);
  const { href } = new URL(url);
  yield* bothPorts(href);
  for (const form of bothPorts(href)) yield rewriteQuery(form);
}

const parts = /^(?<scheme>[a-z][a-z0-9+.-]*:\/\/)(?<user>[^/?#]*@)?(?<host>\[[^\]]*\]|[^/?#:]*)(?<port>:[^/?#]*)?/i;

/** A URL without its port, and with its own or the usual one. Not through `new URL()`, which would also write other characters anew. */
function bothPorts(url: string): string[] {
  const { scheme = '', user = '', host = '', port } = parts.exec(url)?.groups ?? {};
  const rest = url.slice(scheme.length + user.length + host.length + (port ?? '').length);
  const usual = scheme.toLowerCase() === 'https://' ? ':443' : ':80';
  return [`${scheme}${user}${host}${rest}`, port ? url : `${scheme}${user}${host}${usual}${rest}`];
}

function rewriteQuery(url: string): string {
  const [address, query] = splitOnce(url, '?');
  return query ? `${address}?${stringify(parse(query))}` : url;
}

function splitOnce(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
