import { peopleOfAgency } from '../adapters/sql/queries/people.ts';
import { createSqlConsents } from '../adapters/sql/consents/sql-consents.ts';
import { createSqlWaitingConsents } from '../adapters/sql/consents/sql-waiting-consents.ts';
import { countLostConsents } from '../adapters/sql/keys/count-lost-consents.ts';
import { createPaidForSeal } from '../adapters/sql/card-payments/find-paid-for.ts';
import { createSqlWaitingPayments } from '../adapters/sql/card-payments/sql-waiting-payments.ts';
import { removeCardPayments } from '../adapters/sql/card-payments/remove-card-payments.ts';
import { prepareSqlRecords } from '../adapters/sql/open-sql-records.ts';
import { usualRetention } from '../agency/retention.ts';
import { usualPatience } from '../calls/patience.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { CardPaymentStore } from '../calls/ports/card-payment-store.ts';
import type { ConsentStore } from '../calls/ports/consent-store.ts';
import type { EventStore } from '../calls/ports/event-store.ts';
import type { WaitingConsents } from '../calls/ports/waiting-consents.ts';
import type { WaitingPayments } from '../calls/ports/waiting-payments.ts';
import { repeatEvery } from '../process/repeat-every.ts';
import { removeTexts } from '../adapters/sql/retention/remove-texts.ts';
import type { TextList } from '../calls/ports/text-list.ts';
import type { OwnEvents } from './find-own-events.ts';
import { openFirst } from './open-first.ts';

const lacksShared =
  'Several servers (REDIS_URL) take payments by card only with EVENTS_URL, the same database for all of them';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Once the database is open, the same. */
type OpenFor = <Part>(part: Part) => Promise<Part>;

/**
 * What calls come to, what numbers opted out of, what was paid by card, and which texts remind, kept beside an agency that keeps its own records. The database is opened with the
 * first event, and again after it was out of reach.
 */
export function openOwnEvents({ url, keys, isShared }: OwnEvents, log: CallLog) {
  const prepared = prepareSqlRecords({ url, keys, foreign: true, statementTimeoutMs: usualPatience.statementMs });
  const { db, cardPayments } = prepared;
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
      const nowMs = Date.now();
      await removeCardPayments(db, nowMs - usualRetention.cardPayments * dayMs);
      await removeTexts(db, nowMs - usualRetention.texts * dayMs, nowMs);
    },
    onFailure: (err) =>
      log.warn({ err }, 'old events of calls, payments by card and texts could not be removed; they are tried again'),
  });

  return {
    events: { append: async (events) => (await openFor(prepared.events)).append(events) } satisfies Pick<
      EventStore,
      'append'
    >,
    consents: openConsents(consents, openFor),
    waiting: {
      list: async (after) => (await openFor(waiting)).list(after),
      listOf: async (whose) => (await openFor(waiting)).listOf(whose),
      settle: async (attempt, isTaken) => (await openFor(waiting)).settle(attempt, isTaken),
    } satisfies WaitingConsents,
    cardPayments: openCardPayments(cardPayments, openFor, isShared),
    waitingPayments: openWaitingPayments(createSqlWaitingPayments(db, keys), openFor, isShared),
    openPaidFor: createPaidForSeal(keys).open,
    texts: openFirst(prepared.texts, () => openFor(undefined)) satisfies TextList,
    /** Whether all servers of the agency know the same texts. */
    isShared,
    start: removal.start,
    stop: removal.stop,
    close: () => prepared.records.close(),
  };
}

function openCardPayments(cardPayments: CardPaymentStore, openFor: OpenFor, isShared: boolean): CardPaymentStore {
  return {
    hide: (paidFor) => cardPayments.hide(paidFor),
    quote: (wanted) => cardPayments.quote(wanted),
    async begin(payment, attempt) {
      // Another server could not settle what it does not know.
      if (!isShared) throw new Error(lacksShared);
      return (await openFor(cardPayments)).begin(payment, attempt);
    },
    settle: async (payment, result) => (await openFor(cardPayments)).settle(payment, result),
    find: async (payment) => (await openFor(cardPayments)).find(payment),
    findOf: async (participant, sinceMs) => (await openFor(cardPayments)).findOf(participant, sinceMs),
  };
}

function openWaitingPayments(waiting: WaitingPayments, openFor: OpenFor, isShared: boolean): WaitingPayments {
  return {
    async begin(payment, attempt) {
      if (!isShared) throw new Error(lacksShared);
      return (await openFor(waiting)).begin(payment, attempt);
    },
    note: async (payment, state) => (await openFor(waiting)).note(payment, state),
    postpone: async (payment, untilMs) => (await openFor(waiting)).postpone(payment, untilMs),
    list: async (after, nowMs) => (await openFor(waiting)).list(after, nowMs),
  };
}

function openConsents(consents: ConsentStore, openFor: OpenFor): ConsentStore {
  return {
    record: async (change, attempt) => (await openFor(consents)).record(change, attempt),
    find: async (phone) => (await openFor(consents)).find(phone),
    findOf: async (participant) => (await openFor(consents)).findOf(participant),
    isStopped: async (phone) => (await openFor(consents)).isStopped(phone),
    findLanguage: async (phone) => (await openFor(consents)).findLanguage(phone),
  };
}
