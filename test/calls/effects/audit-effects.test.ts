import { usualPatience } from '../../../src/calls/patience.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditEffects } from '../../../src/calls/effects/audit-effects.ts';
import type { AuditEntry } from '../../../src/calls/ports/audit-trail.ts';
import type { RunEffect } from '../../../src/calls/effects/run-effects.ts';
import { openSystem } from '../../support/whole-system.ts';

describe('what a call discloses or changes', () => {
  let system: Awaited<ReturnType<typeof openSystem>>;
  beforeEach(async () => {
    system = await openSystem();
  });
  afterEach(() => system.close());

  async function entries() {
    const rows = await system.db
      .selectFrom('audit')
      .selectAll()
      .where('chain', '=', 1)
      .where('sequence', '>', 0)
      .orderBy('sequence')
      .execute();
    return rows.map(({ what, subject, turn, line, facts }) => `${turn} ${line} ${subject} ${what} ${facts}`);
  }

  /** Keys from the greeting on, in the order of turns. */
  async function callWith(...keys: string[]) {
    const caller = await system.dial();
    for (const each of keys) await caller.presses(each);
    await caller.hangsUp();
  }

  test('is noted with the turn, the line and the participant, and without a figure of theirs', async () => {
    await callWith('1', '1', '1000000000001#', '482913#', '2', '#', '#', '#');
    const noted = await entries();
    expect(noted.slice(0, 2)).toEqual([
      expect.stringMatching(/^\d+ customer-connect participant:1 signed-in \{\}$/),
      expect.stringMatching(/^\d+ customer-connect participant:1 case-told \{"case":1\}$/),
    ]);
    const text = noted.join('\n');
    for (const secret of ['1000000000001', '482913', '131055', '1310', '42500']) expect(text).not.toContain(secret);
  });

  test('is noted, of a caller who does not get in, by the hash of what they keyed', async () => {
    await callWith('1', '1', '1000000000001#', '111111#');
    expect(await entries()).toEqual([
      expect.stringMatching(/^\d+ customer-connect claim:[\w-]+\.[\w-]{43} sign-in-refused \{\}$/),
    ]);
  });

  test('is noted before a change and after it', async () => {
    await callWith('1', '1', '1000000000004#', '*#');
    expect(await entries()).toEqual([
      expect.stringMatching(/ change-begun \{"change":"requestPin"\}$/),
      expect.stringMatching(/ pin-requested \{"answer":"pin-emailed"\}$/),
    ]);
  });
});

describe('a trail that cannot be written', () => {
  const attempt = {
    call: 'CA1',
    turn: 4,
    line: 'customer-connect',
    faults: 0,
    startedMs: performance.now(),
    source: undefined,
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const found = { type: 'year-found' } as const;

  function open(failing: (entry: AuditEntry) => boolean, runEffect: RunEffect = () => Promise.resolve(found)) {
    const kept: AuditEntry[] = [];
    const append = async (entry: AuditEntry) => {
      if (failing(entry)) throw new Error('no disk');
      kept.push(entry);
    };
    return { kept, run: auditEffects({ trail: { append }, log, patience: usualPatience })(runEffect) };
  }

  test('lets nothing be told', async () => {
    const { run } = open(() => true);
    const told = await run({ type: 'hasPayments', params: { participant: '7', year: 2025 } }, attempt);
    expect(told).toEqual({ type: 'records-unavailable' });
  });

  test.each([
    ['all are offered', undefined, 2, 2, 2],
    ['there are too many to choose from', undefined, 2, 8, 0],
    ['one is named by its ending', '0011', 1, 1, 0],
    ['two are named by an ending', '0011', 2, 2, 2],
  ])('says how many cases were told where %s', async (_where, ending, listed, count, told) => {
    const one = { position: 1, ending: '0011', county: 'Kern' };
    const cases = Array.from({ length: listed }, () => one);
    const list = { type: 'cases-listed', cases, count, letters: false } as const;
    const { kept, run } = open(
      () => false,
      () => Promise.resolve(list),
    );
    const params = { participant: '7', ...(ending !== undefined && { ending }) };
    await run({ type: 'listCases', params }, { ...attempt, startedMs: performance.now() });
    expect(kept.map(({ facts }) => facts)).toEqual([{ told, count }]);
  });

  test('lets nothing be changed', async () => {
    let changes = 0;
    const { run } = open(
      () => true,
      async () => {
        changes += 1;
        return { type: 'pin-changed', participant: '7' };
      },
    );
    const change = { participant: '7', candidate: 'hash', pin: '730518', language: 'en' } as const;
    expect(await run({ type: 'changePin', params: change }, attempt)).toEqual({ type: 'records-unavailable' });
    expect(changes).toBe(0);
  });

  test('that takes too long lets nothing be told', async () => {
    const never = { append: () => new Promise<void>(() => {}) };
    const run = auditEffects({ trail: never, log, patience: { auditedMs: 50 } })(() => Promise.resolve(found));
    const told = await run(
      { type: 'hasPayments', params: { participant: '7', year: 2025 } },
      { ...attempt, startedMs: performance.now() },
    );
    expect(told).toEqual({ type: 'records-unavailable' });
  });

  test('learns which try at the turn an entry belongs to', async () => {
    const named: (string | undefined)[] = [];
    const append = async (_entry: AuditEntry, name?: string) => void named.push(name);
    const run = auditEffects({ trail: { append }, log, patience: usualPatience })(() => Promise.resolve(found));
    const year = { type: 'hasPayments', params: { participant: '7', year: 2025 } } as const;
    for (const faults of [0, 2]) await run(year, { ...attempt, startedMs: performance.now(), faults });
    expect(named).toEqual(['CA1:4', 'CA1:4:2']);
  });

  test('is not asked about what tells nothing of anybody, nor about what failed', async () => {
    const { run, kept } = open(
      () => false,
      () => Promise.resolve({ type: 'records-unavailable' }),
    );
    await run({ type: 'hasPayments', params: { participant: '7', year: 2025 } }, attempt);
    expect(kept).toEqual([]);
    const offices = open(
      () => true,
      () => Promise.resolve({ type: 'offices-found', offices: [] }),
    );
    expect(await offices.run({ type: 'findOffices', params: { keys: '1' } }, attempt)).toMatchObject({ offices: [] });
  });
});
