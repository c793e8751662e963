import type { CardQuestion, Output } from '../../dialogue/output.ts';

/** The card that an output asks for; undefined where it asks for none. */
export function findCard({ next }: Output): CardQuestion | undefined {
  return next.kind === 'ask' && next.question.kind === 'card' ? next.question : undefined;
}
