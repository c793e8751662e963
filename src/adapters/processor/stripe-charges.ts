import { Stripe } from 'stripe';
import { ChargeName } from '../../agency/card-payment.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CardKeeper, Charged, Charges } from '../../calls/ports/charges.ts';
import { asFound } from './as-found.ts';

interface StripeOptions {
  readonly secretKey: string;
  readonly log: CallLog;
  /** Where a stand-in answers in place of api.stripe.com, over HTTP on this machine. */
  readonly standIn?: { readonly host: string; readonly port: number } | undefined;
}

/** What the API refuses before anything is charged (docs.stripe.com/api/errors). */
const notTaken: ReadonlySet<string> = new Set([
  'StripeInvalidRequestError',
  'StripeAuthenticationError',
  'StripePermissionError',
  'StripeRateLimitError',
]);

/**
 * Charges cards that Stripe keeps, off session. `profile` is the customer, `token` the payment method. An idempotency key is kept there for 24
 * hours at least (docs.stripe.com/api/idempotent_requests): nobody asks for a charge again after that.
 */
export function createStripeCharges({ secretKey, log, standIn }: StripeOptions): Charges & CardKeeper {
  const stripe = new Stripe(secretKey, {
    maxNetworkRetries: 0,
    telemetry: false,
    ...(standIn && { ...standIn, protocol: 'http' as const }),
  });
  return {
    charge: ({ payment, card: { token, profile }, cents, withinMs }) =>
      ask('charge', async () => {
        const intent = await stripe.paymentIntents.create(
          {
            amount: cents,
            currency: 'usd',
            payment_method: token,
            ...(profile !== undefined && { customer: profile }),
            automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
            confirm: true,
            off_session: true,
            metadata: { payment },
          },
          { idempotencyKey: payment, timeout: withinMs },
        );
        return readIntent(intent);
      }),
    async find(payment, withinMs) {
      const found = await ask('find', async () => {
        const query = `metadata['payment']:'${payment}'`;
        const { data } = await stripe.paymentIntents.search({ query, limit: 1 }, { timeout: withinMs });
        return data[0] ? readIntent(data[0]) : { outcome: 'unknown' };
      });
      return asFound(found);
    },
    async deleteCard({ token }, timeout) {
      try {
        await stripe.paymentMethods.detach(token, {}, { timeout });
        log.info({ operation: 'detach' }, 'the processor of cards answered');
        return true;
      } catch (error) {
        const { type, code, status } = describeError(error);
        if (code === 'resource_missing') return true;
        log.warn({ operation: 'detach', type, code, status }, 'the processor of cards did not answer');
        return type === 'StripeInvalidRequestError' && (await isDetached(token, timeout));
      }
    },
  };

  /** One that is nobody's cannot be detached again. */
  async function isDetached(token: string, timeout: number): Promise<boolean> {
    const kept = await stripe.paymentMethods.retrieve(token, {}, { timeout }).catch(() => undefined);
    return kept?.customer === null;
  }

  async function ask(operation: 'charge' | 'find', asking: () => Promise<Charged>): Promise<Charged> {
    try {
      const charged = await asking();
      log.info({ operation, outcome: charged.outcome }, 'the processor of cards answered');
      return charged;
    } catch (error) {
      const charged = readError(error);
      const { type, code, status } = describeError(error);
      log.warn({ operation, outcome: charged.outcome, type, code, status }, 'the processor of cards gave no charge');
      return charged;
    }
  }
}

type ReadIntent = Pick<Stripe.PaymentIntent, 'id' | 'status' | 'last_payment_error'>;

/** A payment that waits for anything is not certain. */
function readIntent({ id, status, last_payment_error: error }: ReadIntent): Charged {
  if (status === 'succeeded' && ChargeName.safeParse(id).success) return { outcome: 'paid', charge: id };
  const isDeclined = status === 'requires_payment_method' && error !== null;
  return { outcome: isDeclined || status === 'canceled' ? 'declined' : 'unknown' };
}

function readError(error: unknown): Charged {
  const { type, code, param } = describeError(error);
  if (type === 'StripeCardError') return { outcome: 'declined' };
  const ofToken = param === 'payment_method' || param === 'customer';
  if (type === 'StripeInvalidRequestError' && ofToken && code === 'resource_missing') return { outcome: 'token-gone' };
  return { outcome: type !== undefined && notTaken.has(type) ? 'busy' : 'unknown' };
}

/** As much of an error as holds nothing of a card or a customer. */
function describeError(error: unknown) {
  if (!(error instanceof Stripe.errors.StripeError)) return {};
  const { type, code, param, statusCode: status } = error;
  return { type, code, param, status };
}
