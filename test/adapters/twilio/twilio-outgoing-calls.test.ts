import { expect, test } from 'vitest';
import { createTwilioOutgoingCalls } from '../../../src/adapters/twilio/twilio-outgoing-calls.ts';

const accountSid = `AC${'0'.repeat(32)}`;

function createNetwork(statusCode: number) {
  const requests: { method: string; uri: string; data?: unknown }[] = [];
  const request = async (sent: (typeof requests)[number]) => {
    requests.push(sent);
    return { statusCode, body: statusCode === 201 ? { sid: 'CA1' } : { code: 21_211, message: 'no such number' } };
  };
  return { requests, httpClient: { request } as never };
}

const call = {
  to: '+19165550100',
  from: '+18669013212',
  url: 'https://ivr.example.org/voice/callback/a-line/12345678/desk',
  statusUrl: 'https://ivr.example.org/voice/callback/a-line/12345678/status',
};

test('places a call, and wants to be told of its end', async () => {
  const { requests, httpClient } = createNetwork(201);
  await createTwilioOutgoingCalls({ accountSid, authToken: 'token', httpClient }).place(call);
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: 'post',
    uri: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls.json`,
    data: { To: call.to, From: call.from, Url: call.url, StatusCallback: call.statusUrl, Timeout: 30 },
  });
});

test('rejects where it cannot be placed', async () => {
  const { httpClient } = createNetwork(400);
  await expect(createTwilioOutgoingCalls({ accountSid, authToken: 'token', httpClient }).place(call)).rejects.toThrow(
    'no such number',
  );
});
