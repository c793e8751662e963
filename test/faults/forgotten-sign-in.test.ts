import { expect, onTestFinished, test } from 'vitest';
import { openHttpRecords } from '../../src/adapters/http/open-http-records.ts';
import { createLog } from '../../src/process/log.ts';
import { answerWith, openUnwellAgency, token } from '../support/agency-api.ts';
import { newKey } from '../support/sqlite-records.ts';
import { openSystem } from '../support/whole-system.ts';

const signedIn = {
  outcome: 'accepted',
  participant: 'p-7f3a91c2',
  payer: true,
  recipient: false,
  cases: 1,
  pinTemporary: false,
  mailingAddressValid: true,
  phoneOnFile: true,
};

test('a caller whose sign-in the agency has forgotten hears nothing of another PIN, and signs in again', async () => {
  const { url } = await openUnwellAgency((response, asked) =>
    asked.path === '/sign-in'
      ? answerWith(signedIn)(response, asked)
      : answerWith({ status: 410 }, 410)(response, asked),
  );
  const { records } = openHttpRecords({ url, token, keys: [newKey], log: createLog('silent') });
  const system = await openSystem({ reach: (opened) => Promise.resolve({ ...opened, records }) });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const keys of ['1', '1', '1000000000001#', '482913#']) await caller.presses(keys);
  caller.hears('Your sign-in has ended. Please sign in again.').hears('participant ID');
  expect(caller.heard()).not.toContain('PIN has changed');
});
