import { expect, onTestFinished, test } from 'vitest';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { sampleMassachusetts } from '../../src/agency/samples/sample-massachusetts.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const at = Temporal.ZonedDateTime.from('2026-10-15T12:00[America/New_York]');
const people = sampleMassachusetts.rows(at.toPlainDate()).filter((row) => row.type === 'participant');

async function openRecords() {
  const opened = await openSqlRecords({ url: await temporaryDatabase() });
  await fillWithSampleAgency(opened.db, opened.keys, at.toPlainDate(), 'massachusetts');
  return opened;
}

/** Calls of made-up people, by their numbers: each signs in and presses these keys. */
async function openCalls() {
  const system = await openSystem({ openRecords, at });
  onTestFinished(() => system.close());
  return async (number: number, ...keys: string[]) => {
    const { participantId = '', pin = '' } = people[number - 1] ?? {};
    const caller = await system.dial();
    for (const each of ['1', '1', `${participantId}#`, `${pin}#`, ...keys]) await caller.presses(each);
    return caller;
  };
}

test('balances of Massachusetts are told with their week, their state and their credit, and with no county', async () => {
  const call = await openCalls();
  const weekly = await call(1, '2');
  weekly.hears('$500.00 is due on October 30, 2026. $200.00 of it is already paid.');
  weekly.hears('Support of $100.00 is due every week. The next payment is due tomorrow.');
  expect(weekly.heard()).not.toContain('The case is in');
  (await call(2, '2')).hears('The other party has $500.00 due on October 30, 2026.');
  (await call(3, '2'))
    .hears('Your past-due balance is $1,688.40. Of that, $88.40 is interest.')
    .hears('$340.00 is owed');
  (await call(4, '2')).hears("The other party's past-due balance to your family is $1,348.40.");
  (await call(5, '2')).hears('You have a credit of $60.00.');
});

test('a conference is joined by a number and a code, and its link is never read out', async () => {
  const call = await openCalls();
  (await call(4, '4'))
    .hears('A conference about your case is on Wednesday, October 21')
    .hears('It is by phone, not in person.')
    .hears('call 646-555-0137. The meeting code is 846 221 093 13.');
  const byVideo = await call(6, '4');
  byVideo.hears('It is by video, not in person.').hears('The link to join is in the letter or message you got.');
  expect(byVideo.heard()).not.toMatch(/https|meeting\.example/u);
  (await call(1, '4')).hears('A court hearing is on Tuesday, October 27').hears('Middlesex Probate and Family Court');
});

test('of a protected case nothing is told, and a returned check does not count', async () => {
  const call = await openCalls();
  (await call(7, '2')).hears('There is no case I can tell you about on this line.');
  expect((await call(8, '2')).heard()).not.toContain('900');
  (await call(9, '3')).hears('You paid $280.00 on October 1, 2026, by check. It was returned by the bank');
});
