import { describe, expect, it } from 'vitest';
import type { NewText, TextList } from '../../src/calls/ports/text-list.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = Date.UTC(2026, 10, 22, 17);
const hearingMs = startMs + 7 * dayMs;

/** What stands in a list of texts under test, as two servers see it, and the time of both. */
export interface TextListUnderTest {
  readonly one: TextList;
  readonly other: TextList;
  readonly pass: (ms: number) => void;
}

export const hearingText: NewText = {
  phone: '+19165550101',
  participant: '1.000',
  purpose: 'court-dates',
  by: 'text',
  language: 'es',
  line: 'customer-connect',
  lead: 'week',
  event: 'appointment 7 named H-1',
  once: String(hearingMs),
  matter: { tells: 'ahead', appointment: 'court', caseNumber: '7', id: 'H-1', atMs: hearingMs },
  dueMs: startMs,
  lateMs: startMs + 5 * dayMs,
  overMs: hearingMs,
};

/** Whom texts under test go to: two participants who are there, and the first one as another sign-in names them. */
interface TextedPeople {
  readonly first: string;
  readonly again: string;
  readonly second: string;
  /** The first one, as the list gives them. */
  readonly listed: string;
}

const ownPeople: TextedPeople = { first: '1.000', again: '1.001', second: '2', listed: '1' };

const sent = { words: 'Audiencia el lunes.', from: '+18669013212', untilMs: startMs + hourMs };

/** What every list of texts does. `open` gives an empty one, whose time begins at `startMs`. */
export function testTextList(
  place: string,
  open: (startMs: number) => Promise<TextListUnderTest>,
  people: TextedPeople = ownPeople,
): void {
  const hearing: NewText = { ...hearingText, participant: people.first };
  const digest: NewText = {
    ...hearing,
    purpose: 'payments-received',
    lead: 'digest',
    event: 'payments-received 2026-11-22',
    once: '',
    matter: { tells: 'payments-received', payments: ['7 a', '7 b'] },
  };

  describe(`the texts in ${place}`, () => {
    /** Sends the text that is due, and gives it as it was. */
    async function sendOne(list: TextList, message = 'SM1') {
      const [text] = await list.listDue();
      if (!text) throw new Error('no text is due');
      expect(await list.begin(text, sent)).toBe(true);
      expect(await list.accept(text, message)).toBeUndefined();
      return text;
    }

    it('exist once for a number, a participant, a purpose, an event and a lead', async () => {
      const { one, other } = await open(startMs);
      const both = await Promise.all([one.claim(hearing), other.claim(hearing)]);
      expect(both.toSorted()).toEqual([false, true]);
      const others: NewText[] = [
        { ...hearing, phone: '+19165550102' },
        { ...hearing, participant: people.second },
        { ...hearing, purpose: 'appointments' },
        { ...hearing, event: 'appointment 7 named H-2' },
        { ...hearing, lead: 'day' },
        { ...hearing, once: '1' },
      ];
      for (const text of others) expect(await other.claim(text)).toBe(true);
      // A reference changes with the PIN.
      expect(await one.claim({ ...hearing, participant: people.again, language: 'en' })).toBe(false);
      expect(await one.listDue()).toHaveLength(7);
    });

    it('are due from a time on, and begin for one server alone', async () => {
      const { one, other, pass } = await open(startMs);
      await one.claim({ ...hearing, dueMs: startMs + hourMs });
      expect(await one.listDue()).toEqual([]);
      pass(hourMs);
      const [[mine], [theirs]] = [await one.listDue(), await other.listDue()];
      if (!mine || !theirs) throw new Error('no text is due');
      expect(mine).toMatchObject({ phone: '+19165550101', participant: people.listed, state: 'claimed', tries: 0 });
      expect(mine.reference).toMatch(/^\d{8}$/);
      const begun = await Promise.all([one.begin(mine, sent), other.begin(theirs, sent)]);
      expect(begun.toSorted()).toEqual([false, true]);
      expect(await other.listDue()).toEqual([]);
      await one.putOff(mine, startMs + hourMs);
      expect(await other.begin(theirs, sent)).toBe(false);
      expect((await other.listDue())[0]).toMatchObject({ tries: 1, words: 'Audiencia el lunes.' });
    });

    it('are asked after at the carrier where nobody knows what came of them', async () => {
      const { one, other, pass } = await open(startMs);
      await one.claim(hearing);
      const [text] = await one.listDue();
      if (!text) throw new Error('no text is due');
      await one.begin(text, sent);
      expect(await other.listUnknown()).toEqual([]);
      pass(hourMs);
      expect(await other.listUnknown()).toMatchObject([{ name: text.name, triedMs: startMs, from: sent.from }]);
      await other.accept(text, 'SM1');
      expect(await one.listUnknown()).toEqual([]);
    });

    it('end in one way', async () => {
      const { one, other } = await open(startMs);
      await one.claim(hearing);
      const [text] = await one.listDue();
      if (!text) throw new Error('no text is due');
      await one.end(text, 'stopped');
      await other.end(text, 'late');
      expect(await one.listDue()).toEqual([]);
      expect(await one.claim(hearing)).toBe(false);
      expect(await one.findKnown([hearing])).toMatchObject([{ state: 'stopped', lead: 'week', overMs: hearingMs }]);
      expect(await one.findKnown([{ ...hearing, event: 'another' }])).toEqual([]);
    });

    it('come again where what they tell is so again', async () => {
      const { one } = await open(startMs);
      await one.claim(hearing);
      const [text] = await one.listDue();
      if (!text) throw new Error('no text is due');
      await one.end(text, 'withdrawn');
      expect(await one.listDue()).toEqual([]);
      expect(await one.claim(hearing)).toBe(true);
      expect(await one.listDue()).toHaveLength(1);
    });

    it('are told as delivered or failed in any order, once, and never backwards', async () => {
      const { one, other } = await open(startMs);
      await one.claim(hearing);
      const { name } = await sendOne(one);
      expect(await other.noteStatus({ message: 'SM1', state: 'sent' })).toBeUndefined();
      const failed = { message: 'SM1', state: 'failed', why: 'unreachable', code: 30_005 } as const;
      expect(await other.noteStatus(failed)).toMatchObject({ name, why: 'unreachable', code: 30_005 });
      expect(await one.noteStatus(failed)).toBeUndefined();
      await one.noteStatus({ message: 'SM1', state: 'delivered' });
      await one.noteStatus({ message: 'SM1', state: 'sent' });
      expect(await one.findKnown([hearing])).toMatchObject([{ state: 'failed' }]);
      expect(await one.findHistory(hearing.phone, startMs)).toEqual({ isTold: false, isUnreachable: true });
      expect(await one.findHistory(hearing.phone, startMs + 1)).toEqual({ isTold: false, isUnreachable: false });
    });

    it('keep what the carrier tells before it is known to have taken one', async () => {
      const { one, other } = await open(startMs);
      await one.claim(hearing);
      const [text] = await one.listDue();
      if (!text) throw new Error('no text is due');
      await one.begin(text, sent);
      const failed = { message: 'SM1', state: 'failed', why: 'opted-out', code: 21_610 } as const;
      await other.noteStatus({ message: 'SM1', state: 'sent' });
      await other.noteStatus(failed);
      await other.noteStatus({ message: 'SM1', state: 'sent' });
      await other.noteStatus({ message: 'SM1', state: 'delivered' });
      expect(await one.accept(text, 'SM1')).toEqual(failed);
      expect(await one.noteStatus(failed)).toMatchObject({ reference: text.reference });
    });

    it('of appointments are listed by what was told last', async () => {
      const { one, pass } = await open(startMs);
      await one.claim(hearing);
      await one.claim(digest);
      await sendOne(one, 'SM1');
      await sendOne(one, 'SM2');
      pass(1);
      const moved = {
        tells: 'moved',
        appointment: 'court',
        caseNumber: '7',
        id: 'H-1',
        atMs: hearingMs + dayMs,
      } as const;
      await one.claim({ ...hearing, lead: 'correction', matter: moved, overMs: hearingMs + dayMs });
      expect((await one.listTold(undefined)).told).toMatchObject([{ lead: 'week' }]);
      const [correction] = await one.listDue();
      if (!correction) throw new Error('no text is due');
      await one.begin(correction, sent);
      expect((await one.listTold(undefined)).told).toEqual([]);
      await one.accept(correction, 'SM3');
      const { told, next } = await one.listTold(undefined);
      expect(told).toMatchObject([{ lead: 'correction', matter: moved }]);
      expect(next).toBeUndefined();
      await one.endEvent(told[0] ?? correction);
      expect((await one.listTold(undefined)).told).toEqual([]);
      pass(9 * dayMs);
      expect((await one.listTold(undefined)).told).toEqual([]);
    });

    it('of payments are listed by participant', async () => {
      const { one, other } = await open(startMs);
      await one.claim(digest);
      await one.claim({
        ...digest,
        participant: people.second,
        matter: { tells: 'payments-received', payments: ['9 c'] },
      });
      const told = await other.findToldNews('payments-received', [people.first, people.second], startMs);
      expect([...told]).toEqual([
        [people.first, ['7 a', '7 b']],
        [people.second, ['9 c']],
      ]);
      expect((await other.findToldNews('payments-received', [people.first], startMs + 1)).get(people.first)).toEqual(
        [],
      );
    });

    it('are sent by one server at a time, and by none while they are paused', async () => {
      const { one, other, pass } = await open(startMs);
      const held = await one.hold(hourMs, undefined);
      expect(held).toBe(startMs + hourMs);
      expect(await other.hold(hourMs, undefined)).toBeUndefined();
      pass(1);
      expect(await one.hold(hourMs, held)).toBe(startMs + hourMs + 1);
      expect(await other.hold(hourMs, held)).toBeUndefined();
      pass(hourMs);
      const taken = await other.hold(hourMs, undefined);
      expect(taken).toBe(startMs + 2 * hourMs + 1);
      expect(await one.hold(hourMs, startMs + hourMs + 1)).toBeUndefined();
      await other.release(taken ?? 0);
      expect(await one.hold(hourMs, undefined)).toBeDefined();
      expect(await one.isPaused()).toBe(false);
      await one.pause(startMs + 3 * hourMs);
      expect(await other.isPaused()).toBe(true);
      pass(2 * hourMs);
      expect(await other.isPaused()).toBe(false);
    });
  });
}
