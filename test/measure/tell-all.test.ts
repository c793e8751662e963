import { expect, it } from 'vitest';
import type { CallEnded, Measure } from '../../src/calls/ports/measure.ts';
import { tellAll } from '../../src/measure/tell-all.ts';

const ended: CallEnded = {
  call: 'CA1',
  line: 'a-line',
  channel: 'voice',
  language: 'en',
  pace: 'standard',
  begunMs: 0,
  turn: 1,
  state: 'role',
  end: 'given-up',
};

it('tells every observer, also behind one that throws, and of each call one end', () => {
  const told: string[] = [];
  const logged: string[] = [];
  const throws: Measure = {
    turnTaken: () => {},
    callEnded() {
      throw new Error('broken');
    },
    callbackSettled: () => {},
    textTaken: () => {},
  };
  const counts: Measure = { ...throws, callEnded: ({ call, end }) => void told.push(`${call} ${end}`) };
  const measure = tellAll([throws, counts], { error: (_, message) => void logged.push(message) });
  measure.callEnded({ ...ended, end: 'fault' });
  measure.callEnded(ended);
  measure.callEnded({ ...ended, call: 'CA2' });
  expect(told).toEqual(['CA1 fault', 'CA2 given-up']);
  expect(logged).toEqual(['what a call came to could not be counted', 'what a call came to could not be counted']);
});
