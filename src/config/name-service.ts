import { readRedisUrl } from '../adapters/redis/read-redis-url.ts';

/** Values of a query that may hold an @ as it is. */
const mayHoldAt = new Set([
  'user',
  'password',
  'options',
  'application_name',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'from',
]);

/** How signs are written that would end a user name or a password early. */
export const howToWriteSigns = 'in a user name or password write @ as %40, # as %23, / as %2F, ? as %3F and % as %25';

/**
 * What messages say of a service: its variable, with host and database where its URL can be read. User, password, port and query are never
 * part of it, and of a URL that a password cuts short nothing is.
 */
export function nameService(variable: string, url: string): string {
  const place = url.startsWith('redis') ? nameRedis(url) : namePlace(url);
  return place === undefined ? variable : `${variable} (${place})`;
}

function nameRedis(url: string): string | undefined {
  const place = readRedisUrl(url);
  if (!place) return undefined;
  const nodes = place.kind === 'single' ? [place.node] : place.nodes;
  return nodes.map(({ host }) => host).join(', ');
}

function namePlace(url: string): string | undefined {
  if (url.startsWith('sqlite:')) return url;
  const parsed = URL.parse(url);
  if (!parsed || parsed.hostname === '' || isCutShort(url)) return undefined;
  const database = /^\/(?<database>[\w.-]+)$/.exec(parsed.pathname)?.groups?.['database'];
  return database !== undefined && parsed.protocol.startsWith('postgres')
    ? `${parsed.hostname}, database ${database}`
    : parsed.hostname;
}

/** Whether a sign in a user name or password ends it early, so that the rest of it counts as host, path, query or fragment. */
export function isCutShort(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed || parsed.hash !== '' || parsed.pathname.includes('@')) return true;
  if (!isEncoded(parsed.username) || !isEncoded(parsed.password) || !isEncoded(parsed.search)) return true;
  const query = parsed.search.slice(1).split('&');
  return query.some((pair) => pair.includes('@') && !mayHoldAt.has(pair.split('=')[0] ?? ''));
}

function isEncoded(text: string): boolean {
  return !/%(?![\da-f]{2})/i.test(text);
}
