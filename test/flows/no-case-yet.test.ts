import { expect, onTestFinished, test } from 'vitest';
import { importText, toText } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

test('who has no case yet hears the way to a person, and can leave a message', async () => {
  const system = await openSystem();
  onTestFinished(() => system.close());
  const applicant = { type: 'participant', participantId: '1000000000101', pin: '735204' };
  await importText(system.db, system.keys, toText([{ ...applicant, pinTemporary: false, mailingAddressValid: true }]));
  const caller = await system.dial();
  for (const keys of ['1', '1', `${applicant.participantId}#`, `${applicant.pin}#`]) await caller.presses(keys);
  for (const errand of [['1'], ['2'], ['3'], ['4'], ['7', '4', '2']]) {
    for (const keys of errand) await caller.presses(keys);
    caller.hears('There is no case I can tell you about on this line. To ask about one, press 0.').hears('Main menu.');
  }
  for (const keys of ['7', '1']) await caller.presses(keys);
  caller.hears('After the tone, leave your name, your phone number, and a message');
  await caller.records(10);
  await caller.presses('1');
  caller.hears('We have your message. If you gave your name and phone number, a person will get back to you.');
  expect(caller.heard()).not.toContain('caseworker');
  const left = await system.db.selectFrom('requests').select(['kind', 'case_number']).execute();
  expect(left).toEqual([{ kind: 'message', case_number: null }]);
});
