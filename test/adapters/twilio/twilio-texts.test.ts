import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createTwilioTexts } from '../../../src/adapters/twilio/twilio-texts.ts';
import type { OutgoingText } from '../../../src/calls/ports/outgoing-texts.ts';
import { type MessageFault, openStandInMessages, refuse } from '../../support/stand-in-messages.ts';
import { accountSid, accountToken, reachStandIn } from '../../support/stand-in-recordings.ts';

const text: OutgoingText = {
  to: '+19165550101',
  from: '+18669013212',
  text: 'Child Support: mañana, sábado. Reply STOP to stop.',
  validMs: 3_600_999,
};
const statusUrl = 'https://ivr.example.org/messages/status';
const accepted = { outcome: 'accepted', message: `SM${'1'.padStart(32, '0')}` };

/** The adapter, whose way to the carrier leads to a server of this machine. */
async function open(
  faults: MessageFault[] = [],
  { codes = new Map<string, number>(), limits = {}, token = accountToken } = {},
) {
  const carrier = await openStandInMessages(faults, codes);
  reachStandIn(carrier);
  return { ...carrier, ...createTexts(limits, token) };
}

function createTexts(limits = {}, authToken = accountToken) {
  const logged: string[] = [];
  const note = (_facts: object, message: string) => void logged.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const account = { accountSid, authToken };
  return { logged, texts: createTwilioTexts({ account, statusUrl: () => statusUrl, log, limits }) };
}

const html: MessageFault = { status: 400, body: '<html>Bad gateway of somebody</html>' };
const late = { limits: { wholeMs: 300 } };

describe('a text', () => {
  test('is handed over as it is, with where to tell of it and how long it is of use', async () => {
    const { texts, asked } = await open();
    expect(await texts.send(text)).toEqual(accepted);
    expect(asked).toEqual([
      {
        method: 'POST',
        path: `/2010-04-01/Accounts/${accountSid}/Messages.json`,
        form: {
          To: text.to,
          From: text.from,
          Body: text.text,
          StatusCallback: statusUrl,
          ValidityPeriod: '3600',
          SmartEncoded: 'false',
        },
      },
    ]);
  });

  test.each([
    [0, '5'],
    [5999, '5'],
    [36_000_000, '36000'],
    [90_000_000, '36000'],
  ])('that is of use for %d ms is delivered for %s s', async (validMs, seconds) => {
    const { texts, taken } = await open();
    await texts.send({ ...text, validMs });
    expect(taken[0]?.form['ValidityPeriod']).toBe(seconds);
  });

  test.each([
    [21_610, 'opted-out'],
    [21_211, 'unreachable'],
    [21_614, 'unreachable'],
    [21_408, 'unknown'],
    [21_606, 'sender'],
    [30_007, 'filtered'],
  ])('that is refused with %d is %s', async (code, why) => {
    const { texts, asked } = await open([], { codes: new Map([[text.to, code]]) });
    expect(await texts.send(text)).toEqual({ outcome: 'refused', why, code });
    expect(asked).toHaveLength(1);
  });

  test('of an account that the carrier does not know is refused for the sender', async () => {
    const { texts } = await open([], { token: 'another' });
    expect(await texts.send(text)).toEqual({ outcome: 'refused', why: 'sender', code: 20_003 });
  });

  test.each<[string, MessageFault, object]>([
    [
      'asks for a wait',
      { ...refuse(20_429, 429), headers: { 'retry-after': '7' } },
      { outcome: 'busy', retryMs: 7000 },
    ],
    ['names no wait', refuse(20_429, 429), { outcome: 'busy' }],
    ['says so in HTML', { status: 429, body: '<html>' }, { outcome: 'busy' }],
    ['has a full queue', refuse(21_611), { outcome: 'busy' }],
  ])('has surely not been taken by a carrier that is too busy and %s', async (_, fault, told) => {
    const { texts, asked } = await open([fault]);
    expect(await texts.send(text)).toEqual(told);
    expect(asked).toHaveLength(1);
  });

  test('has surely not been taken where no connection can be made', async () => {
    vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await createTexts().texts.send(text)).toEqual({ outcome: 'busy' });
  });
});

const unclear: readonly [string, MessageFault, number][] = [
  ['fails', refuse(20_500, 500), 0],
  ['answers in HTML', html, 0],
  ['says that it was done, in HTML', { status: 200, body: '<html>done</html>' }, 0],
  ['sends elsewhere', { status: 307, headers: { location: 'https://evil.example/' }, body: {} }, 0],
  ['answers more than anybody reads', { status: 201, body: 'x'.repeat(1_000_000) }, 0],
  ['does not answer', 'stall', 0],
  ['begins an answer and does not end it', 'drip', 0],
  ['breaks the connection', 'reset', 0],
  ['takes the text and breaks the connection', 'reset-late', 1],
  ['takes the text and does not answer', 'lost', 1],
];

describe('nobody knows of a text, which is sent once,', () => {
  test.each(unclear)('where the carrier %s, and the error tells nothing of it', async (_, fault, taken) => {
    const carrier = await open([fault], late);
    const error: unknown = await carrier.texts.send(text).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(
      /^CarrierFault: The carrier (did not say whether it took a text|gave no answer): \w+$/,
    );
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
    for (const secret of [accountToken, text.to, text.from, text.text]) expect(told).not.toContain(secret);
    expect(error).not.toHaveProperty('cause');
    expect([carrier.asked.length, carrier.taken.length]).toEqual([1, taken]);
    const found = await carrier.texts.find(text, Date.now() - 1000);
    expect(found).toBe(taken === 1 ? accepted.message : undefined);
  });
});

describe('a text that is looked for', () => {
  const form = { To: text.to, From: text.from, Body: text.text };
  const sinceMs = Date.parse('2026-11-30T17:00:00Z');

  test.each([
    ['the same', {}, true],
    ['made by a clock that is a little behind', { madeMs: sinceMs - 60_000 }, true],
    [
      'with the sentence of an account on trial',
      { form: { ...form, Body: `Sent from your trial - ${text.text}` } },
      true,
    ],
    ['of the day before', { madeMs: sinceMs - 86_400_000 }, false],
    ['of other words', { form: { ...form, Body: 'STOP' } }, false],
    ['to another number', { form: { ...form, To: '+19165550102' } }, false],
    ['from another number', { form: { ...form, From: '+18669013213' } }, false],
    ['that came in', { direction: 'inbound' }, false],
  ])('among one %s', async (_, changes, isFound) => {
    const { texts, taken } = await open();
    taken.push({ sid: 'SM7', form, madeMs: sinceMs, ...changes });
    expect(await texts.find(text, sinceMs)).toBe(isFound ? 'SM7' : undefined);
  });

  const others = (count: number, madeMs: number) =>
    Array.from({ length: count }, (_, at) => ({ sid: `SM${at}`, form: { ...form, Body: `${at}` }, madeMs }));

  test('is found on a later page, and where the list fails at first', async () => {
    const { texts, taken, asked } = await open([refuse(20_500, 500)]);
    taken.push({ sid: 'SMold', form, madeMs: sinceMs }, ...others(250, sinceMs));
    expect(await texts.find(text, sinceMs)).toBe('SMold');
    expect(asked).toHaveLength(4);
  });

  test('is not there behind the five latest pages of two numbers that have known each other for long', async () => {
    const { texts, taken } = await open();
    taken.push(...others(501, sinceMs - 86_400_000));
    expect(await texts.find(text, sinceMs)).toBeUndefined();
  });

  test.each<[string, MessageFault | undefined]>([
    ['refuses', refuse(20_003, 401)],
    ['answers in HTML', { status: 200, body: '<html></html>' }],
    ['answers with no list', { status: 200, body: {} }],
    ['has too many', undefined],
  ])('is neither there nor not there for a carrier that %s', async (_, fault) => {
    const { texts, taken } = await open(fault && [fault]);
    taken.push(...others(fault ? 0 : 501, sinceMs));
    await expect(texts.find(text, sinceMs)).rejects.toThrow(/^The carrier (listed no texts|has too many texts)/);
  });
});

describe('a carrier that fails again and again', () => {
  const limits = { faultsToOpen: 2, openMs: 60_000 };

  test('is left alone for a while, and refusals do not count', async () => {
    const failing = refuse(20_500, 500);
    const { texts, asked, logged } = await open(
      [failing, refuse(21_610), failing, refuse(20_429, 429), failing, failing],
      {
        limits,
      },
    );
    for (const outcome of ['', 'refused', '', 'busy', '', ''])
      expect(await texts.send(text).catch(() => ({ outcome: '' }))).toMatchObject({ outcome });
    expect(logged).toEqual(['the carrier takes no texts and is left alone for a while']);
    expect(await texts.send(text)).toEqual({ outcome: 'busy', retryMs: 60_000 });
    await expect(texts.find(text, 0)).rejects.toThrow('is not asked for now');
    expect(asked).toHaveLength(6);
  });

  test('is asked once more after that', async () => {
    const { texts, logged } = await open([refuse(20_500, 500), refuse(20_500, 500)], {
      limits: { faultsToOpen: 2, openMs: 1 },
    });
    for (let sent = 0; sent < 2; sent += 1) await expect(texts.send(text)).rejects.toThrow('did not say');
    await expect.poll(() => texts.send(text)).toEqual(accepted);
    expect(logged.at(-1)).toBe('the carrier takes texts again');
  });
});
