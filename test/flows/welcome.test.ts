import { expect, onTestFinished, test } from 'vitest';
import { createSqlCardPayments } from '../../src/adapters/sql/card-payments/sql-card-payments.ts';
import type { EffectName } from '../../src/dialogue/effects.ts';
import { openSystem } from '../support/whole-system.ts';

interface Known {
  readonly id: string;
  readonly pin: string;
  readonly failing?: EffectName;
  readonly manner?: readonly string[];
  /** What was there before the call. */
  readonly before?: (system: Awaited<ReturnType<typeof openSystem>>) => Promise<unknown>;
}

/** A caller who has just signed in, and whom the records may fail. */
async function signIn({ id, pin, failing, manner = ['1'], before }: Known) {
  const asked: EffectName[] = [];
  const system = await openSystem({
    around: (runEffect) => async (effect, attempt) => {
      asked.push(effect.type);
      return effect.type === failing ? { type: 'records-unavailable' } : runEffect(effect, attempt);
    },
  });
  onTestFinished(() => system.close());
  await before?.(system);
  const caller = await system.dial();
  for (const keys of [...manner, '1', `${id}#`, `${pin}#`]) await caller.presses(keys);
  return { caller, asked };
}

const payer = { id: '1000000000001', pin: '482913' };

test.each([
  ['at first', ['1'], 'Thank you. Your past-due balance is $1,310.55. Main menu.'],
  ['in Spanish', ['9'], 'Gracias. Su saldo vencido es de $1,310.55. Menú principal.'],
  ['at relay pace', ['8', '1'], 'Thank you. Your past-due balance is $1,310.55. Main menu.'],
])('a caller with one case hears its balance before the main menu, %s', async (_, manner, words) => {
  const { caller } = await signIn({ ...payer, manner });
  caller.hears(words);
  await caller.presses('*');
  caller.hears('$1,310.55');
});

test('a caller with several cases hears the balance of none before one is chosen', async () => {
  const { caller, asked } = await signIn({ id: '1000000000004', pin: '604718' });
  caller.hears('Thank you. Main menu.');
  expect(caller.heard()).not.toContain('$');
  expect(asked).not.toContain('findCase');
});

test('records that fail behind the sign-in cost the balance, and nothing is said of them before the caller asks', async () => {
  const { caller } = await signIn({ ...payer, failing: 'findCase' });
  caller.hears('Thank you. Main menu.');
  expect(caller.heard()).not.toMatch(/\$|cannot reach/);
  await caller.presses('2');
  caller.hears('I cannot reach your records right now');
});

test('a caller who has chosen a PIN in place of a temporary one hears the balance too', async () => {
  const { caller } = await signIn({ id: '1000000000007', pin: '849206' });
  for (const keys of ['739204#', '739204#']) await caller.presses(keys);
  caller.hears('Your PIN has been changed.').hears('past').hears('Main menu');
});

test('a payer with nothing open costs no read of payments by card before they ask for the balance, and then one', async () => {
  const { caller, asked } = await signIn(payer);
  const count = () => asked.filter((name) => name === 'findCardPayments').length;
  expect(count()).toBe(0);
  for (const keys of ['2', '2', '3']) await caller.presses(keys);
  caller.hears('payments');
  expect(count()).toBe(1);
});

test.each([
  ['is told at once, and with the balance, while it is not known whether it went through', undefined, 1],
  ['is told with the balance alone once it is paid', 'paid', 0],
] as const)('a payment by card of another call %s', async (_, outcome, atOnce) => {
  const { caller, asked } = await signIn({
    ...payer,
    async before({ db, keys }) {
      const cardPayments = createSqlCardPayments({ db, keys, clock: Date.now });
      const found = db.selectFrom('participants').where('participant_id', '=', payer.id).select('id');
      const { id } = await found.executeTakeFirstOrThrow();
      const atMs = Math.max(Date.now(), Date.UTC(2026, 10, 22, 20));
      const where = { line: 'customer-connect', call: 'CA1', turn: 7, atMs };
      const begun = { participant: String(id), case: 1, amountCents: 12_300, feeCents: 234, ...where };
      const { payment } = await cardPayments.begin(begun, 'CA1:0');
      if (outcome) await cardPayments.settle(payment, { outcome });
    },
  });
  expect(asked.filter((name) => name === 'findCardPayments')).toHaveLength(atOnce);
  expect(caller.heard().includes('$123.00')).toBe(atOnce === 1);
  await caller.presses('2');
  caller.hears('$123.00');
  expect(asked.filter((name) => name === 'findCardPayments')).toHaveLength(1);
});
