import { expect, test } from 'vitest';
import { signIn } from '../support/errand.ts';
import { openSystem } from '../support/whole-system.ts';

test.each([
  ['direct-deposit-form', ['1', '1', '1', '1'], { directDeposit: 'start' }],
  ['direct-deposit-form', ['1', '1', '2', '1'], { directDeposit: 'change' }],
  ['direct-deposit-form', ['1', '1', '3', '1'], { directDeposit: 'stop' }],
  ['payment-history', ['7', '2', '2', '2026#'], { year: 2026 }],
  ['statement', ['7', '2', '1'], {}],
])('a %s tells the agency what was chosen by %j', async (kind, keys, details) => {
  const system = await openSystem();
  const caller = await system.dial();
  await signIn(caller);
  for (const key of keys) await caller.presses(key);
  caller.hears('Your reference is');
  const left = await system.db.selectFrom('requests').select(['kind', 'details']).execute();
  expect(left.map((one) => ({ kind: one.kind, details: JSON.parse(one.details) }))).toEqual([{ kind, details }]);
  await system.close();
});
