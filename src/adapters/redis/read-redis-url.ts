interface Node {
  readonly host: string;
  readonly port: number;
}

interface Access {
  readonly tls: boolean;
  readonly username?: string;
  readonly password?: string;
  /** Stands before every key; none where it is left out. */
  readonly keyPrefix?: string;
  /** PEM texts for TLS: a client certificate with its key, and whom to trust in place of those that Node trusts. */
  readonly certificates?: { readonly cert?: string; readonly key?: string; readonly ca?: string };
}

/** A Redis to connect to. `master` is the name of the main server at the Sentinels. */
export type RedisPlace = Access &
  (
    | { readonly kind: 'single'; readonly node: Node; readonly db: number }
    | {
        readonly kind: 'sentinel';
        readonly nodes: readonly Node[];
        readonly master: string;
        readonly db: number;
      }
    | { readonly kind: 'cluster'; readonly nodes: readonly Node[] }
  );

/** The forms of a Redis URL, for error messages. Valkey takes the same. */
export const redisUrlForms =
  'redis://HOST:PORT, redis+sentinel://HOST:PORT,HOST:PORT/MASTER or redis+cluster://HOST:PORT,HOST:PORT; ' +
  'rediss in place of redis for TLS, USER:PASSWORD@ before the hosts, /NUMBER of a database behind redis:// and MASTER';

const form =
  /^redis(?<tls>s)?(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<username>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/?#]+)(?<path>(?:\/[^/?#@]*){0,2})$/;
const nodeForm = /^(?<host>\[[\da-f:.]+\]|[^\s:[\]]+)(?::(?<port>\d{1,5}))?$/i;
const usualPorts = { sentinel: 26_379, cluster: 6379, single: 6379 };

/** Reads the URL of a Redis: one server, Sentinels, or a cluster. Undefined where it is none of `redisUrlForms`. */
export function readRedisUrl(url: string): RedisPlace | undefined {
  const groups = form.exec(url)?.groups;
  if (!groups) return undefined;
  const kind = groups['kind'] === 'sentinel' || groups['kind'] === 'cluster' ? groups['kind'] : 'single';
  const nodes = readNodes(groups['hosts'] ?? '', usualPorts[kind]);
  const [, first = '', second = ''] = (groups['path'] ?? '').split('/');
  const access = readAccess(groups);
  const db = readDatabase(kind === 'sentinel' ? second : first);
  const node = nodes?.[0];
  if (!nodes || !node || !access || db === undefined) return undefined;
  if (kind === 'sentinel') return first === '' ? undefined : { kind, ...access, nodes, master: first, db };
  if (kind === 'cluster') return first === '' && second === '' ? { kind, ...access, nodes } : undefined;
  return nodes.length === 1 && second === '' ? { kind, ...access, node, db } : undefined;
}

function readNodes(hosts: string, usualPort: number): Node[] | undefined {
  const nodes = hosts.split(',').map((text) => nodeForm.exec(text)?.groups);
  const read = nodes.flatMap((groups) => {
    const port = Number(groups?.['port'] ?? usualPort);
    return groups && port > 0 && port < 65_536 ? [{ host: (groups['host'] ?? '').replaceAll(/[[\]]/g, ''), port }] : [];
  });
  return read.length === nodes.length ? read : undefined;
}

function readAccess({ tls, username = '', password = '' }: Record<string, string | undefined>): Access | undefined {
  try {
    const secret = decodeURIComponent(password);
    const user = decodeURIComponent(username);
    return { tls: tls !== undefined, ...(user && { username: user }), ...(secret && { password: secret }) };
  } catch {
    return undefined;
  }
}

function readDatabase(text: string): number | undefined {
  return /^\d{0,4}$/.test(text) ? Number(text) : undefined;
}
