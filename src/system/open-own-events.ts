import { peopleOfAgency } from '../adapters/sql/consents/consent-people.ts';
import { createSqlConsents } from '../adapters/sql/consents/sql-consents.ts';
import { createSqlWaitingConsents } from '../adapters/sql/consents/sql-waiting-consents.ts';
import { countLostConsents } from '../adapters/sql/keys/count-lost-consents.ts';
import { prepareSqlRecords } from '../adapters/sql/open-sql-records.ts';
import { usualRetention } from '../agency/retention.ts';
import { usualPatience } from '../calls/patience.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { ConsentStore } from '../calls/ports/consent-store.ts';
import type { EventStore } from '../calls/ports/event-store.ts';
import type { WaitingConsents } from '../calls/ports/waiting-consents.ts';
import { repeatEvery } from '../process/repeat-every.ts';
import type { OwnEvents } from './find-own-events.ts';

const hourMs = 3_600_000;

/**
 * What calls come to, and what numbers opted out of, kept beside an agency that keeps its own records. The database is opened with the
 * first event, and again after it was out of reach.
 */
export function openOwnEvents({ url, keys }: OwnEvents, log: CallLog) {
  const prepared = prepareSqlRecords({ url, keys, statementTimeoutMs: usualPatience.statementMs });
  const { db } = prepared;
  const people = peopleOfAgency(keys);
  const consents = createSqlConsents(db, keys, people);
  const waiting = createSqlWaitingConsents({ db, keys, people });
  let proving: Promise<void> | undefined;

  /** The same, once the database is open. */
  async function openFor<Part>(part: Part): Promise<Part> {
    proving ??= prove();
    await proving.catch((error: unknown) => {
      proving = undefined;
      throw error;
    });
    return part;
  }

  async function prove(): Promise<void> {
    await prepared.prove();
    const changes = await countLostConsents(db, keys);
    if (changes > 0) log.error({ changes }, 'consents and STOPs are not known: DATA_SECRET lacks a secret');
  }

  const removal = repeatEvery({
    everyMs: hourMs,
    async work() {
      const first = Temporal.Now.plainDateISO('UTC').subtract({ days: usualRetention.events });
      const { events } = await openFor(prepared);
      await events.removeBefore(first.toString());
    },
    onFailure: (err) => log.warn({ err }, 'old events of calls could not be removed; they are tried again'),
  });

  return {
    events: { append: async (events) => (await openFor(prepared.events)).append(events) } satisfies Pick<
      EventStore,
      'append'
    >,
    consents: {
      record: async (change, attempt) => (await openFor(consents)).record(change, attempt),
      find: async (phone) => (await openFor(consents)).find(phone),
      findOf: async (participant) => (await openFor(consents)).findOf(participant),
      isStopped: async (phone) => (await openFor(consents)).isStopped(phone),
      findLanguage: async (phone) => (await openFor(consents)).findLanguage(phone),
    } satisfies ConsentStore,
    waiting: {
      list: async (after) => (await openFor(waiting)).list(after),
      listOf: async (whose) => (await openFor(waiting)).listOf(whose),
      settle: async (attempt, isTaken) => (await openFor(waiting)).settle(attempt, isTaken),
    } satisfies WaitingConsents,
    start: removal.start,
    stop: removal.stop,
    close: () => prepared.records.close(),
  };
}
