import { createMadeUpCharges } from '../adapters/memory/made-up-charges.ts';
import { guardCharges } from '../adapters/processor/guard-charges.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { CardKeeper, Charges } from '../calls/ports/charges.ts';
import type { Config } from '../config/read-config.ts';

/**
 * What charges, and deletes, the cards of those who pay by replying: the processor of the configuration, a made-up one for the made-up agency; undefined
 * where there is none. Only for Stripe is its library loaded.
 */
export async function openCharges(
  { charges, sampleAgency }: Pick<Config, 'charges' | 'sampleAgency'>,
  log: CallLog,
): Promise<(Charges & CardKeeper) | undefined> {
  if (!charges) return sampleAgency ? createMadeUpCharges() : undefined;
  if (charges.by === 'stripe') {
    const { createStripeCharges } = await import('../adapters/processor/stripe-charges.ts');
    return guardCharges(createStripeCharges({ secretKey: charges.secretKey, log }), log);
  }
  const { createHttpCharges } = await import('../adapters/processor/http-charges.ts');
  return guardCharges(createHttpCharges({ ...charges, log }), log);
}
