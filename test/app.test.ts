import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createLog } from '../src/process/log.ts';
import { ask, authToken, buildTestApp, call, encode, post } from './support/signed-app.ts';

const fails = async () => {
  throw new Error('connection refused');
};

describe('health', () => {
  test('live: the process answers', async () => {
    const { app } = await buildTestApp({ records: { check: fails } });
    const response = await app.inject('/health/live');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'live' }]);
  });

  test('ready: every part answers', async () => {
    const { app } = await buildTestApp();
    const response = await app.inject('/health/ready');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ready' }]);
  });

  test('ready without a part that fails, which is named: callers still find menus and people', async () => {
    const { app, logged } = await buildTestApp({ records: { check: fails } });
    const response = await app.inject('/health/ready');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ready', missing: ['records'] }]);
    expect(logged.join('')).toContain('connection refused');
  });

  test('ready without parts that are silent for two seconds', async () => {
    const { app } = await buildTestApp({
      calls: { check: () => new Promise(() => {}) },
      records: { check: fails },
    });
    const started = performance.now();
    const response = await app.inject('/health/ready');
    expect(response.json()).toEqual({ status: 'ready', missing: ['calls', 'records'] });
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('is ready while writes fail, and names where', async () => {
    const { app, logged } = await buildTestApp({
      records: { check: async () => {}, failing: () => ['records: writes'] },
      calls: { check: async () => {}, failing: () => [] },
    });
    const response = await app.inject('/health/ready');
    expect([response.statusCode, response.json()]).toEqual([200, { status: 'ready', failing: ['records: writes'] }]);
    expect(logged.join('')).toContain('failing: records: writes');
  });
});

test('health answers behind the path of the public URL, which some proxies pass on', async () => {
  const { app } = await buildTestApp({ publicUrl: 'https://example.org/ivr' });
  for (const prefix of ['/ivr', '']) {
    expect((await app.inject(`${prefix}/health/live`)).json()).toEqual({ status: 'live' });
    expect((await app.inject(`${prefix}/health/ready`)).json()).toEqual({ status: 'ready' });
  }
});

test('checks that come at once share one answer', async () => {
  const check = vi.fn<() => Promise<void>>(async () => {});
  const { app } = await buildTestApp({ records: { check } });
  await Promise.all(Array.from({ length: 50 }, () => app.inject('/health/ready')));
  expect(check).toHaveBeenCalledOnce();
  await expect.poll(async () => (await app.inject('/health/ready')) && check.mock.calls.length).toBe(2);
});

test('a part that is missing is logged once, and once more when it is back', async () => {
  let isGone = true;
  const check = async () => (isGone ? fails() : undefined);
  const { app, logged } = await buildTestApp({ records: { check } });
  const look = async () => (await app.inject('/health/ready')).json();
  const told = () =>
    logged.map((text) => JSON.parse(text)).flatMap(({ level, msg }) => (level === 'debug' ? [] : [`${level} ${msg}`]));
  for (const _ of [1, 2, 3]) await look();
  expect(told()).toEqual(['warn missing: records']);
  isGone = false;
  await expect.poll(look).toEqual({ status: 'ready' });
  expect(told()).toEqual(['warn missing: records', 'info back: records']);
});

test('files that have mistakes are named, and the server takes calls', async () => {
  const { app } = await buildTestApp({ isStale: { wording: () => true, lines: () => false } });
  const response = await app.inject('/health/ready');
  expect([response.statusCode, response.json()]).toEqual([200, { status: 'ready', stale: ['wording'] }]);
});

test('not ready: the server is about to end', async () => {
  const { app } = await buildTestApp({ isStopping: () => true });
  const response = await app.inject('/health/ready');
  expect([response.statusCode, response.json()]).toEqual([503, { status: 'stopping' }]);
  expect((await app.inject('/health/live')).statusCode).toBe(200);
});

test('a turn in hand when the server closes gets its answer, and none begins after it', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { app } = await buildTestApp({
    publicUrl: undefined,
    async takeTurn(request) {
      begin();
      await held;
      return { output: ask, turn: request.turn + 1, faults: 0 };
    },
  });
  const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/voice/incoming`;
  const signature = getExpectedTwilioSignature(authToken, url, call);
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { 'x-twilio-signature': signature },
      body: new URLSearchParams(encode(call)),
    });

  const answer = send();
  await begun;
  const closed = app.close();
  release();
  expect((await answer).status).toBe(200);
  await closed;
  await expect(send()).rejects.toThrow('fetch failed');
});

describe('while events wait for long', () => {
  /** Keeps the event loop from its work until it is stopped; `work` is done in the gaps. */
  function block(work: () => void): () => void {
    const busy = setInterval(() => {
      work();
      const end = performance.now() + 900;
      while (performance.now() < end);
    }, 1);
    return () => clearInterval(busy);
  }

  test('because of signed requests, new calls are passed to a person, and calls in progress go on', async () => {
    const { app, turns } = await buildTestApp();
    await app.ready();
    const stop = block(() => void post(app, '/voice/turn/2'));
    await expect.poll(() => app.isOverloaded(), { timeout: 60_000, interval: 1 }).toBe(true);
    stop();
    turns.length = 0;
    const turnedAway = await post(app, '/voice/incoming');
    expect(turnedAway.body).toContain('busy');
    expect(turnedAway.body).toContain('<Dial');
    expect((await post(app, '/voice/turn/3')).statusCode).toBe(200);
    expect(turns.at(-1)).toMatchObject({ turn: 3 });
    await expect.poll(() => app.isOverloaded(), { timeout: 60_000 }).toBe(false);
    expect((await post(app, '/voice/incoming')).body).not.toContain('busy');
  });

  test('because of strangers, new calls are answered', async () => {
    const { app } = await buildTestApp();
    await app.ready();
    let rounds = 0;
    const { promise: blockedForLong, resolve } = Promise.withResolvers<void>();
    const stop = block(() => {
      for (let stranger = 0; stranger < 9; stranger++) void app.inject({ method: 'POST', url: '/voice/incoming' });
      if (++rounds === 4) resolve();
    });
    await blockedForLong;
    stop();
    expect(app.isOverloaded()).toBe(false);
    expect((await post(app, '/voice/incoming')).body).not.toContain('busy');
  });
});

test('what blocks a server while it starts turns nobody away', async () => {
  const settlingMs = 1500;
  const { app } = await buildTestApp({ patience: { settlingMs } });
  const isOverloaded = vi.spyOn(app, 'isOverloaded').mockReturnValue(true);
  expect((await post(app, '/voice/incoming')).body).not.toContain('busy');
  await wait(settlingMs);
  expect((await post(app, '/voice/incoming')).body).toContain('busy');
  isOverloaded.mockReturnValue(false);
  expect((await post(app, '/voice/incoming')).body).not.toContain('busy');
});

describe('other URLs', () => {
  test.for([
    ['the root', '/', 404],
    ['a path that is none', '/%zz', 400],
    ['a long path', `/${'x'.repeat(8000)}`, 404],
    ['a long turn', `/voice/turn/${'1'.repeat(200)}`, 414],
  ] as const)('%s', async ([, url, status]) => {
    const { app, logged } = await buildTestApp();
    const response = await app.inject({ method: 'POST', url });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/json');
    expect(logged.join('')).not.toContain('xxx');
  });

  test('longer than any header may be are refused', async () => {
    const { app } = await buildTestApp();
    const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    const socket = connect(Number(port), '127.0.0.1');
    socket.end(`GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toContain('HTTP/1.1 431');
  });

  test('a malformed one is not echoed', async () => {
    const { app, logged } = await buildTestApp();
    const response = await app.inject({ url: '/%zz-secret' });
    expect([response.statusCode, response.json()]).toEqual([400, { error: 'Bad Request' }]);
    expect(logged.join('')).not.toContain('secret');
  });

  test('bodies too large for a URL nobody serves are refused in a few words', async () => {
    const { app } = await buildTestApp();
    const response = await app.inject({ method: 'POST', url: '/nothing', payload: { text: 'x'.repeat(100_000) } });
    expect([response.statusCode, response.body.length < 100]).toEqual([404, true]);
  });
});

function logWith(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (text) => void lines.push(text) }));
  return lines.join('');
}

describe('the log', () => {
  test('has one line for a request at debug: route, status and time', async () => {
    const { app, logged } = await buildTestApp();
    await post(app, '/voice/turn/4417?pin=4417', { ...call, Digits: '4417' });
    const [line] = logged.map((text) => JSON.parse(text));
    expect(logged).toHaveLength(1);
    expect(line).toMatchObject({
      level: 'debug',
      req: { method: 'POST', route: '/voice/turn/:turn' },
      res: { statusCode: 200 },
      durationMs: expect.any(Number),
    });
    expect(logged.join('')).not.toContain('4417');
  });

  test.each([
    ['a wrong path', '/secret/4417?pin=4417', 404],
    ['a health check', '/health/ready', 200],
    ['another health check', '/health/live', 200],
  ])('tells of %s only at debug', async (_, url, status) => {
    const { app, logged } = await buildTestApp();
    expect((await app.inject(url)).statusCode).toBe(status);
    expect(logged.map((text) => JSON.parse(text))).toMatchObject([{ level: 'debug', res: { statusCode: status } }]);
    expect(logged.join('')).not.toContain('4417');
  });

  test('tells of an error without its input', () => {
    const text = logWith((log) => {
      const cause = new SyntaxError('Unexpected token \'h\', "hush hush" is not valid JSON at 4417');
      log.error({ err: new Error('turn 4417 failed', { cause }) }, 'failed');
      log.error({ err: new Error('turn 4417') });
      log.error(new Error('turn 4417'));
    });
    expect(text).not.toMatch(/4417|hush/);
    expect(text).toContain('turn # failed');
    expect(text).toContain('app.test.ts');
  });

  test('tells of a value that does not fit by its path alone', () => {
    const { error } = z.object({ pin: z.literal('hush') }).safeParse({ pin: '4417' });
    const text = logWith((log) => log.error({ err: error }, 'failed'));
    expect(text).toContain('"issues":["pin: invalid_value"]');
    expect(text).not.toMatch(/4417|hush/);
  });

  test.for([
    ['+18005550176', '…76'],
    ['anonymous', '…'],
    ['911', '…'],
    [undefined, '…'],
  ])('shows of the number %s only %s', ([number, shown]) => {
    const text = logWith((log) => log.info({ dialled: number ?? '' }, 'a call'));
    expect(text).toContain(`"dialled":"${shown}"`);
  });
});
