import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const mother = { id: '1000000000101', pin: '735204' };
const at = Temporal.ZonedDateTime.from('2026-11-01T10:00[America/Los_Angeles]');

/** A call of a mother to whom payments were sent on or expected on these days. */
async function call(sent: readonly string[], expected: readonly string[]) {
  const system = await openSystem({ at });
  onTestFinished(() => system.close());
  const person = { type: 'participant', pinTemporary: false, mailingAddressValid: true };
  const facts = { county: 'Kern', payer: '1000000000001', monthlySupport: '640.00', arrears: '640.00' };
  const payment = { type: 'payment', caseNumber: '300000000000011', kind: 'disbursement', method: 'direct-deposit' };
  const lines = [
    { ...person, participantId: mother.id, pin: mother.pin },
    { type: 'case', caseNumber: payment.caseNumber, recipient: mother.id, ...facts },
    ...sent.map((date) => ({ ...payment, status: 'posted', amount: '640.00', date })),
    ...expected.map((date) => ({ ...payment, status: 'expected', amount: '640.00', date })),
  ];
  await importText(system.db, system.keys, toText(lines));
  const caller = await system.dial();
  for (const keys of ['1', '1', `${mother.id}#`, `${mother.pin}#`]) await caller.presses(keys);
  return { caller, system };
}

const twenty = Array.from({ length: 20 }, (_, week) => Temporal.PlainDate.from('2026-10-20').subtract({ weeks: week }));

test('a payment that is late is told first, and can be reported at once; a report is left even by who hangs up', async () => {
  const { caller, system } = await call(twenty.map(String), ['2026-10-30', '2026-11-06']);
  await caller.presses('3');
  caller
    .hears('A payment of $640.00 to you was expected on October 30, 2026, by direct deposit, and has not been sent.')
    .hears('We sent you $640.00 on October 20, 2026')
    .hears('A payment to you of $640.00 is expected on November 6, 2026')
    .hears('To report the late payment, press 1. For the main menu, press 2. For more payments, press 3.');
  await caller.presses('3');
  caller.hears('More payments.').hears('For more payments, press 1. For the main menu, press 2.');
  await caller.presses('2');
  await caller.presses('3');
  await caller.presses('1');
  caller.hears('Your report is left.');
  await caller.hangsUp();
  const left = await system.db.selectFrom('requests').select(['kind', 'case_number']).execute();
  expect(left).toEqual([{ kind: 'missing-payment', case_number: '300000000000011' }]);
});

test('a statement is promised to who received something in six months, and not for less', async () => {
  for (const [day, heard] of [
    ['2026-05-02', 'We will mail you the statement.'],
    ['2026-04-30', 'There is no statement for the last six months.'],
  ] as const) {
    const { caller } = await call([day], ['2026-11-06']);
    for (const keys of ['7', '2', '1']) await caller.presses(keys);
    caller.hears(heard);
  }
});
