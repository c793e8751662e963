import type { z } from 'zod';
import { writeCents } from '../../agency/money.ts';
import type { AgencyPayments, Payee } from '../../calls/ports/agency-payments.ts';
import type { WantedPayment } from '../../calls/ports/card-payment-store.ts';
import { SignInOver } from '../../calls/ports/records.ts';
import type { AgencyClient } from './agency-client.ts';
import { UnfitAnswer } from './agency-errors.ts';
import type { Capabilities } from './capabilities.ts';
import { heldTo } from './hold-to-question.ts';
import type { IdempotencyKey } from './idempotency-key.ts';
import { BeginAnswer, BegunAnswer, QuoteAnswer } from './payment-answers.ts';

interface HttpPaymentsParts {
  readonly client: AgencyClient;
  readonly capabilities: Pick<Capabilities, 'has'>;
  readonly makeKey: IdempotencyKey;
}

const operations = ['quotePayment', 'beginPayment', 'settlePayment', 'findBegunPayments'] as const;

const quotePath = '/payments/quote';

const ofToken: ReadonlySet<number> = new Set([401, 403]);

/** The carrier charges no more at once. */
const mostCharged = 100_000_000;

/** Payments by card at an agency that keeps its own, where it answers all four operations. */
export function createHttpPayments({ client, capabilities, makeKey }: HttpPaymentsParts): AgencyPayments {
  return {
    keepsPayments: () => operations.every((name) => capabilities.has(name)),

    quote(payee, wanted) {
      const Answer = heldTo(QuoteAnswer, (answer) => assertQuote(answer, wanted.amountCents));
      return client.ask(quotePath, Answer, writeWanted(payee, wanted));
    },

    async begin(payment, payee, { quote, feeCents, line, call, turn, atMs, ...wanted }) {
      const wish = { ...writeWanted(payee, wanted), payment, quote, fee: writeCents(feeCents), line, call, turn };
      const body = { ...wish, at: writeTime(atMs) };
      const key = makeKey(payment, { operation: 'begin' });
      return (await client.ask('/payments/begin', BeginAnswer, body, key)).outcome === 'begun';
    },

    async settle({ payment, state, outcome, charge, confirmation }) {
      const wish = { payment, state, outcome, charge, confirmation };
      try {
        await client.send('/payments/settle', wish, makeKey(payment, { operation: 'settle', state }));
        return true;
      } catch (error) {
        if (isRefusal(error)) return false;
        throw error;
      }
    },

    async findNames(participant) {
      return (await client.ask('/payments/begun', BegunAnswer, { participant })).payments;
    },
  };
}

/** Whether the agency refuses this one. Where it refuses us, it refuses each. */
function isRefusal(error: unknown): boolean {
  if (error instanceof SignInOver) return true;
  return error instanceof UnfitAnswer && error.status !== undefined && !ofToken.has(error.status);
}

function writeWanted(payee: Payee, wanted: Omit<WantedPayment, 'participant' | 'paidFor'>): object {
  const { case: position, caseEnding, caseReference, amountCents } = wanted;
  return { ...payee, case: position, caseEnding, caseReference, amount: writeCents(amountCents) };
}

/** Another amount than the caller keyed in is not charged, nor a fee that is more than the amount. */
function assertQuote(answer: z.infer<typeof QuoteAnswer>, amountCents: number): void {
  if ('why' in answer) return;
  const { amountCents: quoted, feeCents } = answer;
  if (quoted !== amountCents) throw new UnfitAnswer(`The answer to ${quotePath} has another amount than was asked for`);
  if (feeCents > quoted || quoted + feeCents > mostCharged)
    throw new UnfitAnswer(`The answer to ${quotePath} has a fee that is too much`);
}

function writeTime(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
}
