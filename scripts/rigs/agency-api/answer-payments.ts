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

function tell(body: object | undefined): Answered {
  return body ? { status: 200, body } : { status: 404, body: { status: 404 } };
}
