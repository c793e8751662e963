import { describe, expect, it } from 'vitest';
import { california } from '../../../scripts/rigs/sample-system.ts';
import { foldCalls, type Split } from '../../../src/measure/report/fold-calls.ts';
import { showTables } from '../../../src/measure/report/show-tables.ts';
import { tabulate } from '../../../src/measure/report/tables/tabulate.ts';
import { openMeasuredCalls } from '../../support/measured-calls.ts';

/*
 * What was counted by reading the calls.
 *
 *  1 balance-by-keys                      en  served, signed in as the father
 *  2 balance-in-spanish-by-words          es  served, signed in as a mother
 *  3 wrong-pin                            en  three PINs refused; the desk does not answer, a wait is given up at once; hung up at heldUp
 *  4 nothing-said-at-first                es  a silence at language; relay pace from there; hung up at role
 *  5 a-lost-caller                        en  silences, nonsense; sent to a person from role
 *  6 waits-and-is-connected               en  signed in as the father, hears payments, waits 4 minutes, one key not understood, connected
 *  7 – 9 those before them in the queue   en  ask for a person at role: one is put through at once, two wait 4 minutes
 * 10 relay-operator                       en  silences at role; signed in as the father; served
 * 11 nuevo-pin-despues-de-tres-intentos   es  three PINs refused, a new one sent: served; no one has signed in
 * 12 sunday-evening-call-back             en  the day before; the desk is closed, a call back is left
 * 13 two-meanings-of-two-keys             en  hears of offices: served
 * 14 below                                en  the desk is busy; a minute in the queue, hung up there
 * 15 below                                en  three PINs refused; hung up at heldUp
 * 16 below                                en  the next PIN finds sign-in paused; hung up at heldUp
 * 17 below                                en  a defect at sign-in, twice
 * 18 below, on a text telephone           en  a silence at role; signed in as the father; served
 * 19 below                                en  turned away
 */
const written = [
  'balance-by-keys',
  'balance-in-spanish-by-words',
  'wrong-pin',
  'nothing-said-at-first',
  'a-lost-caller',
  'waits-and-is-connected',
  'relay-operator',
  'nuevo-pin-despues-de-tres-intentos',
  'sunday-evening-call-back',
  'two-meanings-of-two-keys',
];

async function holdCalls() {
  const calls = await openMeasuredCalls();
  for (const name of written) await calls.play(name);
  await calls.hold(async (dial, pass) => {
    const waiting = await dial();
    await waiting.presses('1');
    await waiting.presses('0');
    await waiting.deskAnswers('busy');
    pass(60);
    await waiting.hangsUp();
    for (const pins of [['111112#', '111113#', '111114#'], ['482913#']]) {
      const caller = await dial();
      for (const keys of ['1', '1', '1000000000001#', ...pins]) await caller.presses(keys);
      await caller.hangsUp();
    }
  });
  const defect = (_effect: unknown): never => {
    throw new Error('a defect');
  };
  await calls.hold(
    async (dial) => {
      const caller = await dial();
      for (const keys of ['1', '1', '1000000000001#', '482913#', '482913#']) await caller.presses(keys);
    },
    {
      around: (runEffect) => (effect, attempt) =>
        effect.type === 'signIn' ? defect(effect) : runEffect(effect, attempt),
    },
  );
  await calls.type(['1', '', '1', '1000000000001#', '482913#', '2']);
  const [line] = california.lines;
  if (line) await calls.turnAway(line);
  await calls.close();
  return calls;
}

const none = { 'passed-early-sent': 0, 'passed-asked': 0, 'passed-sent': 0 };

describe('the report of calls that were written down', () => {
  it('equals a table that was written by hand', async () => {
    const { events } = await holdCalls();

    async function read(from: string, by?: Split) {
      const day = (text: string) => Temporal.PlainDate.from(text);
      const period = { from: day(from), to: day('2026-11-23'), timeZone: 'America/Los_Angeles' };
      const tables = showTables(tabulate(await foldCalls(events, period, by), by), { exact: true });
      return (table: string, row: string) => {
        const { columns = [], rows = [] } = tables.find(({ id }) => id === table) ?? {};
        const { cells = [] } = rows.find(({ name }) => name === row) ?? {};
        return Object.fromEntries(columns.map(({ id }, at) => [id, cells[at]]));
      };
    }

    const told = await read('2026-11-22', 'language');
    const ends = { 'no-end': 0, 'locked-out': 0, 'turned-away': 0, fault: 0, passed: 0, 'passed-early': 0 };
    expect(told('ends', 'All')).toEqual({
      calls: 19,
      served: 6,
      passed: 1,
      'passed-early': 5,
      'given-up': 4,
      'locked-out': 1,
      'turned-away': 1,
      fault: 1,
      'no-end': 0,
      contained: 6 / 18,
    });
    expect(told('ends', 'es')).toEqual({ ...ends, calls: 3, served: 2, 'given-up': 1, contained: 2 / 3 });
    expect(told('ends', 'en')).toMatchObject({ calls: 16, served: 4, 'given-up': 3, contained: 4 / 15 });

    expect(told('persons', 'All')).toMatchObject({
      ...none,
      'passed-early': 5,
      'passed-early-asked': 4,
      'passed-early-sent': 1,
      'early-share': 5 / 18,
      passed: 1,
      'passed-asked': 1,
    });
    expect(told('persons', 'es')).toMatchObject({ ...none, passed: 0, 'passed-early': 0, 'passed-early-asked': 0 });

    const state = { 'gave-up': 0, 'drop-off': 0, 'passed-early': 0, passed: 0, ended: 0, 'went-on': 0 };
    expect(told('waterfall', 'language')).toEqual({ ...state, entered: 18, 'went-on': 18 });
    expect(told('waterfall', 'role')).toEqual({
      ...state,
      entered: 18,
      'gave-up': 1,
      'drop-off': 1 / 18,
      'passed-early': 5,
      'went-on': 12,
    });
    expect(told('waterfall', 'signIn.pin')).toEqual({ ...state, entered: 10, ended: 1, 'went-on': 9 });
    expect(told('waterfall', 'signIn.heldUp')).toEqual({
      ...state,
      entered: 4,
      'gave-up': 3,
      'drop-off': 3 / 4,
      'went-on': 1,
    });
    expect(told('waterfall', 'payments.last')).toEqual({ ...state, entered: 1, passed: 1 });
    expect(told('waterfall', 'agent.waiting')).toMatchObject({ entered: 5, 'gave-up': 1, 'went-on': 4 });
    expect(told('waterfall', 'All')).toMatchObject({
      entered: 18,
      'gave-up': 5,
      'passed-early': 5,
      passed: 1,
      ended: 7,
    });

    const missed = (table: string, row: string) => {
      const { asked, 'no-input': noInput, 'no-match': noMatch } = told(`questions-${table}`, row);
      return [asked, noInput, noMatch];
    };
    expect(missed('voice', 'language')).toEqual([17, 2, 0]);
    expect(missed('voice', 'role')).toEqual([16, 1, 1]);
    expect(missed('voice', 'agent.waiting')).toEqual([5, 0, 1]);
    expect(missed('voice', 'All').slice(1)).toEqual([3, 2]);
    expect(missed('voice', 'Calls: es').slice(1)).toEqual([1, 0]);
    expect(missed('relay', 'role')).toEqual([2, 1, 0]);
    expect(missed('tty', 'role')).toEqual([1, 1, 0]);
    expect(missed('tty', 'All')).toEqual([6, 1, 0]);

    expect(told('sign-in', 'All')).toEqual({
      begun: 10,
      'signed-in': 5,
      success: 0.5,
      refused: 3,
      locked: 1,
      person: 0,
      'given-up': 0,
      otherwise: 1,
      tried: 15,
      'per-try': 5 / 15,
    });
    expect(told('sign-in', 'es')).toMatchObject({ begun: 2, 'signed-in': 1, refused: 1, tried: 4, 'per-try': 1 / 4 });

    expect(told('desk', 'All')).toEqual({
      came: 8,
      closed: 1,
      'at-once': 2,
      queued: 5,
      answered: 3,
      callback: 0,
      request: 0,
      'closed-meanwhile': 0,
      'left-soon': 1,
      abandoned: 1,
      'no-end': 0,
      abandonment: 1 / 4,
      speed: (3 * 240_000) / 5,
    });
    expect(told('repeats', 'All')).toEqual({ served: 6, unsigned: 2, 'signed-in': 4, again: 2, share: 0.5 });
    expect(told('repeats', 'es')).toMatchObject({ served: 2, unsigned: 1, 'signed-in': 1, again: 0 });
    expect(told('times', 'All')).toMatchObject({ faults: 1 });

    const byChannel = await read('2026-11-22', 'channel');
    expect(byChannel('ends', 'tty')).toMatchObject({ calls: 1, served: 1 });
    expect(byChannel('ends', 'voice')).toMatchObject({ calls: 18, served: 5 });

    // Calls at 21:15 on Sunday and at 23:00 on Monday are of one day in UTC each.
    const monday = await read('2026-11-23', 'state');
    expect(monday('ends', 'All')).toMatchObject({ calls: 18, 'passed-early': 4, served: 6 });
    expect(monday('ends', 'signIn.heldUp')).toMatchObject({ calls: 3, 'given-up': 2, 'locked-out': 1 });
  });
});
