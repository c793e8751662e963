import { expect, test } from 'vitest';
import { createTwilioLiveCalls } from '../../../src/adapters/twilio/twilio-live-calls.ts';

const accountSid = `AC${'0'.repeat(32)}`;
const callSid = `CA${'1'.repeat(32)}`;

function createNetwork(statusCode: number) {
  const requests: { method: string; uri: string; data?: unknown }[] = [];
  const request = async (sent: (typeof requests)[number]) => {
    requests.push(sent);
    return { statusCode, body: statusCode === 200 ? { sid: callSid } : { code: 21_220, message: 'not in progress' } };
  };
  return { requests, httpClient: { request } as never };
}

test('leads a call to another document', async () => {
  const { requests, httpClient } = createNetwork(200);
  await createTwilioLiveCalls({ accountSid, authToken: 'token', httpClient }).move(
    callSid,
    'https://ivr.example.org/tty/incoming',
  );
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: 'post',
    uri: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls/${callSid}.json`,
    data: { Url: 'https://ivr.example.org/tty/incoming', Method: 'POST' },
  });
});

test('rejects where the call is over', async () => {
  const { httpClient } = createNetwork(400);
  await expect(
    createTwilioLiveCalls({ accountSid, authToken: 'token', httpClient }).move(callSid, 'https://a.example'),
  ).rejects.toThrow('not in progress');
});
