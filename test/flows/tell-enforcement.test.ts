import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { lines, openSystem } from '../support/whole-system.ts';
import { caseRow, participantRow } from '../support/rows.ts';

const [father, mother] = ['10000000000011', '10000000000022'];
const pin = '735204';
const onFile = '+19165550188';
const inForce = {
  enforcement: [
    { kind: 'license', since: '2026-06-01' },
    { kind: 'passport' },
    { kind: 'tax-intercept' },
    { kind: 'other' },
  ],
};

interface Called {
  readonly id?: string;
  readonly from?: string;
  readonly language?: string;
  /** What the line tells. */
  readonly tells?: object;
}

/** What a parent of a case with these facts hears of it on November 22, 2026. */
async function hearCase(facts: object, { id = father, from, language = '1', tells = {} }: Called = {}) {
  const system = await openSystem({ lines: lines.map((line) => ({ ...line, ...tells })) });
  onTestFinished(() => system.close());
  const people = [father, mother].map((participantId) => ({ ...participantRow, participantId, pin, phone: onFile }));
  const row = { ...caseRow, caseNumber: '400000000000011', payer: father, recipient: mother, ...facts };
  await importText(system.db, system.keys, toText([...people, row]));
  const caller = await system.dial(from === undefined ? {} : { from });
  for (const keys of [language, '1', `${id}#`, `${pin}#`, '2']) await caller.presses(keys);
  return caller.heard();
}

const license = 'Your license has been on hold for this case since June 1, 2026.';
const passport = 'Your passport is on hold for this case.';
const refunds = 'Your tax refunds can be taken for this case.';

test('a line that does not say so tells nothing of what is in force', async () => {
  expect(await hearCase(inForce, { from: onFile, tells: { taxOffsets: true } })).not.toMatch(/on hold|refund|To ask/u);
});

test('a payer hears it, with the way to a person, and of tax refunds only where tax offsets are told', async () => {
  const enforcement = true;
  const heard = await hearCase(inForce, { from: onFile, tells: { enforcement } });
  expect(heard).toContain(`${license} ${passport} To ask about that, press 0.`);
  expect(heard).not.toContain('refund');
  const tells = { enforcement, taxOffsets: true };
  expect(await hearCase(inForce, { tells })).not.toContain('refund');
  expect(await hearCase(inForce, { from: onFile, tells })).toContain(`${license} ${passport} ${refunds} To ask`);
});

test('several of one kind are told once, since the first of them', async () => {
  const days = ['2026-06-01', '2025-02-03', '2026-10-10'];
  const facts = { enforcement: days.map((since) => ({ kind: 'license', since })) };
  const heard = await hearCase(facts, { tells: { enforcement: true } });
  expect(heard.match(/Your license/gu)).toHaveLength(1);
  expect(heard).toContain('since February 3, 2025. To ask');
});

test('en español', async () => {
  const tells = { enforcement: true, taxOffsets: true };
  const heard = await hearCase(inForce, { from: onFile, language: '9', tells });
  expect(heard).toContain('Su licencia tiene una retención por este caso desde el primero de junio de 2026.');
  expect(heard).toContain('Por este caso se le pueden retener los reembolsos de impuestos. Para preguntar por eso');
});

test('the other parent hears neither that nor of the pay', async () => {
  const facts = { ...inForce, withholding: { amount: '98.08', every: 'week' } };
  const heard = await hearCase(facts, { id: mother, from: onFile, tells: { enforcement: true, taxOffsets: true } });
  expect(heard).toContain('The other party');
  expect(heard).not.toMatch(/on hold|refund|98\.08|pay every/u);
});

test('what begins on a later day is not told', async () => {
  const later = { enforcement: [{ kind: 'license', since: '2026-12-01' }], withholding: { since: '2026-12-01' } };
  expect(await hearCase(later, { tells: { enforcement: true } })).not.toMatch(/on hold|out of your pay|To ask/u);
});

test.each([
  [{}, '1', 'Support is taken out of your pay. The case is'],
  [{ amount: '98.08' }, '1', '$98.08 of support is taken out of your pay at a time.'],
  [{ amount: '98.08', every: 'week' }, '1', '$98.08 of support is taken out of your pay every week.'],
  [{ amount: '98.08', every: 'two-weeks' }, '9', 'Cada dos semanas se le descuentan del sueldo $98.08 de manutención.'],
  [{ amount: '98.08', every: 'half-month' }, '1', '$98.08 of support is taken out of your pay twice a month.'],
  [{ amount: '98.08', every: 'month' }, '9', 'Cada mes se le descuentan del sueldo $98.08 de manutención.'],
  [{ since: '2026-01-05' }, '1', 'Support is taken out of your pay. That began on January 5, 2026.'],
])('what is taken out of pay: %j (%s)', async (withholding, language, words) => {
  expect(await hearCase({ withholding }, { language })).toContain(words);
});

test('of a closed case nothing is taken out of pay', async () => {
  const heard = await hearCase({ status: 'closed', withholding: { amount: '98.08', every: 'week' } });
  expect(heard).not.toContain('98.08');
});
