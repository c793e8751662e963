import type { Told } from '../../src/dialogue/output.ts';
import { createTell } from '../../src/dialogue/telling.ts';
import type { massachusettsStatements } from './massachusetts-prompts.ts';
import type { payingPrompts } from './paying-prompts.ts';

/** A sentence of the call center alone with its slots filled. */
export const tellMassachusetts = createTell<typeof massachusettsStatements>();

/** A sentence about ways to pay. */
export const tellPaying = createTell<(typeof payingPrompts)['statements']>();

/** What operators may say of the cost of a payment by card, and of the hour until which payments count. */
export function tellTerms(): Told[] {
  return [tellPaying('pay-fee'), tellPaying('pay-cut-off')];
}
