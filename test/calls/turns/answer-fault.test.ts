import { expect, test } from 'vitest';
import { answerFault } from '../../../src/calls/turns/answer-fault.ts';
import type { TurnRequest } from '../../../src/calls/turns/turn.ts';
import { aTurn } from '../../support/a-turn.ts';
import { lines } from '../../support/whole-system.ts';

const [line] = lines;

function fail(at: string, change: Partial<TurnRequest> = {}) {
  if (!line) throw new Error('There is no line');
  const request = aTurn({ line, turn: 3, faults: 1, ...change });
  const { output } = answerFault(request, Temporal.ZonedDateTime.from(`${at}[America/Los_Angeles]`).toInstant());
  return [output.next.kind, ...output.told.map(({ prompt }) => prompt)];
}

test('a fault leads to the desk while it is open', () => {
  expect(fail('2026-11-23T10:00')).toEqual(['transfer', 'fault', 'transfer']);
});

test.for([
  ['2026-11-23T06:00', 'desk-opens-today'],
  ['2026-11-22T10:00', 'desk-opens-tomorrow'],
  ['2026-11-25T18:00', 'desk-opens-later'],
] as const)('a fault on %s says when the desk opens, and rings nowhere', ([at, opens]) => {
  expect(fail(at)).toEqual(['hang-up', 'fault', opens, 'goodbye']);
});

test('a caller who comes back from the desk is not sent there again', () => {
  const input = { kind: 'returned', result: 'unreached' } as const;
  expect(fail('2026-11-23T10:00', { input })).toEqual(['hang-up', 'fault', 'goodbye']);
});
