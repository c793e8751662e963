import { expect, test } from 'vitest';
import { answerBusy } from '../../../src/calls/turns/answer-busy.ts';
import { lines } from '../../support/whole-system.ts';

const [line] = lines;

test.for([
  ['2026-11-23T10:00', 'transfer', ['busy', 'transfer', 'busy', 'transfer']],
  ['2026-11-22T10:00', 'hang-up', ['busy', 'call-again', 'busy', 'call-again']],
] as const)('a call that comes on %s at a busy time: %s', ([at, next, told]) => {
  if (!line) throw new Error('There is no line');
  const now = Temporal.ZonedDateTime.from(`${at}[America/Los_Angeles]`).toInstant();
  const output = answerBusy({ ...line, language: 'es' }, now);
  expect(output.told.map(({ prompt }) => prompt)).toEqual(told);
  expect(output.told.map(({ language }) => language)).toEqual(['es', 'es', 'en', 'en']);
  expect([output.next.kind, output.language]).toEqual([next, 'es']);
});
