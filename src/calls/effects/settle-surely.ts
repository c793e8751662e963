import type { CallLog } from '../ports/call-log.ts';
import { type CardPaymentStore, NeverBegun } from '../ports/card-payment-store.ts';
import { untilKept } from '../until-kept.ts';

/**
 * Takes results of card payments: one that cannot be kept at once is tried every five seconds, for as long as this process lives, as the
 * carrier may not bring it again. Rejects all the same: nothing is told that is not kept. What is lost with the process, `reconcile` finds.
 */
export function settleSurely(cardPayments: Pick<CardPaymentStore, 'settle'>, log: CallLog): CardPaymentStore['settle'] {
  return async function settle(payment, result) {
    try {
      return await cardPayments.settle(payment, result);
    } catch (error) {
      if (error instanceof NeverBegun) throw error;
      log.error({ err: error, payment }, 'the result of a card payment could not be kept; it is tried again');
      void tryAgain(payment, result);
      throw error;
    }
  };

  async function tryAgain(payment: string, result: Parameters<CardPaymentStore['settle']>[1]): Promise<void> {
    await untilKept(() => cardPayments.settle(payment, result));
    log.info({ payment }, 'the result of a card payment is kept now');
  }
}
