import { expect, test } from 'vitest';
import { createCaller } from '../../../../scripts/bench/load/load-caller.ts';
import type { WebhookAnswer, Exchange, EncodedWebhook } from '../../../../scripts/bench/load/webhook-exchange.ts';

const dialled = { number: '+18669013212', publicUrl: 'https://ivr.example.org', listening: true };
const question = '<Response><Gather action="/voice/turn/1?language=en&amp;pace=relay" method="POST"/></Response>';

/** An exchange where everybody hears the same. */
function open(answer: Partial<WebhookAnswer>) {
  const sent: EncodedWebhook[] = [];
  const exchange: Exchange = {
    async send(webhook) {
      sent.push(webhook);
      return { status: 200, body: question, cookies: [], ...answer };
    },
    close: async () => {},
  };
  return { caller: createCaller(exchange, dialled), sent };
}

test('follows the question with what was keyed, under one call, and brings cookies back', async () => {
  const { caller, sent } = open({ cookies: ['call=sealed'] });
  await caller.dial();
  await caller.press({ keys: '1000000000001#' });
  const [incoming, turn] = sent;
  expect(incoming).toMatchObject({ url: 'https://ivr.example.org/voice/incoming', cookies: '' });
  expect(turn).toMatchObject({
    url: 'https://ivr.example.org/voice/turn/1?language=en&pace=relay',
    parameters: { Digits: '1000000000001', FinishedOnKey: '#', CallSid: incoming?.parameters['CallSid'] },
    cookies: 'call=sealed',
  });
  expect(Object.fromEntries(new URLSearchParams(turn?.body))).toEqual(turn?.parameters);
});

test.each([
  { answer: { status: 503 }, wrong: 'HTTP 503' },
  { answer: { body: '<Response><Hangup/></Response>' }, wrong: 'nothing is asked' },
  { answer: {}, wrong: 'not heard: $1,310.55' },
])('notices what is wrong: $wrong', async ({ answer, wrong }) => {
  const { caller } = open(answer);
  await expect(caller.press({ keys: '2', hears: '$1,310.55' })).rejects.toThrow(wrong);
});
