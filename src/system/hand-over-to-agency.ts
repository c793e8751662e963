import type { AgencyConsents } from '../calls/ports/agency-consents.ts';
import type { AgencyPayments } from '../calls/ports/agency-payments.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import { repeatEvery } from '../process/repeat-every.ts';
import { createPaymentsOfAgency } from '../work/card-payments/payments-of-agency.ts';
import { createConsentsOfAgency } from '../work/consents/consents-of-agency.ts';
import type { openOwnEvents } from './open-own-events.ts';

/** How often the agency is given what it could not be given before. */
const againMs = 60_000;
/** What goes on waiting is kept. */
const stopWithinMs = 2000;

interface Parts {
  /** Beside the agency. */
  readonly own: ReturnType<typeof openOwnEvents>;
  readonly consents: AgencyConsents;
  readonly payments: AgencyPayments;
  readonly log: CallLog;
}

/** Consents and payments by card of an agency that may keep them: kept beside it first, and handed over until it has them. */
export function handOverToAgency({ own, consents: atAgency, payments, log }: Parts) {
  const { waiting, waitingPayments, openPaidFor } = own;
  const { consents, handOver } = createConsentsOfAgency({ own: own.consents, waiting, agency: atAgency, log });
  const paid = { own: own.cardPayments, waiting: waitingPayments, openPaidFor, clock: Date.now };
  const { cardPayments, handOver: handOverPayments } = createPaymentsOfAgency({ ...paid, agency: payments, log });
  const handingOver = repeatEvery({
    everyMs: againMs,
    work: handOver,
    stopWithinMs,
    onFailure: (err) => log.error({ err }, 'it is not known which consents wait for the agency; it is looked again'),
  });
  const handingOverPayments = repeatEvery({
    everyMs: againMs,
    work: handOverPayments,
    stopWithinMs,
    onFailure: (err) => log.error({ err }, 'it is not known which payments wait for the agency; it is looked again'),
  });
  return {
    consents,
    cardPayments,
    start(): void {
      handingOver.start();
      handingOverPayments.start();
    },
    stop: async (): Promise<void> => void (await Promise.all([handingOver.stop(), handingOverPayments.stop()])),
  };
}
