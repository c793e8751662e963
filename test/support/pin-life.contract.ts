import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Records } from '../../src/calls/ports/records.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { isWeakPin } from '../../src/agency/pin-policy.ts';
import { noticeWording, pinMessage } from './pin-message.ts';
import type { RecordsUnderTest } from './records.contract.ts';
import { participantRow } from './rows.ts';

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

    /** The participant's own language comes first, then that of the call. */
    const both = (notice: string) => `es: ${notice}\n${'-'.repeat(20)}\n\nen: ${notice}`;

    test('a temporary PIN goes by e-mail, in the language of the call and that of the participant, to those who have an address', async () => {
      expect(await ask(ids.online)).toBe('emailed');
      const [message, ...others] = await readMessages();
      expect(others).toEqual([]);
      expect(message).toMatchObject({ channel: 'email', to: 'somebody@example.org' });
      expect(message?.text).toMatch(/^en: (\d{8})\n1 days\n\n-{20}\n\nes: \1\n1 days\n$/);
    });

    test('goes by post where there is no e-mail address but a mailing address', async () => {
      expect(await ask(ids.mailed)).toBe('mailed');
      const [message] = await readMessages();
      expect(message).toMatchObject({ channel: 'letter', to: ids.mailed });
      expect(message?.text).toMatch(/^en: \d{8}\n30 days\n$/);
    });

    test('is written in the language of the call where that of the participant is not known', async () => {
      await records.requestPin({ claim: byId(ids.mailed), request: 'CA', ...pinMessage, language: 'es' });
      expect((await readMessages())[0]?.text).toMatch(/^es: .*\n30 days\n$/);
    });

    test('is not made where neither is there', async () => {
      expect(await ask(ids.unreached)).toBe('agent');
      expect(await readMessages()).toEqual([]);
    });

    test.each([
      { id: ids.online, days: 1 },
      { id: ids.mailed, days: 30 },
    ])('works for $days days, by post for longer than by e-mail', async ({ id, days }) => {
      await ask(id);
      const temporary = await lastPin();
      nowMs += days * dayMs;
      expect(await signIn(id, temporary)).toEqual({ outcome: 'refused' });
      await ask(id);
      nowMs += days * dayMs - 1;
      expect(await signIn(id, await lastPin())).toMatchObject({ outcome: 'accepted', pinTemporary: true });
    });

    test('leaves the present PIN alone', async () => {
      await ask(ids.online);
      expect(await signIn(ids.online, pin)).toMatchObject({ outcome: 'accepted', pinTemporary: false });
      expect(await signIn(ids.online, await lastPin())).toMatchObject({ outcome: 'accepted', pinTemporary: true });
      expect(await signIn(ids.online, pin)).toMatchObject({ outcome: 'accepted', pinTemporary: false });
    });

    test('works once, and in the call that used it until another is chosen', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      const inCall = (call: string, attempt: string) =>
        records.signIn({ claim: byId(ids.online), pin: temporary, attempt, call });
      expect(await inCall('CA1', 'CA1:3')).toMatchObject({ outcome: 'accepted' });
      expect(await inCall('CA1', 'CA1:3')).toMatchObject({ outcome: 'accepted' });
      expect(await inCall('CA1', 'CA1:9')).toMatchObject({ outcome: 'accepted' });
      expect(await inCall('CA2', 'CA2:3')).toEqual({ outcome: 'refused' });
    });

    test('used in two calls at once signs in one of them', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      const outcomes = await Promise.all(
        ['CA1', 'CA2'].map((call) =>
          records.signIn({ claim: byId(ids.online), pin: temporary, attempt: `${call}:3`, call }),
        ),
      );
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused']);
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

    test('nobody can take it from its owner: while it is on its way, no other is made, be it asked for by ID or by SSN', async () => {
      expect(await ask(ids.online)).toBe('emailed');
      const first = await lastPin();
      expect([await ask(ids.online), await ask(ids.online)]).toEqual(['underway', 'underway']);
      const bySsn = (request: string) =>
        records.requestPin({ claim: records.identify('ssn', ssn), request, ...pinMessage });
      expect([await bySsn('CA-1'), await bySsn('CA-2')]).toEqual(['emailed', 'underway']);
      expect(await readMessages()).toHaveLength(1);
      nowMs += dayMs - 1;
      await ask(ids.online);
      expect(await signIn(ids.online, first)).toMatchObject({ outcome: 'accepted' });
    });

    test('a lost letter is followed by another after ten days, and not a moment before', async () => {
      expect([await ask(ids.mailed), await ask(ids.mailed)]).toEqual(['mailed', 'underway']);
      nowMs += 10 * dayMs - 1;
      expect(await ask(ids.mailed)).toBe('underway');
      nowMs += 1;
      expect(await ask(ids.mailed)).toBe('mailed');
      expect(await signIn(ids.mailed, await lastPin())).toMatchObject({ outcome: 'accepted' });
    });

    test('a letter that comes after another was asked for works once as well, and leaves the other its own use', async () => {
      await ask(ids.mailed);
      const late = await lastPin();
      nowMs += 12 * dayMs;
      await ask(ids.mailed);
      const next = await lastPin();
      const inCall = (call: string, given: string) =>
        records.signIn({ claim: byId(ids.mailed), pin: given, attempt: `${call}:${(attempts += 1)}`, call });
      expect(await inCall('CA1', late)).toMatchObject({ outcome: 'accepted', pinTemporary: true });
      expect(await inCall('CA1', late)).toMatchObject({ outcome: 'accepted', pinTemporary: true });
      expect(await inCall('CA2', late)).toEqual({ outcome: 'refused' });
      expect(await inCall('CA3', next)).toMatchObject({ outcome: 'accepted', pinTemporary: true });
      expect(await inCall('CA4', next)).toEqual({ outcome: 'refused' });
    });

    test('a late letter used in two calls at once signs in one of them', async () => {
      await ask(ids.mailed);
      const late = await lastPin();
      nowMs += 12 * dayMs;
      await ask(ids.mailed);
      const outcomes = await Promise.all(
        ['CA1', 'CA2'].map((call) =>
          records.signIn({ claim: byId(ids.mailed), pin: late, attempt: `${call}:3`, call }),
        ),
      );
      expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['accepted', 'refused']);
    });

    test('a late letter ends after its thirty days, is no PIN to choose, and ends with the choice of one', async () => {
      await ask(ids.mailed);
      const late = await lastPin();
      nowMs += 12 * dayMs;
      await ask(ids.mailed);
      const next = await lastPin();
      const participant = await participantOf(ids.mailed, next);
      expect(await records.checkNewPin(participant, late)).toBeUndefined();
      nowMs += 18 * dayMs;
      expect(await records.checkNewPin(participant, late)).toBeTypeOf('string');
      expect(await signIn(ids.mailed, late)).toEqual({ outcome: 'refused' });
      const candidate = (await records.checkNewPin(participant, '730518')) ?? '';
      await records.changePin({ participant, candidate, pin: '730518' });
      expect(await signIn(ids.mailed, next)).toEqual({ outcome: 'refused' });
    });

    test('a late letter that still works ends with the choice of a PIN', async () => {
      await ask(ids.mailed);
      const late = await lastPin();
      nowMs += 12 * dayMs;
      await ask(ids.mailed);
      const participant = await participantOf(ids.mailed, await lastPin());
      const candidate = (await records.checkNewPin(participant, '730518')) ?? '';
      await records.changePin({ participant, candidate, pin: '730518' });
      expect(await signIn(ids.mailed, late)).toEqual({ outcome: 'refused' });
    });

    test('one that was used up makes room for another at once, and nobody hears a difference', async () => {
      await ask(ids.mailed);
      const used = await lastPin();
      await signIn(ids.mailed, used);
      expect(await ask(ids.mailed)).toBe('underway');
      const another = await lastPin();
      expect(another).not.toBe(used);
      expect(await signIn(ids.mailed, another)).toMatchObject({ outcome: 'accepted' });
    });

    test('strangers hear each of the three answers, always the same one, and then that one is on its way', async () => {
      const strangers = Array.from({ length: 12 }, (_, number) => String(2_000_000 + number));
      const first = new Map<string, string>();
      for (const id of strangers) first.set(id, await ask(id));
      expect(new Set(first.values())).toEqual(new Set(['emailed', 'mailed', 'agent']));
      for (const id of strangers.slice(0, 5))
        expect(await ask(id)).toBe(first.get(id) === 'agent' ? 'agent' : 'underway');
      nowMs += 10 * dayMs;
      for (const id of strangers.slice(0, 5)) expect(await ask(id)).toBe(first.get(id));
      expect(await readMessages()).toEqual([]);
    });

    test('strangers hear each answer about as often as participants do', async () => {
      const many = Array.from({ length: 30 }, (_, index) =>
        person(String(3_000_000 + index), index < 24 ? { email: `${index}@example.org` } : {}),
      );
      await importLines(many);
      nowMs += 2 * 3_600_000;
      const answers: string[] = [];
      for (let id = 4_000_000; id < 4_000_060; id += 1) answers.push(await ask(String(id)));
      const often = answers.filter((answer) => answer === 'emailed').length;
      expect(often).toBeGreaterThan(36);
      expect(often).toBeLessThan(58);
    });

    test('asking for a PIN neither unlocks nor counts as a failure', async () => {
      for (const wrong of ['111111', '222222', '333333']) await signIn(ids.online, wrong);
      await ask(ids.online);
      const temporary = await lastPin();
      expect(await signIn(ids.online, temporary)).toEqual({ outcome: 'paused', minutes: 1 });
      nowMs += 60_000;
      expect(await signIn(ids.online, temporary)).toMatchObject({ outcome: 'accepted' });
    });

    test('a chosen PIN takes the place of every other, and forgets failures', async () => {
      await ask(ids.online);
      const temporary = await lastPin();
      const participant = await participantOf(ids.online, temporary);
      for (const wrong of ['111111', '222222', '333333']) await signIn(ids.online, wrong);
      const candidate = await records.checkNewPin(participant, '730518');
      expect(candidate).toBeTypeOf('string');
      expect(candidate).not.toContain('730518');
      const change = { participant, candidate: candidate ?? '', pin: '730518', notices: noticeWording };
      expect(await records.changePin(change)).toBeTypeOf('string');
      expect(await records.changePin(change)).toBeTypeOf('string');
      expect(await signIn(ids.online, '730518')).toMatchObject({ outcome: 'accepted', pinTemporary: false });
      expect(await signIn(ids.online, temporary)).toEqual({ outcome: 'refused' });
      expect(await signIn(ids.online, pin)).toEqual({ outcome: 'refused' });
      const told = (await readMessages()).map(({ channel, to, text }) => [channel, to, text]);
      expect(told).toEqual([['email', 'somebody@example.org', both('pin-changed')]]);
    });

    test('a contact change is told to the addresses known so far, once', async () => {
      const participant = await participantOf(ids.online, pin);
      const change = { participant, kind: 'contact-change', language: 'en', line: 'a', pace: 'standard' } as const;
      const details = { text: 'NEW ADDRESS' };
      for (const attempt of ['CA1:0', 'CA1:0', 'CA2:0']) {
        await records.leaveRequest({ ...change, details, attempt, notices: noticeWording });
      }
      await records.leaveRequest({ ...change, kind: 'message', details, attempt: 'CA3:0', notices: noticeWording });
      const told = (await readMessages()).map(({ channel, to, text }) => [channel, to, text]);
      const notice = ['email', 'somebody@example.org', both('contact-change')];
      expect(told).toEqual([notice, notice]);
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
      for (const unfit of [pin, temporary, '123456', '7305', '251288']) {
        expect(await records.checkNewPin(participant, unfit)).toBeUndefined();
      }
      nowMs += dayMs;
      expect(await records.checkNewPin(participant, temporary)).toBeTypeOf('string');
    });

    test('temporary PINs are random and never weak', async () => {
      const made = new Set<string>();
      for (let day = 0; day < 5; day += 1) {
        await ask(ids.mailed);
        made.add(await lastPin());
        nowMs += 10 * dayMs;
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
  return { ...participantRow, participantId, ...facts };
}
