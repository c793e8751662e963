import { expect, test } from 'vitest';
import { createCallSeal } from '../../../src/calls/kept/call-seal.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

const callWith = (context: object): string =>
  JSON.stringify({
    version: 1,
    flow: 'customer-connect',
    turn: 7,
    value: 'mainMenu',
    context: { language: 'en', pace: 'standard', paused: false, misses: 0, unfit: 0, first: [], ...context },
  });
const short = callWith({});
const long = callWith({ page: Array.from({ length: 60 }, (_, index) => ({ amountCents: 61_000 + index })) });

test.for([
  ['short', short],
  ['long', long],
] as const)('a %s call opens with any key of the ring, for its own name only', ([, call]) => {
  const sealed = createCallSeal([oldKey]).close('CA1', call);
  expect(createCallSeal([newKey, oldKey]).open('CA1', sealed)).toEqual(call);
  expect(() => createCallSeal([oldKey]).open('CA2', sealed)).toThrow('authenticate');
  expect(() => createCallSeal([newKey]).open('CA1', sealed)).toThrow('DATA_SECRET');
  expect(() => createCallSeal([oldKey]).open('CA1', `${sealed.slice(0, -2)}AA`)).toThrow('authenticate');
});

test('what is long gets shorter, and everything fits a cookie', () => {
  const seal = createCallSeal([newKey]);
  expect(seal.close('CA1', long).length).toBeLessThan(long.length / 2);
  expect(seal.close('CA1', long)).toMatch(/^[\w.-]+$/);
});
