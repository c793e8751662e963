import type { Told } from '../../src/dialogue/output.ts';
import { createPick, createTell } from '../../src/dialogue/telling.ts';
import type { customerPicks, customerStatements } from './customer-prompts.ts';

/** A sentence of this flow alone with its slots filled. */
export const tellCustomer = createTell<typeof customerStatements>();

/** A question of this flow alone that picks one of several things. */
export const pickForCustomer = createPick<typeof customerPicks, typeof customerStatements>();

/** A sentence that names numbers of the agency, or the one that callers from other countries hear in its place. */
export function tellNumbers(
  prompt: 'ways-to-pay' | 'employers' | 'payment-card' | 'complaints',
  { settings }: { readonly settings: { readonly abroad: boolean } },
): Told {
  return tellCustomer(settings.abroad ? `${prompt}-abroad` : prompt);
}
