import { newCourse } from '../../../src/dialogue/course.ts';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { flows } from '../../../flows/index.ts';
import { customerConnect } from '../../../flows/customer-connect.flow.ts';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { createMemoryEndedCalls } from '../../../src/adapters/memory/memory-ended-calls.ts';
import { createCallSeal } from '../../../src/calls/kept/call-seal.ts';
import { createKeptCalls } from '../../../src/calls/kept/kept-calls.ts';
import type { KeyRing } from '../../../src/secrets/key-ring.ts';
import { begin } from '../../../src/dialogue/advance.ts';
import { standAt } from '../../../src/dialogue/standing.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';
import { settingsOf } from '../../../src/lines/line.ts';
import { aLine } from '../../support/a-line.ts';

const settings = settingsOf(aLine());
const standing = standAt(customerConnect, begin(customerConnect, settings)[0]);
const marked = standAt(customerConnect, {
  ...standing.place,
  context: { ...standing.place.context, claim: 'ssn:marked' },
});
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let calls: ReturnType<typeof createMemoryCallStore>;
let ended: ReturnType<typeof createMemoryEndedCalls>;
let now: Temporal.Instant;
let counted: string[];
let openings: number;
beforeEach(() => {
  now = Temporal.Instant.from('2026-11-23T10:00-08:00');
  calls = createMemoryCallStore();
  ended = createMemoryEndedCalls(() => now.epochMilliseconds);
  counted = [];
  openings = 0;
});

/** A server: what it has kept it knows, and nothing of what others have. */
function openServer(keys: KeyRing = [newKey]) {
  const seal = createCallSeal(keys);
  const open: typeof seal.open = (...given) => {
    openings++;
    return seal.open(...given);
  };
  return createKeptCalls({
    flows,
    calls,
    ended,
    now: () => now,
    seal: { ...seal, open },
    log: silent,
    count: (what) => void counted.push(what),
  });
}

const nothing = { turn: 0, storedTurn: 0 };
const first = { callId: 'CA1', turn: 0 };

describe('a kept call', () => {
  test('is found where it was kept, at this server and at any other', async () => {
    const server = openServer();
    const { text } = (await server.keep(first, nothing, { standing, turn: 1, course: newCourse })) ?? {};
    for (const each of [server, openServer()]) {
      const found = await each.find({ callId: 'CA1', turn: 1 });
      expect(found).toMatchObject({ turn: 1, storedTurn: 1, text });
      expect(found.standing?.output).toEqual(standing.output);
    }
  });

  test('is sealed, and bound to its call', async () => {
    const server = openServer();
    const text = (await server.keep(first, nothing, { standing: marked, turn: 4, course: newCourse }))?.text ?? '';
    expect(text).toMatch(/^new\./);
    expect(Buffer.from(text.slice(4), 'base64url').toString('latin1')).not.toMatch(/marked|standard/);
    expect((await calls.load('CA1'))?.text).toBe(text);
    await calls.save('CA2', { turn: 4, text }, 0);
    const stolen = await openServer().find({ callId: 'CA2', turn: 4 });
    expect(stolen).toMatchObject({ turn: 4, storedTurn: 4, text });
    expect([stolen.standing, stolen.lost, stolen.times]).toEqual([undefined, undefined, undefined]);
  });

  test('is opened only where another server has written it', async () => {
    const [mine, other] = [openServer(), openServer()];
    await mine.keep(first, nothing, { standing, turn: 1, course: newCourse });
    await mine.find({ callId: 'CA1', turn: 1 });
    expect(openings).toBe(0);
    await other.find({ callId: 'CA1', turn: 1 });
    expect(openings).toBe(1);
    await other.keep(
      { callId: 'CA1', turn: 1 },
      { turn: 1, storedTurn: 1 },
      { standing: marked, turn: 2, course: newCourse },
    );
    const { standing: seen } = await mine.find({ callId: 'CA1', turn: 2 });
    expect([openings, seen?.place.context]).toEqual([2, expect.objectContaining({ claim: 'ssn:marked' })]);
  });

  test('outlives a change of keys; one whose key is gone keeps its turn alone', async () => {
    await openServer([oldKey]).keep(first, nothing, { standing, turn: 3, course: newCourse });
    expect((await openServer([newKey, oldKey]).find({ callId: 'CA1', turn: 3 })).standing).toBeDefined();
    expect(await openServer().find({ callId: 'CA1', turn: 3 })).toMatchObject({ turn: 3, storedTurn: 3 });
    expect((await openServer().find({ callId: 'CA1', turn: 3 })).standing).toBeUndefined();
  });

  test('is not kept over a newer turn', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing, turn: 1, course: newCourse });
    expect(await server.keep(first, nothing, { standing, turn: 1, course: newCourse })).toBeUndefined();
  });
});

describe('the copy that the carrier brings', () => {
  test('counts where it is newer than what the store holds', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing, turn: 1, course: newCourse });
    const carried = createCallSeal([newKey]).close(
      'CA1',
      JSON.stringify({
        version: 1,
        flow: 'customer-connect',
        turn: 2,
        value: 'language',
        context: marked.place.context,
      }),
    );
    expect((await server.find({ callId: 'CA1', turn: 1, carried })).turn).toBe(1);
    const found = await server.find({ callId: 'CA1', turn: 2, carried });
    expect([found.turn, found.storedTurn]).toEqual([2, 1]);
  });

  test('is enough while the store is away, and without it the call cannot be found', async () => {
    const server = openServer();
    const carried = (await server.keep(first, nothing, { standing, turn: 1, course: newCourse }))?.text ?? '';
    vi.spyOn(calls, 'load').mockRejectedValue(new Error('gone'));
    vi.spyOn(calls, 'save').mockRejectedValue(new Error('gone'));
    const found = await server.find({ callId: 'CA1', turn: 1, carried });
    expect([found.turn, found.storedTurn]).toEqual([1, undefined]);
    expect(
      await server.keep({ callId: 'CA1', turn: 1, carried }, found, { standing, turn: 2, course: newCourse }),
    ).toBeDefined();
    expect(counted).toEqual(['turns kept by the carrier alone']);
    await expect(server.find({ callId: 'CA1', turn: 1 })).rejects.toThrow('cannot be read');
    await expect(
      server.keep({ callId: 'CA1', turn: 1 }, { turn: 1, storedTurn: 1 }, { standing, turn: 2, course: newCourse }),
    ).rejects.toThrow('gone');
  });
});

describe('a call ends when it ends', () => {
  const minutes = (count: number) => void (now = now.add({ minutes: count }));
  const bring = (carried: string, server = openServer()) => server.find({ callId: 'CA1', turn: 1, carried });

  /** A captured copy, of a call that no store knows any more. */
  async function capture(): Promise<string> {
    const text =
      (await openServer().keep(first, nothing, { standing: marked, turn: 1, course: newCourse }))?.text ?? '';
    calls = createMemoryCallStore();
    return text;
  }

  test('half an hour after its last turn no copy of it counts, at this server or at any other', async () => {
    const carried = await capture();
    minutes(30);
    expect((await bring(carried)).standing).toBeDefined();
    minutes(1);
    expect(await bring(carried)).toEqual({ turn: 1, storedTurn: 0, text: carried, brought: true });
  });

  test('four hours after its beginning nothing of it counts, however many turns it took', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing: marked, turn: 1, course: newCourse });
    for (let turn = 1; turn < 10; turn += 1) {
      minutes(25);
      const found = await server.find({ callId: 'CA1', turn });
      expect(found.standing).toBeDefined();
      await server.keep({ callId: 'CA1', turn }, found, { standing: marked, turn: turn + 1, course: newCourse });
    }
    minutes(20);
    for (const each of [server, openServer()]) {
      expect((await each.find({ callId: 'CA1', turn: 10 })).standing).toBeUndefined();
    }
  });

  test('what it had come to is recalled for what its caller left, a day later and over its end', async () => {
    const carried = await capture();
    const server = openServer();
    await server.end('CA1');
    minutes(24 * 60);
    for (const each of [server, openServer()]) {
      expect(await each.recall('CA1', carried)).toMatchObject({ turn: 1, standing: { place: { value: 'language' } } });
    }
    expect(await server.recall('CA1', undefined)).toEqual({ turn: 0, over: true });
    calls = { ...calls, load: () => Promise.reject(new Error('away')) };
    expect(await openServer().recall('CA1', carried)).toMatchObject({ turn: 1 });
    await expect(openServer().recall('CA1', undefined)).rejects.toThrow('cannot be read');
  });

  test('a call that was too old goes on from then anew', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing: marked, turn: 1, course: newCourse });
    minutes(31);
    const old = await server.find({ callId: 'CA1', turn: 1 });
    await server.keep({ callId: 'CA1', turn: 1 }, old, { standing, turn: 2, course: newCourse });
    minutes(29);
    expect((await server.find({ callId: 'CA1', turn: 2 })).standing).toBeDefined();
  });

  test('once it has ended it is over, for the store and for a copy, through a restart', async () => {
    const server = openServer();
    const carried = (await server.keep(first, nothing, { standing: marked, turn: 1, course: newCourse }))?.text ?? '';
    await server.end('CA1');
    expect(await bring(carried, server)).toMatchObject({ over: true });
    calls = createMemoryCallStore();
    expect(await bring(carried)).toMatchObject({ over: true, brought: true });
  });

  test('its end that the store never knew of a beginning of counts too', async () => {
    const carried = await capture();
    const server = openServer();
    await server.end('CA1');
    expect(await bring(carried, server)).toMatchObject({ over: true });
  });

  test('where nobody can say whether it has ended, it goes on', async () => {
    const carried = await capture();
    vi.spyOn(ended, 'has').mockRejectedValue(new Error('gone'));
    expect((await bring(carried)).standing).toBeDefined();
  });

  test('a call of an older version goes on; a copy of one counts half an hour after the start of a server', async () => {
    const { context } = marked.place;
    const older = { version: 1, flow: 'customer-connect', turn: 1, value: 'language', context };
    const carried = createCallSeal([newKey]).close('CA1', JSON.stringify(older));
    const server = openServer();
    minutes(30);
    expect((await bring(carried, server)).standing).toBeDefined();
    minutes(1);
    expect((await bring(carried, server)).standing).toBeUndefined();
    await calls.save('CA1', { turn: 1, text: carried }, 0);
    const found = await server.find({ callId: 'CA1', turn: 1 });
    expect(found.standing).toBeDefined();
    await server.keep({ callId: 'CA1', turn: 1 }, found, { standing, turn: 2, course: newCourse });
    expect((await openServer().find({ callId: 'CA1', turn: 2 })).times).toEqual({
      begunMs: now.epochMilliseconds,
      takenMs: now.epochMilliseconds,
    });
  });
});
