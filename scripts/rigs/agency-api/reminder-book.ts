import { createHash } from 'node:crypto';
import { appointmentColumns } from '../../../src/adapters/sql/database/appointment-columns.ts';
import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { readReference } from '../../../src/adapters/sql/queries/read-reference.ts';
import { casesOf } from '../../../src/adapters/sql/reminders/cases-of.ts';
import { findDocumentsReady } from '../../../src/adapters/sql/reminders/find-documents-ready.ts';
import { findDueOfCases } from '../../../src/adapters/sql/reminders/find-payments-due.ts';
import { findPaymentsReceived } from '../../../src/adapters/sql/reminders/find-payments-received.ts';

/** What is asked, as the contract has it. */
export interface AskedReminders {
  readonly from: string;
  readonly to?: string;
  readonly limit?: number;
  readonly after?: string;
  readonly participants?: readonly string[];
}

export type ReminderBook = ReturnType<typeof createReminderBook>;

const endOfTime = '2199-12-31';

/** What an agency tells that there is to remind its participants of. */
export function createReminderBook({ db }: Pick<OpenRecords, 'db'>) {
  return {
    async find({ from, to = endOfTime, limit = 0, after, participants }: AskedReminders): Promise<object> {
      const named = participants?.map(readReference);
      const people = await findAgreed(named, readReference(after ?? ''), limit);
      const cases = await findCases(
        people.map(({ id }) => id),
        { fromDay: from, toDay: to },
      );
      const last = people.length === limit ? people.at(-1) : undefined;
      return {
        people: people.map(({ id, agreed_ms: atMs }) => ({
          participant: String(id),
          agreedAt: Temporal.Instant.fromEpochMilliseconds(atMs).toString(),
          cases: cases.get(id) ?? [],
        })),
        ...(last && { next: String(last.id) }),
      };
    },
  };

  async function findAgreed(named: readonly number[] | undefined, after: number, limit: number) {
    const rows = await db
      .selectFrom('consent_changes')
      .select('participant_id as id')
      .select(({ fn }) => fn.max('at_ms').as('agreed_ms'))
      .where('given', '=', 1)
      .where('participant_id', 'is not', null)
      .$if(named !== undefined, (query) => query.where('participant_id', 'in', named ?? []))
      .$if(named === undefined, (query) => query.where('participant_id', '>', after).limit(limit))
      .groupBy('participant_id')
      .orderBy('participant_id')
      .execute();
    return rows.map(({ id, ...row }) => ({ ...row, id: id ?? 0 }));
  }

  /** The cases of each, with what there is in some days. */
  async function findCases(ids: readonly number[], span: { readonly fromDay: string; readonly toDay: string }) {
    if (ids.length === 0) return new Map<number, object[]>();
    const rows = await db.selectFrom(casesOf(db, ids).as('own')).select(['participant', 'number']).distinct().execute();
    const due = await findDueOfCases(db, ids, span);
    const payments = (await findPaymentsReceived(db, ids, span)).map((one) => ({ ...one, of: caseIn(one.payment) }));
    const documents = (await findDocumentsReady(db, ids, span)).map((one) => ({ ...one, of: caseIn(one.document) }));
    const told = await Promise.all(
      rows.map(async ({ participant, number }) => {
        const isOf = (one: { readonly of: string; readonly participant: string }) =>
          one.of === number && one.participant === String(participant);
        const days = due.filter((one) => one.number === number && one.participant === participant);
        const written = {
          name: hide(number),
          appointments: await findAppointments(number, span),
          due: [...new Set(days.map(({ day }) => day))],
          payments: payments.filter(isOf).map(({ payment, day: date }) => ({ id: hide(payment), date })),
          documents: documents
            .filter(isOf)
            .map(({ document, kind, day: ready, way }) => ({ id: hide(document), kind, ready, way })),
        };
        return { participant, written };
      }),
    );
    const byPerson = Map.groupBy(told, ({ participant }) => participant);
    return new Map([...byPerson].map(([id, own]) => [id, own.map(({ written }): object => written)]));
  }

  async function findAppointments(number: string, { fromDay, toDay }: { fromDay: string; toDay: string }) {
    const rows = await db
      .selectFrom('appointments')
      .select(['at', ...appointmentColumns.names])
      .where('case_number', '=', number)
      .orderBy('at_ms')
      .execute();
    return rows
      .map(({ at, ...row }) => ({ ...appointmentColumns.read(row), at }))
      .filter(({ at }) => fromDay <= at.slice(0, 10) && at.slice(0, 10) <= toDay)
      .map(({ id, kind, at, status, movedFrom }) => ({ id, kind, at, status, movedFrom }));
  }
}

/** The number of the case that is in a name of ours. */
function caseIn(name: string): string {
  const [number] = JSON.parse(name) as [string];
  return number;
}

/** A name that stays and says nothing. */
function hide(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
