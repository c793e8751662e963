import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasuredEvent } from '../../../src/calls/ports/event-store.ts';
import { callOutcomes } from '../../../src/measure/report/calls/call-outcome.ts';
import { foldCalls, type Split, splits } from '../../../src/measure/report/fold-calls.ts';
import { nameCell } from '../../../src/measure/report/tables/report-table.ts';
import { tabulate } from '../../../src/measure/report/tables/tabulate.ts';
import { anEvent, storeOf } from '../../support/an-event.ts';

const zone = 'America/Los_Angeles';
const dayMs = 86_400_000;
const period = (from: string, to = from) => ({
  from: Temporal.PlainDate.from(from),
  to: Temporal.PlainDate.from(to),
  timeZone: zone,
});
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;

const states = ['language', 'role', 'signIn.pin', 'mainMenu', 'agent.waiting', 'agent.connecting', ''];
const steps = ['began', 'no-input', 'no-match', 'waited', 'agent', 'choose.yes', 'unreached', 'served', 'repeat'];
const answers = ['', 'signed-in', 'sign-in-refused', 'queued', 'desk-open', 'desk-closed', 'queued place-kept'];

const turns = fc.array(
  fc.record({
    to: fc.constantFrom(...states),
    event: fc.constantFrom(...steps),
    results: fc.constantFrom(...answers),
    fails: fc.nat({ max: 9 }).map((chance) => chance === 0),
  }),
  { maxLength: 8 },
);

const randomCall = fc
  .record({
    turns,
    end: fc.constantFrom(...callOutcomes, 'an end of a later version'),
    begunMs: fc.integer({ min: at('2026-10-30T00:00'), max: at('2026-11-03T00:00') }),
    line: fc.constantFrom('one', 'other'),
    channel: fc.constantFrom('voice', 'tty'),
    pace: fc.constantFrom('standard', 'relay'),
    language: fc.constantFrom('en', 'es'),
    who: fc.constantFrom('', 'a', 'b'),
  })
  .map(({ turns: taken, end, who, ...ofCall }) => {
    const events: MeasuredEvent[] = taken.map(({ fails, ...turn }, index) =>
      anEvent({
        ...ofCall,
        ...turn,
        kind: fails ? 'fault' : 'turn',
        atMs: ofCall.begunMs + index * 4000,
        turn: index + 1,
        from: taken[index - 1]?.to ?? '',
      }),
    );
    const last = anEvent({ ...ofCall, kind: 'end', turn: taken.length + 1, event: end, who });
    const from = taken.findLast(({ fails }) => !fails)?.to ?? '';
    return end === 'no-end' ? events : [...events, { ...last, from, atMs: last.begunMs + 60_000, ms: 60_000 }];
  })
  .filter((events) => events.length > 0);

describe('the calls of a period', () => {
  it('add up, in all tables and however they are split', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomCall, { maxLength: 30 }),
        fc.constantFrom<Split | undefined>(undefined, ...splits),
        async (calls, by) => {
          const split = await foldCalls(storeOf(calls), period('2026-10-31', '2026-11-01'), by);
          const { tables, sums } = tabulate(split, by);
          const counts = new Map(
            tables.flatMap(({ id, rows }) =>
              rows.flatMap(({ name, cells }) =>
                Object.entries(cells).map(([column, value]) => [nameCell(id, name, column), value] as const),
              ),
            ),
          );
          const meant = calls.filter(([first]) => {
            return first && first.begunMs >= at('2026-10-31T00:00') && first.begunMs < at('2026-11-02T00:00');
          });
          expect(counts.get('ends/All/calls')).toBe(meant.length);
          for (const { total, parts } of sums) {
            const sum = parts.reduce((before, part) => before + (counts.get(part) ?? 0), 0);
            expect(sum, `${total} of ${parts.join(' + ')}`).toBe(counts.get(total) ?? 0);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are those that began in it, to the millisecond, over midnight in UTC and the night of the clocks', async () => {
    const midnight = [at('2026-11-01T00:00'), at('2026-11-02T00:00')] as const;
    const begun = [midnight[0] - 1, midnight[0], midnight[1] - 1, midnight[1]];
    const calls = begun.map((begunMs, index) => [anEvent({ begunMs, call: `call-${index}`, atMs: begunMs + dayMs })]);
    const { all } = await foldCalls(storeOf(calls), period('2026-11-01'), undefined);
    expect(all.outcomes).toEqual({ 'no-end': 2 });
    expect(midnight[1] - midnight[0]).toBe(25 * 3_600_000);
  });

  it('count as repeated where the same participant calls within seven days, after the period too', async () => {
    const begun = at('2026-11-01T12:00');
    const call = (afterMs: number, who: string, event = 'served') => [
      anEvent({ kind: 'end', call: `${afterMs}${who}`, begunMs: begun + afterMs, event, who, from: 'mainMenu' }),
    ];
    const calls = [
      call(0, 'a'),
      call(7 * dayMs, 'a', 'given-up'),
      call(0, 'b'),
      call(7 * dayMs + 1, 'b'),
      call(0, 'c'),
      call(-1, 'c', 'given-up'),
      call(0, ''),
      call(1000, ''),
      call(0, 'd', 'passed'),
      call(1000, 'd'),
      call(2000, 'd'),
    ];
    const { all } = await foldCalls(storeOf(calls.toReversed()), period('2026-11-01'), undefined);
    // Of a, one was repeated; of b and c none; of d's two that were served the first.
    expect(all.repeats).toEqual({ 'signed-in': 5, unsigned: 2, again: 2 });
  });

  it('hold callbacks, of which only the line is known', async () => {
    const begunMs = at('2026-11-01T12:00');
    const callback = (event: string, line: string) => [
      anEvent({ kind: 'callback', event, line, begunMs, call: `${event}${line}`, channel: '', language: '', pace: '' }),
    ];
    const calls = [callback('called-back', 'one'), callback('left-to-agency', 'one'), callback('called-back', 'two')];
    const byLine = await foldCalls(storeOf(calls), period('2026-11-01'), 'line');
    expect(byLine.all.callbacks).toEqual({ 'called-back': 2, 'left-to-agency': 1 });
    expect(byLine.groups.get('one')?.callbacks).toEqual({ 'called-back': 1, 'left-to-agency': 1 });
    expect((await foldCalls(storeOf(calls), period('2026-11-01'), 'language')).groups.size).toBe(0);
  });

  it('hold texts, by what they ask for and by line, beside the calls', async () => {
    const begunMs = at('2026-11-01T12:00');
    const text = (event: string, line: string) => [
      anEvent({ kind: 'text', event, line, begunMs, call: `${event}${line}`, channel: '', language: 'es', pace: '' }),
    ];
    const texts = [text('stop', 'one'), text('none', 'one'), text('stop', 'two')];
    const byLine = await foldCalls(storeOf(texts), period('2026-11-01'), 'line');
    expect(byLine.all.texts).toEqual({ stop: 2, none: 1 });
    expect(byLine.groups.get('one')?.texts).toEqual({ stop: 1, none: 1 });
    expect(byLine.all.outcomes ?? {}).toEqual({});
    expect((await foldCalls(storeOf(texts), period('2026-11-02'), 'line')).all.texts).toEqual({});
  });
});
