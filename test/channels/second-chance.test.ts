import { expect, onTestFinished, test } from 'vitest';
import { createSid, describeCall } from '../../scripts/phone/carrier/call-parameters.ts';
import { createWebhookSender } from '../../scripts/phone/carrier/send-webhook.ts';
import { dialTty } from '../support/tty-caller.ts';
import { openSystem } from '../support/whole-system.ts';

const from = '+19165550142';
/** What the carrier adds where the first address has failed. */
const failed = { ErrorCode: '11200', ErrorUrl: 'https://ivr.example.org/voice/turn/4' };

async function open() {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const { publicUrl, authToken } = system;
  const send = createWebhookSender({ authToken });
  const post = async (url: string, parameters: Record<string, string>) =>
    (await send({ method: 'POST', url, parameters: new URLSearchParams(parameters) })).body;
  return { publicUrl, authToken, post };
}

/** Where an answer leads on. */
function actionOf(twiml: string): string {
  return (/ action="([^"]+)"/.exec(twiml)?.[1] ?? '').replaceAll('&amp;', '&');
}

test('a second chance at /voice/incoming goes on with the call, still signed in', async () => {
  const { publicUrl, post } = await open();
  const call = describeCall({ accountSid: createSid('AC'), to: '+18669013212', from });
  let answer = await post(`${publicUrl}/voice/incoming`, call);
  for (const Digits of ['1', '1', '1000000000001', '482913'])
    answer = await post(actionOf(answer), { ...call, Digits });
  expect(answer).toContain('Main menu.');
  const again = await post(`${publicUrl}/voice/incoming`, { ...call, ...failed });
  expect(again).toContain('Main menu.');
  expect(actionOf(again)).toBe(actionOf(answer));
  expect(await post(actionOf(again), { ...call, Digits: '3' })).toContain('These are your payments');
});

test('a second chance at /tty/incoming goes on with the call, still signed in', async () => {
  const { publicUrl, authToken, post } = await open();
  const to = '+18663994096';
  const caller = await dialTty(publicUrl, { authToken, to, from });
  for (const text of ['1', 'YES', '1000000000001', '482913']) await caller.types(`${text} GA`);
  caller.reads('MAIN MENU');
  const call = describeCall({ accountSid: createSid('AC'), to, from });
  const again = await post(`${publicUrl}/tty/incoming`, { ...call, CallSid: caller.call.callSid, ...failed });
  expect(again).toContain('<Connect');
  const [, turn] = /\/tty\/after\/(\d+)/.exec(actionOf(again)) ?? [];
  expect(Number(turn)).toBeGreaterThan(4);
  await caller.hangsUp();
});
