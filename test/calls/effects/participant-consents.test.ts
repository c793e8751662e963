import { onTestFinished, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createConsentEffects } from '../../../src/calls/effects/participant-consents.ts';
import type { ConsentWay } from '../../../src/agency/consent.ts';
import type { NewText } from '../../../src/calls/ports/text-list.ts';
import type { Effects } from '../../../src/dialogue/effects.ts';
import { newKey, temporaryDatabase } from '../../support/sqlite-records.ts';
import { aLine } from '../../support/a-line.ts';
import { catalogue } from '../../support/whole-system.ts';

const line = aLine({ name: 'customer-connect', numbers: ['+18669013212'] });
const mobile = '+19165550142';
const asked = { call: 'CA1', turn: 7, line: line.name };
const question = {
  kind: 'choice',
  prompt: 'agree-to-reminders',
  options: { agree: { key: '1' }, refuse: { key: '2' } },
} as const;

function given(rest: Partial<Effects['giveConsents']> = {}): Effects['giveConsents'] {
  return {
    participant: '1',
    phone: mobile,
    purposes: ['court-dates', 'appointments'],
    by: 'text',
    language: 'en',
    pace: 'standard',
    asked: { told: [{ prompt: 'reminders-rules' }], question },
    ...rest,
  };
}

/** Effects on the records of one participant. Each change comes a second after the one before it. */
async function open({ reminds = (): readonly ConsentWay[] => ['text'], unreachedSinceMs = 0 } = {}) {
  const { consents, records, db } = await openSqlRecords({
    url: await temporaryDatabase(),
    keys: [newKey],
  });
  onTestFinished(() => records.close());
  await db
    .insertInto('participants')
    .values({
      id: 1,
      participant_id: '1000000000001',
      participant_id_hash: 'h',
      ssn_hash: null,
      pin_hash: null,
      issued_pin_hash: null,
      pin_temporary: 0,
      language: null,
      mailing_address_valid: 1,
      email: null,
      phone: null,
    })
    .execute();
  let nowMs = 1_796_000_000_000;
  const now = () => Temporal.Instant.fromEpochMilliseconds((nowMs += 1000));
  const prompts = { current: () => catalogue };
  const claimed: NewText[] = [];
  const texts = {
    claim: async (text: NewText) => claimed.push(text) === 1,
    findHistory: async (phone: string, sinceMs: number) => ({
      isTold: false,
      isUnreachable: phone === mobile && sinceMs < unreachedSinceMs,
    }),
  };
  const effects = createConsentEffects({ lines: [line], consents, reminds, texts, prompts, now });
  const stop = (isGiven: boolean) =>
    consents.record(
      {
        phone: mobile,
        purpose: 'all',
        given: isGiven,
        language: 'en',
        words: 'STOP',
        channel: 'text',
        line: line.name,
        call: 'SM1',
        turn: 0,
        atMs: (nowMs += 1000),
      },
      `SM1 ${isGiven}`,
    );
  return { effects, consents, stop, claimed };
}

test('a yes is kept for each purpose, with all that was said before it', async () => {
  const recorded: string[] = [];
  const { consents } = await open();
  const watched = {
    ...consents,
    record: async (...change: Parameters<typeof consents.record>) => {
      recorded.push(change[0].words);
      await consents.record(...change);
    },
  };
  const effects = createConsentEffects({
    lines: [line],
    consents: watched,
    reminds: () => ['text'],
    texts: undefined,
    prompts: { current: () => catalogue },
    now: () => Temporal.Instant.fromEpochMilliseconds(1_796_000_000_000),
  });
  expect(await effects.give(given(), asked)).toEqual({ type: 'consents-kept' });
  expect(recorded).toHaveLength(2);
  for (const part of ['Message and data rates may apply', 'reply STOP', 'Do you agree?', 'If you agree, press 1'])
    expect(recorded[0]).toContain(part);
  const kept = await consents.findOf('1');
  expect(kept.map(({ purpose }) => purpose).toSorted()).toEqual(['appointments', 'court-dates']);
  expect(kept[0]).toMatchObject({ phone: mobile, language: 'en', line: line.name });
});

test('where they go is told by the end of the number, and what is agreed to anew takes the place of it', async () => {
  const { effects } = await open();
  await effects.give(given(), asked);
  expect(await effects.find('1')).toEqual({
    type: 'consents-found',
    numbers: [{ ending: '0142', about: 'dates', by: 'text' }],
    calls: false,
  });
  await effects.give(given({ phone: '+19165550123', purposes: ['payments-received'], by: 'call' }), {
    ...asked,
    turn: 9,
  });
  expect(await effects.find('1')).toEqual({
    type: 'consents-found',
    numbers: [{ ending: '0123', about: 'payments', by: 'call' }],
    calls: false,
  });
  expect(await effects.end({ participant: '1', language: 'en' }, { ...asked, turn: 11 })).toEqual({
    type: 'consents-ended',
  });
  expect(await effects.find('1')).toEqual({ type: 'consents-found', numbers: [], calls: false });
});

test('a number where the last reminder did not arrive is told so until it is agreed to anew', async () => {
  const { effects } = await open({ unreachedSinceMs: 1_796_000_004_000 });
  await effects.give(given({ purposes: ['court-dates'] }), asked);
  const number = { ending: '0142', about: 'dates', by: 'text' };
  expect(await effects.find('1')).toMatchObject({ numbers: [{ ...number, unreached: mobile }] });
  await effects.give(given({ purposes: ['court-dates'] }), { ...asked, turn: 9 });
  await effects.give(given({ purposes: ['court-dates'] }), { ...asked, turn: 11 });
  await effects.give(given({ purposes: ['court-dates'] }), { ...asked, turn: 13 });
  await effects.give(given({ purposes: ['court-dates'] }), { ...asked, turn: 15 });
  expect(await effects.find('1')).toEqual({ type: 'consents-found', numbers: [number], calls: false });
});

test('a number that sent STOP is told to send START, to the number of the line', async () => {
  const { effects, consents, stop } = await open();
  await stop(false);
  expect(await effects.give(given(), asked)).toEqual({ type: 'consents-wait-for-start', phone: '+18669013212' });
  expect(await consents.isStopped(mobile)).toBe(true);
  await stop(true);
  expect(await effects.give(given(), { ...asked, turn: 9 })).toEqual({ type: 'consents-kept' });
});

test('a link is kept as a consent and claimed once a call; a number that sent STOP gets none', async () => {
  const { effects, consents, stop, claimed } = await open();
  const link = {
    participant: '1',
    phone: mobile,
    link: 'https://pay.example.org',
    language: 'en',
    pace: 'relay',
  } as const;
  const wanted = { ...link, asked: given().asked };
  for (let again = 0; again < 2; again += 1)
    expect(await effects.sendLink(wanted, asked)).toEqual({ type: 'pay-link-on-its-way' });
  expect(claimed).toMatchObject([
    { phone: mobile, participant: '1', purpose: 'payment-link', lead: 'asked', line: line.name },
    { event: claimed[0]?.event, once: claimed[0]?.once },
  ]);
  expect(claimed[0]?.matter).toEqual({ tells: 'payment-link', link: 'https://pay.example.org' });
  expect(await consents.findOf('1')).toMatchObject([{ phone: mobile, purpose: 'payment-link' }]);
  expect(await effects.find('1')).toEqual({ type: 'consents-found', numbers: [], calls: false });
  await stop(false);
  expect(await effects.sendLink(wanted, { ...asked, call: 'CA9' })).toEqual({
    type: 'pay-link-waits-for-start',
    phone: '+18669013212',
  });
  expect(claimed).toHaveLength(2);
});

test('where the agency sends no texts, no number is asked for', async () => {
  const { effects } = await open({ reminds: () => [] });
  expect(effects.findNumber(mobile)).toEqual({ type: 'no-texts' });
});

test('only mobiles of the United States are taken, and none of our own', async () => {
  const { effects } = await open();
  expect(effects.findNumber(mobile)).toEqual({ type: 'text-number-found', phone: mobile });
  expect(effects.findNumber('anonymous')).toEqual({ type: 'no-text-number' });
  expect(effects.readNumber('9165550142')).toEqual({ type: 'text-number-read', phone: mobile });
  expect(effects.readNumber('19165550142')).toEqual({ type: 'text-number-read', phone: mobile });
  expect(effects.readNumber('5550142')).toEqual({ type: 'text-number-unfit', lacksAreaCode: true });
  for (const digits of ['8005550199', '8669013212', '4165550142', '9005550142', '91655501'])
    expect(effects.readNumber(digits)).toEqual({ type: 'text-number-unfit', lacksAreaCode: false });
});

test('where the agency sends no reminders, nobody is asked', async () => {
  const { effects } = await open({ reminds: () => [] });
  expect(await effects.find('1')).toEqual({ type: 'no-reminders' });
});
