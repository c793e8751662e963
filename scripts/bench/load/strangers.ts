import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

/** A request of a stranger. */
interface StrangeRequest {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const form = 'application/x-www-form-urlencoded';
/** As long as a body may be. */
const mostBytes = 32_000;
const names = Array.from({ length: 9000 }, (_, index) => index.toString(36))
  .join('&')
  .slice(0, mostBytes);
const anySignature = { 'x-twilio-signature': 'any text' };

/** What costs a server most, by what is dear about it. Signatures have the right form and fit nothing, unless another is named. */
const kinds: Readonly<Record<string, () => StrangeRequest>> = {
  'many names, any signature': () => post('/voice/incoming', names, anySignature),
  'many names': () => post('/voice/incoming', names),
  'long values': () => post('/voice/turn/3?language=es&x=%27', `CallSid=CA1&${escaped(90)}`),
  'one long value': () => post("/voice/turn/3?x='", `CallSid=${'%41'.repeat(mostBytes / 3 - 10)}`),
  'a long address': () => post(`/voice/turn/3?x='${"&a=b'".repeat(2400)}`, `CallSid=${'A'.repeat(mostBytes - 10)}`),
  'deep JSON': () => post('/voice/incoming', '['.repeat(mostBytes), { 'content-type': 'application/json' }),
  'deep JSON to a wrong path': () => post('/nothing', '['.repeat(mostBytes), { 'content-type': 'application/json' }),
  'a wrong path': () => ({ path: `/${'x/'.repeat(2000)}`, method: 'GET', headers: {} }),
  'health checks': () => ({ path: '/health/ready', method: 'GET', headers: {} }),
  'OPTIONS with a body': () => ({ ...post('/voice/incoming', names), method: 'OPTIONS' }),
  'large headers': () => post('/voice/incoming', '', { cookie: `call=${'x'.repeat(14_000)}` }),
  'too long a body': () => post('/voice/incoming', names.repeat(2)),
  'a socket': () => ({ path: '/tty/stream', method: 'UPGRADE', headers: forged() }),
};

interface Strangers {
  readonly origin: string;
  readonly perSecond: number;
}

const connections = 64;
const pauseMs = 2;

/** Sends requests that nobody signed, so many a second, each kind in turn, until it is stopped. Counts them by the status of the answer. */
export function startStrangers({ origin, perSecond }: Strangers) {
  const making = Object.values(kinds);
  const pool = new Pool(origin, { connections, headersTimeout: 10_000, bodyTimeout: 10_000 });
  const statuses: Record<string, number> = {};
  const startMs = performance.now();
  const stopping = new AbortController();
  let sent = 0;

  async function send(make: () => StrangeRequest): Promise<void> {
    const asked = make();
    const status = await (asked.method === 'UPGRADE' ? upgrade(origin, asked) : request(pool, asked));
    statuses[status] = (statuses[status] ?? 0) + 1;
  }

  async function flood(): Promise<void> {
    while (!stopping.signal.aborted) {
      const due = Math.floor(((performance.now() - startMs) * perSecond) / 1000);
      for (; sent < due; sent++) void send(making[sent % making.length] as () => StrangeRequest);
      await wait(pauseMs);
    }
  }

  const flooding = flood();
  return {
    count: () => ({ ...statuses }),
    async stop() {
      stopping.abort();
      await flooding;
      await pool.destroy();
    },
  };
}

function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): StrangeRequest {
  return { path, method: 'POST', headers: { 'content-type': form, ...forged(), ...headers }, body };
}

function forged(): Readonly<Record<string, string>> {
  return { 'x-twilio-signature': randomBytes(20).toString('base64') };
}

function escaped(count: number): string {
  const value = '%C3%B1+'.repeat(mostBytes / count / 7 - 2);
  return Array.from({ length: count }, (_, index) => `Param${count - index}=${value}`).join('&');
}

async function request(pool: Pool, { path, method, headers, body }: StrangeRequest): Promise<string> {
  try {
    const answer = await pool.request({ path, method, headers, body: body ?? null });
    await answer.body.dump();
    return String(answer.statusCode);
  } catch {
    return 'closed';
  }
}

function upgrade(origin: string, { path, headers }: StrangeRequest): Promise<string> {
  const { hostname, port } = new URL(origin);
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect(Number(port), hostname);
  const key = randomBytes(16).toString('base64');
  const asked = { host: 'a', connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', ...headers };
  const lines = Object.entries({ ...asked, 'sec-websocket-key': key }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  socket.once('data', (answer) => resolve(String(answer).split(' ', 2)[1] ?? 'closed'));
  socket.once('error', () => resolve('closed'));
  socket.once('close', () => resolve('closed'));
  void promise.then(() => socket.destroy());
  return promise;
}
