import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const mother = { id: '1000000000101', pin: '735204' };
const at = Temporal.ZonedDateTime.from('2026-11-01T10:00[America/Los_Angeles]');

const facts = { type: 'case', county: 'Kern', payer: '1000000000001', monthlySupport: '640.00', arrears: '640.00' };
const payment = { type: 'payment', caseNumber: '300000000000011', kind: 'disbursement', method: 'direct-deposit' };

/** A call of a mother to whom payments were sent on or expected on these days, and those of another case. */
async function call(sent: readonly string[], expected: readonly string[], ofAnotherCase: readonly string[] = []) {
  const system = await openSystem({ at });
  onTestFinished(() => system.close());
  const person = { type: 'participant', pinTemporary: false, mailingAddressValid: true };
  const another = { caseNumber: '30000000-2-FL' };
  const lines = [
    { ...person, participantId: mother.id, pin: mother.pin },
    { ...facts, caseNumber: payment.caseNumber, recipient: mother.id },
    ...(ofAnotherCase.length > 0 ? [{ ...facts, ...another, recipient: mother.id }] : []),
    ...sent.map((date) => ({ ...payment, status: 'posted', amount: '640.00', date })),
    ...expected.map((date) => ({ ...payment, status: 'expected', amount: '640.00', date })),
    ...ofAnotherCase.map((date) => ({ ...payment, ...another, status: 'expected', amount: '95.20', date })),
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
  caller
    .hears('Your report includes the payment of $640.00 that was expected on October 30, 2026.')
    .hears('Your report is with your caseworker, who will reply by phone or mail within three business days.')
    .hears(/Your reference is \d/u);
  await caller.presses('*');
  caller.hears('Your report includes the payment of $640.00');
  await caller.hangsUp();
  const payments = [{ ...told, date: '2026-10-30', amount: '640.00' }];
  expect(await listReports(system)).toEqual([{ case: '300000000000011', payments }]);
});

const told = { kind: 'disbursement', method: 'direct-deposit' };

async function listReports({ db }: Awaited<ReturnType<typeof openSystem>>) {
  const left = await db.selectFrom('requests').select(['case_number', 'details']).execute();
  return left.map(({ case_number, details }) => ({ case: case_number, ...JSON.parse(details) }));
}

test('a payment of one of several cases is reported with its case, which is not asked for', async () => {
  const { caller, system } = await call([], ['2026-11-06'], ['2026-10-31']);
  await caller.presses('3');
  await caller.presses('1');
  caller.hears('In the case ending in 0-2-FL: Your report includes the payment of $95.20 that was expected yesterday.');
  await caller.hangsUp();
  const payments = [{ ...told, date: '2026-10-31', amount: '95.20', caseEnding: '0-2-FL' }];
  expect(await listReports(system)).toEqual([{ case: '30000000-2-FL', payments }]);
  const audited = await system.db.selectFrom('audit').select('what').orderBy('sequence').execute();
  expect(audited.slice(-3).map(({ what }) => what)).toEqual(['payments-told', 'change-begun', 'request-left']);
});

test('late payments of several cases are reported together, each with its own', async () => {
  const { caller, system } = await call([], ['2026-10-30'], ['2026-10-31']);
  await caller.presses('3');
  await caller.presses('1');
  caller
    .hears('In the case ending in 0-2-FL: Your report includes the payment of $95.20 that was expected yesterday.')
    .hears('In the case ending in 0011: Your report includes the payment of $640.00 that was expected on October 30');
  await caller.hangsUp();
  const payments = [
    { ...told, date: '2026-10-31', amount: '95.20', caseEnding: '0-2-FL' },
    { ...told, date: '2026-10-30', amount: '640.00', caseEnding: '0011' },
  ];
  expect(await listReports(system)).toEqual([{ case: null, payments }]);
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

test('what is held, was returned or is voided is no late payment, and no statement is made of it', async () => {
  const { caller, system } = await call([], ['2026-11-06']);
  const states = (['held', 'returned', 'voided'] as const).map((status, day) => ({
    ...payment,
    status,
    amount: '31.00',
    date: `2026-10-1${day}`,
  }));
  await importText(system.db, system.keys, toText(states));
  await caller.presses('3');
  caller
    .hears('We sent you $31.00 on October 11, 2026, by direct deposit. It came back to us.')
    .hears('A payment to you of $31.00 is dated October 10, 2026. It is on hold.')
    .hears('A payment to you of $640.00 is expected on November 6, 2026');
  expect(caller.heard()).not.toContain('late payment');
  expect(caller.heard()).not.toContain('October 12');
  for (const keys of ['2', '7', '2', '1']) await caller.presses(keys);
  caller.hears('There is no statement for the last six months.');
});
