import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Records } from '../../src/calls/ports/records.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { isWeakPin } from '../../src/agency/pin-policy.ts';
import { pinMessage } from './pin-message.ts';
import type { RecordsUnderTest } from './records.contract.ts';

const dayMs = 86_400_000;
const ids = { online: '1000000000001', mailed: '1000000000002', unreached: '1000000000003', stranger: '1000000009999' };
const ssn = '900121201';
const pin = '482913';

const people: WrittenRow[] = [
  person(ids.online, { ssn, pin, language: 'es', email: 'somebody@example.org' }),
  person(ids.mailed, {}),
  person(ids.unreached, { mailingAddressValid: false }),
];

/** What becomes of PINs in every adapter of the records: asked for, sent, expired, chosen. `open` gives empty records. */
export function testPinLife(name: string, open: (clock: () => number) => Promise<RecordsUnderTest>): void {
  describe(`PINs in ${name}`, () => {
    let nowMs = 0;
    let attempts = 0;
    let records: Records;
    let readMessages: RecordsUnderTest['readMessages'];
    let importLines: RecordsUnderTest['importLines'];

    beforeEach(async () => {
      nowMs = Date.UTC(2026, 10, 22);
      ({ records, importLines, readMessages } = await open(() => nowMs));
      await importLines(people);
    });

    afterEach(() => records.close());

    const byId = (id: string) => records.identify('participant-id', id);
    const ask = (id: string, request = `CA${(attempts += 1)}`) =>
      records.requestPin({ claim: byId(id), request, ...pinMessage });
    const signIn = (id: string, given: string) =>
      records.signIn({ claim: byId(id), pin: given, attempt: `CA1:${(attempts += 1)}` });
    const lastPin = async () => /\b\d{8}\b/.exec((await readMessages()).at(-1)?.text ?? '')?.[0] ?? 'none';
    const participantOf = async (id: string, given: string) => {
      const result = await signIn(id, given);
      if (result.outcome !== 'accepted') throw new Error(`not accepted but ${result.outcome}`);
      return result.participant;
    };

    test('a temporary PIN goes by e-mail, in the language of the participant, to those who have an address', async () => {
      expect(await ask(ids.online)).toBe('emailed');
      const [message, ...others] = await readMessages();
      expect(others).toEqual([]);
      expect(message).toMatchObject({ channel: 'email', to: 'somebody@example.org' });
      expect(message?.text).toMatch(/^es: \d{8}\n10 days\n$/);
    });

    test('goes by post where there is no e-mail address but a mailing address', async () => {
      expect(await ask(ids.mailed)).toBe('mailed');
      const [message] = await readMessages();
      expect(message).toMatchObject({ channel: 'letter', to: ids.mailed });
      expect(message?.text).toMatch(/^en: \d{8}\n10 days\n$/);
    });

    test('is written in the language of the call where that of the participant is not known', async () => {
      await records.requestPin({ claim: byId(ids.mailed), request: 'CA', ...pinMessage, language: 'es' });
      expect((await readMessages())[0]?.text).toMatch(/^es: /);
    });

    test('is not made where neither is there', async () => {
      expect(await ask(ids.unreached)).toBe('agent');
      expect(await readMessages()).toEqual([]);
    });

    test('signs in for ten days and must be changed; the present PIN works beside it', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      nowMs += 10 * dayMs - 1;
      expect(await signIn(ids.online, temporary)).toMatchObject({ outcome: 'accepted', pinTemporary: true });
      expect(await signIn(ids.online, pin)).toMatchObject({ outcome: 'accepted', pinTemporary: false });
      nowMs += 1;
      expect(await signIn(ids.online, temporary)).toEqual({ outcome: 'refused' });
      expect(await signIn(ids.online, pin)).toMatchObject({ outcome: 'accepted' });
    });

    test('signs in somebody who never had a PIN', async () => {
      await ask(ids.mailed);
      expect(await signIn(ids.mailed, await lastPin())).toMatchObject({ outcome: 'accepted', pinTemporary: true });
    });

    test('the same call makes one, also where it asks twice at once or by another identifier', async () => {
      const claim = records.identify('ssn', ssn);
      const answers = await Promise.all([
        ask(ids.online, 'CA'),
        ask(ids.online, 'CA'),
        records.requestPin({ claim, request: 'CA', ...pinMessage }),
      ]);
      expect(answers).toEqual(['emailed', 'emailed', 'emailed']);
      const temporary = await lastPin();
      expect(await ask(ids.online, 'CA')).toBe('emailed');
      expect(await signIn(ids.online, temporary)).toMatchObject({ outcome: 'accepted' });
      expect(await readMessages()).toHaveLength(1);
    });

    test('a newer one takes the place of one before, sent or not', async () => {
      await ask(ids.online);
      const first = await lastPin();
      await ask(ids.online);
      const second = await lastPin();
      expect(await readMessages()).toHaveLength(1);
      expect(await signIn(ids.online, first)).toEqual({ outcome: 'refused' });
      expect(await signIn(ids.online, second)).toMatchObject({ outcome: 'accepted' });
    });

    test('after three in a day it takes an agent, until the day is over', async () => {
      const answers = [await ask(ids.online), await ask(ids.online), await ask(ids.online), await ask(ids.online)];
      expect(answers).toEqual(['emailed', 'emailed', 'emailed', 'agent']);
      nowMs += dayMs - 1;
      expect(await ask(ids.online)).toBe('agent');
      nowMs += dayMs;
      expect(await ask(ids.online)).toBe('emailed');
    });

    test('strangers hear each of the three answers, always the same one, and after three in a day an agent', async () => {
      const strangers = Array.from({ length: 12 }, (_, number) => String(2_000_000 + number));
      const first = new Map<string, string>();
      for (const id of strangers) first.set(id, await ask(id));
      expect(new Set(first.values())).toEqual(new Set(['emailed', 'mailed', 'agent']));
      for (const id of strangers.slice(0, 5)) {
        expect([await ask(id), await ask(id)]).toEqual([first.get(id), first.get(id)]);
        expect(await ask(id)).toBe('agent');
      }
      nowMs += dayMs;
      for (const id of strangers.slice(0, 5)) expect(await ask(id)).toBe(first.get(id));
      expect(await readMessages()).toEqual([]);
    });

    test('asking for a PIN neither unlocks nor counts as a failure', async () => {
      for (const wrong of ['111111', '222222', '333333']) await signIn(ids.online, wrong);
      await ask(ids.online);
      const temporary = await lastPin();
      expect(await signIn(ids.online, temporary)).toEqual({ outcome: 'paused' });
      nowMs += 60_000;
      expect(await signIn(ids.online, temporary)).toMatchObject({ outcome: 'accepted' });
    });

    test('is not made for a participant who is locked until a reset: it would not work', async () => {
      for (let failures = 0; failures < 10; failures += 1) {
        await signIn(ids.online, '111111');
        nowMs += 3_600_000;
      }
      expect(await ask(ids.online)).toBe('agent');
      expect(await readMessages()).toEqual([]);
    });

    test('a chosen PIN takes the place of every other, and forgets failures', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      const participant = await participantOf(ids.online, temporary);
      for (const wrong of ['111111', '222222', '333333']) await signIn(ids.online, wrong);
      const candidate = await records.checkNewPin(participant, '730518');
      expect(candidate).toBeTypeOf('string');
      expect(candidate).not.toContain('730518');
      expect(await records.changePin({ participant, candidate: candidate ?? '', pin: '730518' })).toBeTypeOf('string');
      expect(await signIn(ids.online, '730518')).toMatchObject({ outcome: 'accepted', pinTemporary: false });
      expect(await signIn(ids.online, temporary)).toEqual({ outcome: 'refused' });
      expect(await signIn(ids.online, pin)).toEqual({ outcome: 'refused' });
      expect(await readMessages()).toEqual([]);
    });

    test('a chosen PIN outlives the next extract, and ends a PIN that was issued as temporary', async () => {
      await importLines([person(ids.mailed, { pin: '915284', pinTemporary: true })]);
      const participant = await participantOf(ids.mailed, '915284');
      const candidate = (await records.checkNewPin(participant, '730518')) ?? '';
      await records.changePin({ participant, candidate, pin: '730518' });
      await importLines([person(ids.mailed, { pin: '915284', pinTemporary: true, language: 'es' })]);
      expect(await signIn(ids.mailed, '730518')).toMatchObject({ outcome: 'accepted', pinTemporary: false });
    });

    test('a change that comes twice counts once, and one that comes late undoes none', async () => {
      const participant = await participantOf(ids.online, pin);
      const [late, later] = [
        await records.checkNewPin(participant, '730518'),
        await records.checkNewPin(participant, '284605'),
      ];
      const change = (candidate = '', chosen: string) => records.changePin({ participant, candidate, pin: chosen });
      expect(await change(later, '284605')).toBeTypeOf('string');
      expect(await change(later, '284605')).toBeTypeOf('string');
      expect(await change(late, '730518')).toBeUndefined();
      expect(await signIn(ids.online, '284605')).toMatchObject({ outcome: 'accepted' });
    });

    test('a second entry that differs changes nothing', async () => {
      const participant = await participantOf(ids.online, pin);
      const candidate = (await records.checkNewPin(participant, '730518')) ?? '';
      expect(await records.changePin({ participant, candidate, pin: '730519' })).toBeUndefined();
      expect(await signIn(ids.online, '730518')).toEqual({ outcome: 'refused' });
      expect(await signIn(ids.online, pin)).toMatchObject({ outcome: 'accepted' });
    });

    test('the present PIN, a temporary one that still works, and weak ones are unfit', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      const participant = await participantOf(ids.online, pin);
      for (const unfit of [pin, temporary, '123456', '7305']) {
        expect(await records.checkNewPin(participant, unfit)).toBeUndefined();
      }
      nowMs += 10 * dayMs;
      expect(await records.checkNewPin(participant, temporary)).toBeTypeOf('string');
    });

    test('temporary PINs are random and never weak', async () => {
      const made = new Set<string>();
      for (let day = 0; day < 5; day += 1) {
        await ask(ids.mailed);
        made.add(await lastPin());
        nowMs += dayMs;
      }
      expect(made.size).toBe(5);
      expect([...made].some(isWeakPin)).toBe(false);
    });
  });
}

function person(
  participantId: string,
  facts: Partial<Extract<WrittenRow, { type: 'participant' }>>,
): Extract<WrittenRow, { type: 'participant' }> {
  return { type: 'participant', participantId, pinTemporary: false, mailingAddressValid: true, ...facts };
}
