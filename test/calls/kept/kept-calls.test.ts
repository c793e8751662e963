import { beforeEach, describe, expect, test, vi } from 'vitest';
import { flows } from '../../../flows/index.ts';
import { customerConnect } from '../../../flows/customer-connect.flow.ts';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
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
let counted: string[];
let openings: number;
beforeEach(() => {
  calls = createMemoryCallStore();
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
    const text = await server.keep(first, nothing, { standing, turn: 1 });
    for (const each of [server, openServer()]) {
      const found = await each.find({ callId: 'CA1', turn: 1 });
      expect(found).toMatchObject({ turn: 1, storedTurn: 1, text });
      expect(found.standing?.output).toEqual(standing.output);
    }
  });

  test('is sealed, and bound to its call', async () => {
    const server = openServer();
    const text = (await server.keep(first, nothing, { standing: marked, turn: 4 })) ?? '';
    expect(text).toMatch(/^new\./);
    expect(Buffer.from(text.slice(4), 'base64url').toString('latin1')).not.toMatch(/marked|standard/);
    expect((await calls.load('CA1'))?.text).toBe(text);
    await calls.save('CA2', { turn: 4, text }, 0);
    expect(await openServer().find({ callId: 'CA2', turn: 4 })).toEqual({ turn: 4, storedTurn: 4, text });
  });

  test('is opened only where another server has written it', async () => {
    const [mine, other] = [openServer(), openServer()];
    await mine.keep(first, nothing, { standing, turn: 1 });
    await mine.find({ callId: 'CA1', turn: 1 });
    expect(openings).toBe(0);
    await other.find({ callId: 'CA1', turn: 1 });
    expect(openings).toBe(1);
    await other.keep({ callId: 'CA1', turn: 1 }, { turn: 1, storedTurn: 1 }, { standing: marked, turn: 2 });
    const { standing: seen } = await mine.find({ callId: 'CA1', turn: 2 });
    expect([openings, seen?.place.context]).toEqual([2, expect.objectContaining({ claim: 'ssn:marked' })]);
  });

  test('outlives a change of keys; one whose key is gone keeps its turn alone', async () => {
    await openServer([oldKey]).keep(first, nothing, { standing, turn: 3 });
    expect((await openServer([newKey, oldKey]).find({ callId: 'CA1', turn: 3 })).standing).toBeDefined();
    expect(await openServer().find({ callId: 'CA1', turn: 3 })).toMatchObject({ turn: 3, storedTurn: 3 });
    expect((await openServer().find({ callId: 'CA1', turn: 3 })).standing).toBeUndefined();
  });

  test('is not kept over a newer turn', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing, turn: 1 });
    expect(await server.keep(first, nothing, { standing, turn: 1 })).toBeUndefined();
  });
});

describe('the copy that the carrier brings', () => {
  test('counts where it is newer than what the store holds', async () => {
    const server = openServer();
    await server.keep(first, nothing, { standing, turn: 1 });
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
    const carried = (await server.keep(first, nothing, { standing, turn: 1 })) ?? '';
    vi.spyOn(calls, 'load').mockRejectedValue(new Error('gone'));
    vi.spyOn(calls, 'save').mockRejectedValue(new Error('gone'));
    const found = await server.find({ callId: 'CA1', turn: 1, carried });
    expect([found.turn, found.storedTurn]).toEqual([1, undefined]);
    expect(await server.keep({ callId: 'CA1', turn: 1, carried }, found, { standing, turn: 2 })).toBeDefined();
    expect(counted).toEqual(['turns kept by the carrier alone']);
    await expect(server.find({ callId: 'CA1', turn: 1 })).rejects.toThrow('cannot be read');
    await expect(
      server.keep({ callId: 'CA1', turn: 1 }, { turn: 1, storedTurn: 1 }, { standing, turn: 2 }),
    ).rejects.toThrow('gone');
  });
});
