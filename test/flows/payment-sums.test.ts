import { expect, onTestFinished, test } from 'vitest';
import { caseRow, participantRow } from '../support/rows.ts';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const payer = { id: '1000000000101', pin: '735204' };
const recipient = { id: '1000000000102', pin: '846315' };
const statuses = ['posted', 'expected', 'held', 'returned', 'voided'] as const;
const kinds = ['collection', 'disbursement'] as const;
const today = Temporal.PlainDate.from('2026-11-22');

/** Payments of every status and kind; each third one of the posted is replaced by one of another amount. */
function makeUp(caseNumber: string, from: number) {
  return Array.from({ length: 24 }, (_, index) => {
    const number = from + index;
    const kind = kinds[index % 2] ?? 'collection';
    const status = statuses[Math.floor(index / 2) % statuses.length] ?? 'posted';
    const date = today.add({ days: status === 'expected' ? 3 + index : -3 - index }).toString();
    const amount = `${100 + number}.${String(number % 100).padStart(2, '0')}`;
    const one = { type: 'payment', caseNumber, kind, status, date, amount, id: `${number}`, method: 'check' };
    const isReplaced = status === 'posted' && number % 3 === 0;
    return isReplaced ? [one, { ...one, id: `${number}-2`, replaces: one.id, amount: `${number}.07` }] : [one];
  }).flat();
}

const cases = ['300000000000011', '300000000000012'].map((caseNumber) => ({
  ...caseRow,
  caseNumber,
  payer: payer.id,
  recipient: recipient.id,
}));
const payments = cases.flatMap(({ caseNumber }, index) => makeUp(caseNumber, 100 * index));

const sumOf = (cents: readonly number[]) => cents.reduce((sum, one) => sum + one, 0);
const toCents = (amount: string) => Math.round(Number(amount.replace(',', '')) * 100);

/** The sum of the file, of one kind and status. */
function sumInFile(kind: string, status: string): number {
  const replaced = new Set(payments.flatMap((one) => ('replaces' in one ? [one.replaces] : [])));
  const told = payments.filter((one) => one.kind === kind && one.status === status && !replaced.has(one.id));
  return sumOf(told.map(({ amount }) => toCents(amount)));
}

/** All that a caller hears of payments, page by page. */
async function hear(language: string, { id, pin }: typeof payer): Promise<string> {
  const system = await openSystem({
    at: today.toZonedDateTime({ timeZone: 'America/Los_Angeles', plainTime: '10:00' }),
  });
  onTestFinished(() => system.close());
  const people = [payer, recipient].map((one) => ({ ...participantRow, participantId: one.id, pin: one.pin }));
  await importText(system.db, system.keys, toText([...people, ...cases, ...payments]));
  const caller = await system.dial();
  for (const keys of [language, '1', `${id}#`, `${pin}#`, '3']) await caller.presses(keys);
  let heard = '';
  while (/more payments|más pagos/u.test(caller.heard())) {
    heard += caller.heard();
    await caller.presses('1');
  }
  return heard + caller.heard();
}

const wordings = {
  '1': {
    collection: {
      posted: /You paid \$([\d.,]+\d) [^.]*\.(?! It was returned| It is on hold)/gu,
      expected: /A payment of \$([\d.,]+\d) from you is expected/gu,
      held: /You paid \$([\d.,]+\d) [^.]*\. It is on hold\./gu,
      returned: /You paid \$([\d.,]+\d) [^.]*\. It was returned by the bank/gu,
    },
    disbursement: {
      posted: /We sent you \$([\d.,]+\d) [^.]*\.(?! It came back)/gu,
      expected: /A payment to you of \$([\d.,]+\d) is expected/gu,
      held: /A payment to you of \$([\d.,]+\d) is dated [^.]*\. It is on hold\./gu,
      returned: /We sent you \$([\d.,]+\d) [^.]*\. It came back to us\./gu,
    },
  },
  '9': {
    collection: {
      posted: /Usted pagó \$([\d.,]+\d) [^.]*\.(?! El banco lo devolvió| Está retenido)/gu,
      expected: /Se espera un pago suyo de \$([\d.,]+\d)/gu,
      held: /Usted pagó \$([\d.,]+\d) [^.]*\. Está retenido\./gu,
      returned: /Usted pagó \$([\d.,]+\d) [^.]*\. El banco lo devolvió/gu,
    },
    disbursement: {
      posted: /se le envió un pago de \$([\d.,]+\d), [^.]*\.(?! El pago nos fue devuelto)/gu,
      expected: /Se espera que usted reciba \$([\d.,]+\d)/gu,
      held: /Un pago para usted de \$([\d.,]+\d) tiene fecha [^.]*\. Está retenido\./gu,
      returned: /se le envió un pago de \$([\d.,]+\d), [^.]*\. El pago nos fue devuelto\./gu,
    },
  },
} as const;

test.each([
  ['1', 'collection', payer],
  ['1', 'disbursement', recipient],
  ['9', 'collection', payer],
  ['9', 'disbursement', recipient],
] as const)('with key %s, what is told of each %s agrees with the file to the cent', async (language, kind, caller) => {
  const heard = await hear(language, caller);
  for (const [status, sentence] of Object.entries(wordings[language][kind])) {
    const told = [...heard.matchAll(sentence)].map(([, amount = '']) => toCents(amount));
    expect(told.length, status).toBeGreaterThan(2);
    expect(sumOf(told), status).toBe(sumInFile(kind, status));
  }
});
