import type { SignInResult } from '../../../src/calls/ports/records.ts';
import type { PaymentBook, WrittenPayment, WrittenResult } from './payment-book.ts';

interface Answered {
  readonly status: number;
  readonly body?: object;
}

/** Answers what is asked of payments by card; 404 where they are kept elsewhere. */
export function answerPayments(book: PaymentBook | undefined) {
  return {
    quotePayment: async ({ amount }: { readonly amount: string }) => tell(book?.quote(amount)),
    beginPayment: async (payment: WrittenPayment) =>
      tell(book && { outcome: book.begin(payment) ? 'begun' : 'quote-over' }),
    async settlePayment(result: WrittenResult): Promise<Answered> {
      if (!book) return tell(undefined);
      book.settle(result);
      return { status: 204 };
    },
    findBegunPayments: async ({ participant }: { readonly participant: string }) =>
      tell(book && { payments: book.findBegun(participant) }),
  };
}

/** A sign-in as the contract has it: what is not known of payments is said where they are kept. */
export function tellSignedIn(book: PaymentBook | undefined, signedIn: SignInResult): object {
  if (signedIn.outcome !== 'accepted') return signedIn;
  const { unsettledPayments: _ofRecords, ...told } = signedIn;
  return { ...told, ...(book && { unsettledPayments: book.hasUnsettled(told.participant) }) };
}

function tell(body: object | undefined): Answered {
  return body ? { status: 200, body } : { status: 404, body: { status: 404 } };
}
