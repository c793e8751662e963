import { removeCardPayments } from '../adapters/sql/card-payments/remove-card-payments.ts';
import { prepareSqlRecords } from '../adapters/sql/open-sql-records.ts';
import { usualRetention } from '../agency/retention.ts';
import { usualPatience } from '../calls/patience.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { CardPaymentStore } from '../calls/ports/card-payment-store.ts';
import type { ConsentStore } from '../calls/ports/consent-store.ts';
import type { EventStore } from '../calls/ports/event-store.ts';
import { repeatEvery } from '../process/repeat-every.ts';
import type { OwnEvents } from './find-own-events.ts';

const lacksShared =
  'Several servers (REDIS_URL) take payments by card only with EVENTS_URL, the same database for all of them';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * What calls come to, what numbers opted out of, and what was paid by card, kept beside an agency that keeps its own records. The database is opened with the
 * first event, and again after it was out of reach.
 */
export function openOwnEvents({ url, keys, isShared }: OwnEvents, log: CallLog) {
  const prepared = prepareSqlRecords({ url, keys, foreign: true, statementTimeoutMs: usualPatience.statementMs });
  let proving: Promise<void> | undefined;

  async function open(): Promise<typeof prepared> {
    proving ??= prepared.prove();
    await proving.catch((error: unknown) => {
      proving = undefined;
      throw error;
    });
    return prepared;
  }

  const removal = repeatEvery({
    everyMs: hourMs,
    async work() {
      const first = Temporal.Now.plainDateISO('UTC').subtract({ days: usualRetention.events });
      const { db, events } = await open();
      await events.removeBefore(first.toString());
      await removeCardPayments(db, Date.now() - usualRetention.cardPayments * dayMs);
    },
    onFailure: (err) =>
      log.warn({ err }, 'old events of calls and payments by card could not be removed; they are tried again'),
  });

  return {
    events: { append: async (events) => (await open()).events.append(events) } satisfies Pick<EventStore, 'append'>,
    consents: {
      record: async (change, attempt) => (await open()).consents.record(change, attempt),
      find: async (phone) => (await open()).consents.find(phone),
      findOf: async (participant) => (await open()).consents.findOf(participant),
      isStopped: async (phone) => (await open()).consents.isStopped(phone),
      findLanguage: async (phone) => (await open()).consents.findLanguage(phone),
    } satisfies ConsentStore,
    cardPayments: {
      hide: (paidFor) => prepared.cardPayments.hide(paidFor),
      async begin(payment, attempt) {
        // Another server could not settle what it does not know.
        if (!isShared) throw new Error(lacksShared);
        return (await open()).cardPayments.begin(payment, attempt);
      },
      settle: async (payment, result) => (await open()).cardPayments.settle(payment, result),
      find: async (payment) => (await open()).cardPayments.find(payment),
      findOf: async (participant, sinceMs) => (await open()).cardPayments.findOf(participant, sinceMs),
    } satisfies CardPaymentStore,
    start: removal.start,
    stop: removal.stop,
    close: () => prepared.records.close(),
  };
}
