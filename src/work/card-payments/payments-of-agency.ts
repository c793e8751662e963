import type { PaidFor } from '../../agency/card-payment.ts';
import type { AgencyPayments, Payee } from '../../calls/ports/agency-payments.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { type CardPaymentStore, QuoteOver, type WantedPayment } from '../../calls/ports/card-payment-store.ts';
import type { WaitingPayment, WaitingPayments } from '../../calls/ports/waiting-payments.ts';
import { doubledWait } from '../doubled-wait.ts';

interface PaymentsOfAgencyParts {
  /** Beside the agency, where each payment is kept first. */
  readonly own: CardPaymentStore;
  readonly waiting: WaitingPayments;
  /** Opens what stands for an ID or a case number. */
  readonly openPaidFor: (sealed: string) => PaidFor;
  readonly agency: AgencyPayments;
  readonly log: CallLog;
  readonly clock: () => number;
}

/** So many that fail one after the other are enough to know that the agency is away. */
const mostInRow = 3;

/** What it refuses is told again after two minutes, four, eight, and at last each day. */
const refusedMs = { firstMs: 120_000, longestMs: 86_400_000 } as const;

/**
 * The payments by card of an agency that keeps them, as far as it says so; else they are kept beside it. The agency says what a payment costs,
 * and knows of it before a card is asked for. How it stands is kept here first, and then handed over; the agency is told until it knows.
 */
export function createPaymentsOfAgency({ own, waiting, openPaidFor, agency, log, clock }: PaymentsOfAgencyParts) {
  function payeeOf({ participant, paidFor }: Pick<WantedPayment, 'participant' | 'paidFor'>): Payee {
    if (participant !== undefined) return { participant };
    if (paidFor === undefined) throw new Error('A payment by card is for nobody');
    return { payFor: openPaidFor(paidFor) };
  }

  const cardPayments: CardPaymentStore = {
    ...own,

    async quote({ participant, paidFor, ...wanted }) {
      return agency.keepsPayments() ? agency.quote(payeeOf({ participant, paidFor }), wanted) : own.quote(wanted);
    },

    async begin(payment, attempt) {
      if (!agency.keepsPayments()) return own.begin(payment, attempt);
      const begun = await waiting.begin(payment, attempt);
      if (begun.state !== 'begun') return begun;
      const { participant, paidFor, ...wanted } = payment;
      if (!(await agency.begin(begun.payment, payeeOf({ participant, paidFor }), wanted))) throw new QuoteOver();
      await waiting.note(begun.payment, 'begun');
      return begun;
    },

    async settle(payment, result) {
      const settled = await own.settle(payment, result);
      // The caller waits for no agency: what is kept here is handed over.
      if (agency.keepsPayments()) void handOver().catch(() => {});
      return settled;
    },

    async findOf(participant, sinceMs) {
      if (!agency.keepsPayments()) return own.findOf(participant, sinceMs);
      const names = await agency.findNames(participant);
      const found = await Promise.all(names.map((name) => own.find(name)));
      return found.filter((one) => one !== undefined).filter(({ atMs }) => atMs >= sinceMs);
    },
  };

  let underway = Promise.resolve();
  let next: Promise<void> | undefined;

  /** One sweep at a time; one that is asked for meanwhile follows. */
  function handOver(signal?: AbortSignal): Promise<void> {
    next ??= underway
      .catch(() => {})
      .then(() => {
        next = undefined;
        return sweep(signal);
      });
    underway = next;
    return next;
  }

  /** Tells the agency of all that it does not know yet, unless it is away. What it refuses stands in nobody's way. */
  async function sweep(signal?: AbortSignal): Promise<void> {
    let [after, inRow, left] = ['', 0, 0];
    for (;;) {
      const page = agency.keepsPayments() && !signal?.aborted ? await waiting.list(after, clock()) : [];
      for (const payment of page) {
        const isAnswered = inRow < mostInRow && (await tell(payment));
        inRow = isAnswered ? 0 : inRow + 1;
        left += isAnswered ? 0 : 1;
      }
      after = page.at(-1)?.payment ?? '';
      if (page.length === 0 || inRow >= mostInRow) break;
    }
    if (left > 0) log.error({ left }, 'payments by card are not with the agency yet; they are tried again');
  }

  /** False where the agency is away. */
  async function tell(payment: WaitingPayment): Promise<boolean> {
    try {
      if (await agency.settle(payment)) await waiting.note(payment.payment, payment.state);
      else await postpone(payment);
      return true;
    } catch {
      // The adapter has told the failure.
      return false;
    }
  }

  async function postpone(payment: WaitingPayment): Promise<void> {
    const { payment: name, refusals } = payment;
    const untilMs = clock() + doubledWait(refusals, refusedMs);
    await waiting.postpone(payment, untilMs);
    const until = Temporal.Instant.fromEpochMilliseconds(untilMs).toString();
    log.error(
      { payment: name, refusals: refusals + 1, until },
      'the agency refuses to take how a payment by card stands',
    );
  }

  return { cardPayments, handOver };
}
