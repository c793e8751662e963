import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createTwilioReminderCalls } from '../../../src/adapters/twilio/twilio-reminder-calls.ts';
import { openApiBehindProxy } from '../../support/api-behind-proxy.ts';
import { accountSid, accountToken, reachStandIn } from '../../support/stand-in-recordings.ts';

const call = { to: '+19165550101', from: '+18669013212', line: 'customer-connect', language: 'es' } as const;
const folder = `/2010-04-01/Accounts/${accountSid}/Calls.json`;

/** A carrier that gives one answer to everything; `undefined`: it takes the request, and its answer is lost. */
async function open(answer: { status: number; body: object } | undefined) {
  const asked: { method: string; path: string; form: Record<string, string> }[] = [];
  const opened = await openApiBehindProxy((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    void once(request, 'end').then(() => {
      const { method = '', url: path = '', socket } = request;
      asked.push({ method, path, form: Object.fromEntries(new URLSearchParams(body)) });
      if (!answer) return socket.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      return response.end(JSON.stringify(answer.body));
    });
  });
  reachStandIn(opened);
  const logged: string[] = [];
  const log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (_facts: object, message: string) => void logged.push(message),
  };
  const account = { accountSid, authToken: accountToken };
  return { asked, logged, calls: createTwilioReminderCalls({ account, publicUrl: 'https://ivr.example.org', log }) };
}

test('a call is placed once, finds machines, and is told to addresses that name nobody', async () => {
  const { calls, asked } = await open({ status: 201, body: { sid: 'CA1' } });
  expect(await calls.call(call)).toEqual({ outcome: 'accepted', message: 'CA1' });
  expect(asked).toEqual([
    {
      method: 'POST',
      path: folder,
      form: {
        To: call.to,
        From: call.from,
        Url: 'https://ivr.example.org/voice/reminder/customer-connect?language=es',
        Method: 'POST',
        StatusCallback: 'https://ivr.example.org/voice/reminder/customer-connect/status',
        StatusCallbackMethod: 'POST',
        StatusCallbackEvent: 'completed',
        Timeout: '30',
        MachineDetection: 'DetectMessageEnd',
      },
    },
  ]);
});

test.each([
  [21_214, 'unreachable'],
  [21_210, 'sender'],
  [21_999, 'unknown'],
])('a refusal with %i is %s', async (code, why) => {
  const { calls } = await open({ status: 400, body: { code } });
  expect(await calls.call(call)).toEqual({ outcome: 'refused', why, code });
});

test('a carrier that is too busy has not taken the call', async () => {
  const { calls } = await open({ status: 429, body: { code: 20_429 } });
  expect(await calls.call(call)).toEqual({ outcome: 'busy' });
});

test('a call rejects once where nobody knows whether it was taken, and names no number', async () => {
  const { calls, asked } = await open(undefined);
  const error: unknown = await calls.call(call).catch((failed: unknown) => failed);
  expect(String(error)).not.toContain('5550101');
  expect(error).toBeInstanceOf(Error);
  expect(asked).toHaveLength(1);
});

test('a call is found by its numbers among those that were made since', async () => {
  const made = (minutes: number) => new Date(Date.now() - minutes * 60_000).toUTCString();
  const body = {
    calls: [
      { sid: 'CA3', direction: 'outbound-dial', date_created: made(0) },
      { sid: 'CA2', direction: 'outbound-api', date_created: made(1) },
      { sid: 'CA1', direction: 'outbound-api', date_created: made(60) },
    ],
  };
  const { calls, asked } = await open({ status: 200, body });
  expect(await calls.find(call, Date.now() - 120_000)).toBe('CA2');
  expect(asked[0]?.path).toContain(`${folder}?To=%2B19165550101&From=%2B18669013212`);
});

test('a call that the carrier does not have is not found', async () => {
  const made = new Date(Date.now() - 3_600_000).toUTCString();
  const { calls } = await open({
    status: 200,
    body: { calls: [{ sid: 'CA1', direction: 'outbound-api', date_created: made }] },
  });
  expect(await calls.find(call, Date.now())).toBeUndefined();
});

test('after five faults in a row the log says that it is calls that the carrier does not take', async () => {
  const { calls, logged } = await open({ status: 500, body: { code: 20_500 } });
  for (let tries = 0; tries < 5; tries += 1) await expect(calls.call(call)).rejects.toThrow('did not say');
  expect(logged).toEqual(['the carrier takes no reminder calls and is left alone for a while']);
  expect(await calls.call(call)).toMatchObject({ outcome: 'busy' });
});
