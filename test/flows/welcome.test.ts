import { expect, onTestFinished, test } from 'vitest';
import type { EffectName } from '../../src/dialogue/effects.ts';
import { openSystem } from '../support/whole-system.ts';

interface Known {
  readonly id: string;
  readonly pin: string;
  readonly failing?: EffectName;
  readonly manner?: readonly string[];
}

/** A caller who has just signed in, and whom the records may fail. */
async function signIn({ id, pin, failing, manner = ['1'] }: Known) {
  const asked: EffectName[] = [];
  const system = await openSystem({
    around: (runEffect) => async (effect, attempt) => {
      asked.push(effect.type);
      return effect.type === failing ? { type: 'records-unavailable' } : runEffect(effect, attempt);
    },
  });
  onTestFinished(() => system.close());
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
