import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Transport } from '../../../scripts/phone/carrier/send-webhook.ts';
import type { SignedRequest } from '../../../scripts/phone/carrier/sign-webhook.ts';
import { startTopology, type Topology } from '../../../scripts/rigs/topology/start-topology.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { dial } from '../../support/caller.ts';
import { askForStatement, countRequests, people, signIn } from '../../support/errand.ts';
import { dialTty } from '../../support/tty-caller.ts';
import { until } from '../../support/redis-topologies.ts';
import { runScript } from '../../support/run-script.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';

describe('two servers behind the balancer', () => {
  let topology: Topology;
  let open: OpenRecords;

  beforeAll(async () => {
    topology = await startTopology({ program: builtProgram('src/server.ts') });
    const { databaseUrl, dataSecrets } = topology.config;
    open = await openSqlRecords({ url: databaseUrl, keys: dataSecrets, migrate: false });
  }, 180_000);
  afterAll(async () => {
    await open.records.close();
    await topology.stop();
  }, 180_000);

  async function call() {
    const sent: SignedRequest[] = [];
    const transport: Transport = (request, signal) => {
      sent.push(request);
      return fetch(request.url, { ...request, redirect: 'manual', signal });
    };
    const { url, token } = topology;
    return { caller: await dial(transport, { to: '+18669013212', authToken: token.text, publicUrl: url }), sent };
  }

  /** One call after the other, each a whole errand that leaves a request, until told to stop. Resolves with what each call sent. */
  function keepCalling() {
    const calls: SignedRequest[][] = [];
    const over = new AbortController();

    async function callOn(person: (typeof people)[number]): Promise<void> {
      while (!over.signal.aborted) {
        const { caller, sent } = await call();
        await signIn(caller, person);
        await askForStatement(caller);
        calls.push(sent);
      }
    }

    const callers = Promise.all(people.map(callOn));
    // A caller may fail before anybody waits for the end.
    callers.catch(() => {});
    return async () => {
      over.abort();
      await callers;
      return calls;
    };
  }

  async function expectOneRequestEach(calls: readonly (readonly SignedRequest[])[]): Promise<void> {
    const counts = await Promise.all(calls.map((sent) => countRequests(open.db, sent)));
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.filter((count) => count !== 1)).toEqual([]);
  }

  const answeredBy = ({ log }: Topology['one']) => readFileSync(log, 'utf8').split('/voice/turn/:turn').length - 1;

  /** Calls until the balancer has handed a call to a server. */
  async function untilCalled({ log }: Topology['one']): Promise<void> {
    const begun = () => readFileSync(log, 'utf8').split('/voice/incoming').length;
    const before = begun();
    await until(async () => {
      const { caller } = await call();
      // Two servers take requests by turns: of calls of two requests each, all would begin at the same one.
      await caller.presses('1');
      await caller.hangsUp();
      return begun() > before;
    });
  }

  const turnsTakenBy = ({ log }: Topology['one']) => readFileSync(log, 'utf8').split('"turn taken"').length - 1;

  async function missing(): Promise<readonly string[]> {
    const answer = await fetch(`${topology.other.url}/health/ready`);
    const { missing: names = [] } = (await answer.json()) as { missing?: string[] };
    return names;
  }

  /** Keeps everybody from the records until `release`; `waiting`: so many want them. */
  async function lockRecords() {
    const client = new Client(topology.config.databaseUrl);
    await client.connect();
    await client.query('begin');
    await client.query('lock table participants');
    const waiting = async () => {
      const { rowCount } = await client.query('select 1 from pg_locks where not granted');
      return rowCount ?? 0;
    };
    return { waiting, release: () => client.end() };
  }

  test('any of them takes any turn of a call', async () => {
    const before = [answeredBy(topology.one), answeredBy(topology.other)];
    const { caller, sent } = await call();
    await signIn(caller);
    await askForStatement(caller);
    // A line of a log may come behind the answer.
    const taken = () =>
      [topology.one, topology.other].map((server, index) => answeredBy(server) - (before[index] ?? 0));
    await expect.poll(() => taken().toSorted((a, b) => a - b), { timeout: 30_000 }).toEqual([4, 4]);
    await expectOneRequestEach([sent]);
  });

  test('one is killed in the middle of a turn: the other takes it, and no caller hears of it', async () => {
    const calls = await Promise.all(people.map(async ([id, pin]) => ({ ...(await call()), id, pin })));
    for (const { caller, id } of calls) for (const keys of ['1', '1', id]) await caller.presses(keys);
    const locked = await lockRecords();
    const signingIn = Promise.all(calls.map(({ caller, pin }) => caller.presses(pin)));
    await until(async () => (await locked.waiting()) >= calls.length);
    await topology.one.stop('SIGKILL');
    await locked.release();
    await signingIn;
    for (const { caller } of calls) caller.hears('Main menu');
    for (const { caller } of calls) await askForStatement(caller);
    await expectOneRequestEach(calls.map(({ sent }) => sent));
    const told = readFileSync(join(topology.folder, 'balancer.log'), 'utf8');
    expect(told).toContain('POST /voice/turn/');
    expect(told).not.toMatch(/100000000000|736150|482913|317095/);
    await topology.one.start();
  });

  test(
    'calls go on and on while a server is killed, the other is started anew, and Redis is gone',
    { timeout: 180_000 },
    async () => {
      const { one, other, redis } = topology;
      const finish = keepCalling();
      await wait(500);
      await one.stop('SIGKILL');
      await wait(500);
      await one.start();
      await redis.stop('SIGKILL');
      await other.stop('SIGTERM');
      await redis.start();
      await other.start();
      await until(async () => (await missing()).length === 0);
      const calls = await finish();
      expect(calls.length).toBeGreaterThan(9);
      await expectOneRequestEach(calls);
    },
  );

  test('a text telephone goes on where it was when the server of its stream is killed', async () => {
    const { one, other, url, token } = topology;
    const [ofOne, ofOther] = [turnsTakenBy(one), turnsTakenBy(other)];
    const caller = await dialTty(url, { authToken: token.text, to: '+18663994096', from: '+19165550142' });
    for (const text of ['1', 'YES', '1000000000001']) await caller.types(`${text} GA`);
    caller.reads('PIN');
    // The webhook before the stream may have come to either; a line of a log may come behind the answer.
    const taken = () => [turnsTakenBy(one) - ofOne, turnsTakenBy(other) - ofOther] as const;
    await until(async () => Math.max(...taken()) > 2);
    const [byOne, byOther] = taken();
    for (const server of byOne > byOther ? [one, other] : [other, one]) {
      const { stream } = caller.call;
      await server.stop('SIGKILL');
      // Only the other one is left to take the stream.
      await until(async () => caller.call.stream !== undefined && caller.call.stream !== stream);
      await caller.waits(100);
      caller.reads('UR PIN');
      await server.start();
      await untilCalled(server);
    }
    await caller.types('482913 GA');
    caller.reads('MAIN MENU');
    await caller.hangsUp();
  });

  test('a call goes on while PostgreSQL is gone, and leaves what it wants when it is back', async () => {
    const { caller, sent } = await call();
    await signIn(caller);
    await topology.postgres.stop('SIGQUIT');
    await caller.presses('2');
    caller.hears('I cannot reach your records right now').hears('To try again, press 1').hears('person');
    expect(await missing()).toEqual(['records']);
    const { caller: later } = await call();
    later.hears('Customer Connect');
    await topology.postgres.start();
    await caller.presses('1');
    caller.hears('past-due balance is');
    await caller.presses('2');
    await askForStatement(caller);
    await signIn(later);
    await expectOneRequestEach([sent]);
    expect(await missing()).toEqual([]);
  });
});

describe('npm run topology', () => {
  test('says how to call it, and takes everything along on Ctrl-C', { timeout: 180_000 }, async () => {
    const topology = spawn(process.execPath, [builtProgram('scripts/rigs/topology.ts')], {
      env: { ...compiledOnce, PATH: process.env['PATH'] },
    });
    const ended = once(topology, 'exit');
    onTestFinished(() => void topology.kill('SIGTERM'));
    let said = '';
    for (const stream of [topology.stdout, topology.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
    await expect.poll(() => said, { timeout: 120_000 }).toContain('Ctrl-C');
    const [, file = '', args = ''] = /TWILIO_AUTH_TOKEN_FILE=(\S+) npm run call -- (.+)/.exec(said) ?? [];
    const phone = spawn(process.execPath, [builtProgram('scripts/phone/call.ts'), ...args.split(' ')], {
      env: { ...compiledOnce, TWILIO_AUTH_TOKEN_FILE: file },
    });
    let heard = '';
    phone.stdout.on('data', (chunk) => (heard += String(chunk)));
    phone.stdin.end('1\n1\n1000000000001#\n482913#\n2\n');
    await once(phone, 'exit');
    expect(heard).toContain('Your past-due balance is $1,310.55');

    topology.kill('SIGINT');
    topology.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(file)).toBe(false);
    await expect(fetch(args.split(' ').at(-1) ?? '')).rejects.toThrow('fetch failed');
  });

  test('tells what it does not understand', async () => {
    const { code, stderr } = await runScript('rigs/topology.ts', ['--servers', '3'], {});
    expect(code).toBe(2);
    expect(stderr).toContain('There is no option --servers');
  });
});
