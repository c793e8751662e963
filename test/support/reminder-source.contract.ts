import { describe, expect, it } from 'vitest';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import type { AppointmentMatter } from '../../src/agency/text-matter.ts';
import type { RemindedPage, ReminderSource, ReminderSpans } from '../../src/calls/ports/reminder-source.ts';
import { documentRow } from './document-row.ts';
import { caseRow, participantRow } from './rows.ts';

/** Records under test. Participants are 1, 2 and so on, in the order of their rows. */
export interface ReminderSourceUnderTest {
  readonly source: ReminderSource;
  /** What the agency's records hold from now on. */
  readonly take: (rows: readonly WrittenRow[]) => Promise<unknown>;
  /** A participant agrees to hear of documents, or takes it back. */
  readonly agree: (participant: string, atMs: number, given?: boolean) => Promise<void>;
}

const idOf = (nth: number) => String(1_000_000_000_000 + nth);
const people = (count: number) =>
  Array.from({ length: count }, (_, nth): WrittenRow => ({ ...participantRow, participantId: idOf(nth + 1) }));
/** 1 pays, and 2 gets it; 3 has nothing to do with it. */
const family: readonly WrittenRow[] = [...people(3), caseRow];

const hearing = '2026-12-04T09:30:00-08:00';
const atMs = Date.parse(hearing);
const where = { place: 'Superior Court', address: '1 Example Street' };

function appointment(at: string, rest: object = {}): WrittenRow {
  return { type: 'appointment', caseNumber: caseRow.caseNumber, kind: 'court', at, ...where, ...rest };
}

const spans: ReminderSpans = {
  appointments: { fromMs: atMs, untilMs: atMs + 3_600_000 },
  due: { fromDay: '2026-12-01', toDay: '2026-12-10' },
  news: { fromDay: '2026-11-20', toDay: '2026-12-01' },
};

/** What every source of reminders does. `open` gives one of the records of an agency, on 27 November 2026. */
export function testReminderSource(place: string, open: () => Promise<ReminderSourceUnderTest>): void {
  async function openFamily(...rows: readonly WrittenRow[]) {
    const opened = await open();
    await opened.take([...family, ...rows]);
    for (const participant of ['1', '2']) await opened.agree(participant, 1000);
    return opened;
  }

  /** The appointment of the first of a page, as a text tells it. */
  function toldIn({ appointments: [first] }: RemindedPage): AppointmentMatter {
    if (!first) throw new Error('there is no appointment');
    const { participant: _, ...facts } = first;
    return { ...facts, tells: 'ahead' };
  }

  describe(`what there is to be reminded of in ${place}`, () => {
    it('is listed for all who ever agreed, a page at a time, with when they agreed last', async () => {
      const { source, take, agree } = await open();
      await take(people(130));
      for (let nth = 1; nth <= 120; nth += 1) await agree(String(nth), nth);
      await agree('7', 5000, false);
      await agree('8', 6000);
      const found: RemindedPage['people'][number][] = [];
      for (
        let page = await source.listReminded(undefined, spans);
        ;
        page = await source.listReminded(page.next, spans)
      ) {
        found.push(...page.people);
        if (page.next === undefined) break;
      }
      const all = Array.from({ length: 120 }, (_, nth) => ({ participant: String(nth + 1), agreedMs: nth + 1 }));
      expect(found.map(({ participant, agreedMs }) => ({ participant, agreedMs }))).toEqual(
        all.map((one) => (one.participant === '8' ? { ...one, agreedMs: 6000 } : one)),
      );
    });

    it('is empty where nobody agreed', async () => {
      const { source, take } = await open();
      await take(family);
      expect(await source.listReminded(undefined, spans)).toEqual({
        people: [],
        appointments: [],
        due: [],
        received: [],
        documents: [],
        next: undefined,
      });
    });

    it('are appointments within a time that are not cancelled, for both parents', async () => {
      const { source } = await openFamily(
        appointment('2026-12-04T09:29:00-08:00', { id: 'before' }),
        appointment(hearing, { id: 'first' }),
        appointment('2026-12-04T10:29:00-08:00', { kind: 'office', status: 'moved', movedFrom: hearing }),
        appointment('2026-12-04T10:00:00-08:00', { id: 'off', status: 'cancelled' }),
        appointment('2026-12-04T10:30:00-08:00', { id: 'behind' }),
      );
      const { appointments } = await source.listReminded(undefined, spans);
      const facts = appointments.map(({ participant, appointment: kind, atMs: at, id }) =>
        [participant, kind, at, id].join(' '),
      );
      const office = atMs + 59 * 60_000;
      expect(facts.toSorted()).toEqual([
        `1 court ${atMs} first`,
        `1 office ${office} `,
        `2 court ${atMs} first`,
        `2 office ${office} `,
      ]);
      expect(new Set(appointments.map(({ caseNumber }) => caseNumber)).size).toBe(1);
    });

    it('are days on which the payer has to pay, and what was posted, but no tax offset', async () => {
      const { caseNumber } = caseRow;
      const paid = { type: 'payment', caseNumber, kind: 'collection', amount: '425.00', method: 'bank' } as const;
      const { source } = await openFamily(
        { ...paid, status: 'expected', date: '2026-12-10' },
        { ...paid, status: 'expected', date: '2026-12-11' },
        { ...paid, status: 'posted', date: '2026-11-20', id: 'a' },
        { ...paid, status: 'posted', date: '2026-11-19', id: 'b' },
        { ...paid, status: 'posted', date: '2026-11-21', id: 'c', method: 'tax-offset' },
        { ...paid, status: 'posted', date: '2026-11-30', id: 'd', kind: 'disbursement' },
      );
      const { due, received } = await source.listReminded(undefined, spans);
      expect(due).toEqual([{ participant: '1', day: '2026-12-10' }]);
      expect(received.map(({ participant, day }) => [participant, day])).toEqual([
        ['1', '2026-11-20'],
        ['2', '2026-11-30'],
      ]);
      const again = await source.listReminded(undefined, spans);
      expect(again.received).toEqual(received);
      expect(new Set(received.map(({ payment }) => payment)).size).toBe(2);
      expect(await source.isPaymentDue('1', '2026-12-10')).toBe(true);
      expect(await source.isPaymentDue('1', '2026-12-09')).toBe(false);
      expect(await source.isPaymentDue('2', '2026-12-10')).toBe(false);
    });

    it('are documents, for whom they are, by names that stay', async () => {
      const { source } = await openFamily(
        documentRow('D-1', '2026-12-01', { kind: 'statement', way: 'portal', for: idOf(2) }),
        documentRow('D-2', '2026-11-20'),
        documentRow('D-3', '2026-12-02'),
      );
      const { documents } = await source.listReminded(undefined, spans);
      const facts = documents.map(({ participant, day, kind, way }) => [participant, day, kind, way].join(' '));
      expect(facts.toSorted()).toEqual([
        '1 2026-11-20 letter post',
        '2 2026-11-20 letter post',
        '2 2026-12-01 statement portal',
      ]);
      const own = await source.findDocumentsReady('2', { fromDay: '2026-11-21', toDay: '2026-12-01' });
      expect(own).toEqual(documents.filter(({ kind }) => kind === 'statement'));
      expect(await source.findDocumentsReady('3', spans.news)).toEqual([]);
    });

    it('tells where an appointment is now: moved by its name or its time, cancelled, or gone', async () => {
      const { source, take } = await openFamily(appointment(hearing, { id: 'H-1' }));
      const told = toldIn(await source.listReminded(undefined, spans));
      const now = async (one = told) => (await source.findAppointments([{ participant: '1', told: one }]))[0];
      expect(await now()).toEqual({ state: 'scheduled', atMs, id: 'H-1' });
      const later = '2027-03-11T13:00:00-08:00';
      await take([...family, appointment(later, { id: 'H-1' })]);
      expect(await now()).toEqual({ state: 'scheduled', atMs: Date.parse(later), id: 'H-1' });
      await take([...family, appointment(later, { status: 'moved', movedFrom: hearing })]);
      const { id: _, ...unnamed } = told;
      expect(await now(unnamed)).toEqual({ state: 'scheduled', atMs: Date.parse(later), id: undefined });
      await take([...family, appointment(hearing, { id: 'H-1', status: 'cancelled' })]);
      expect(await now()).toEqual({ state: 'cancelled', atMs, id: 'H-1' });
      await take([...family, appointment(hearing, { id: 'H-2', kind: 'office' })]);
      expect(await now()).toBeUndefined();
    });

    it('tells of several appointments in the order in which they are asked for', async () => {
      const { source } = await openFamily(appointment(hearing, { id: 'H-1' }));
      const told = toldIn(await source.listReminded(undefined, spans));
      const gone = { ...told, id: 'H-2', atMs: atMs + 1 };
      const asked = [
        { participant: '2', told },
        { participant: '3', told },
        { participant: '1', told: gone },
        { participant: '1', told: { ...told, caseNumber: 'another' } },
      ];
      expect(await source.findAppointments(asked)).toEqual([
        { state: 'scheduled', atMs, id: 'H-1' },
        'not told',
        undefined,
        'not told',
      ]);
      expect(await source.findAppointments([])).toEqual([]);
    });

    it('is nothing of a case under protection', async () => {
      const rows = [
        appointment(hearing, { id: 'H-1' }),
        documentRow('D-2', '2026-11-20'),
        {
          type: 'payment',
          caseNumber: caseRow.caseNumber,
          kind: 'collection',
          status: 'expected',
          amount: '425.00',
          method: 'bank',
          date: '2026-12-10',
        } as const,
      ];
      const { source, take } = await openFamily(...rows);
      const told = toldIn(await source.listReminded(undefined, spans));
      await take([...people(3), { ...caseRow, protect: true }, ...rows]);
      const { people: found, ...page } = await source.listReminded(undefined, spans);
      expect(found.map(({ participant }) => participant)).toEqual(['1', '2']);
      expect(page).toEqual({ appointments: [], due: [], received: [], documents: [], next: undefined });
      expect(await source.findAppointments([{ participant: '1', told }])).toEqual(['not told']);
      expect(await source.isPaymentDue('1', '2026-12-10')).toBe(false);
      expect(await source.findDocumentsReady('1', spans.news)).toEqual([]);
    });
  });
}
