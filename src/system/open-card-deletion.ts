import type { Logger } from 'pino';
import type { CardKeeper } from '../calls/ports/charges.ts';
import type { EndedCards } from '../calls/ports/ended-cards.ts';
import { repeatEvery } from '../process/repeat-every.ts';
import { createDeleteEndedCards } from '../work/card-payments/delete-ended-cards.ts';

/** How often it is looked which cards are to be deleted. */
const againMs = 60_000;
/** What goes on waiting is kept. */
const stopWithinMs = 2000;

interface DeletionPlace {
  readonly ended: EndedCards;
  readonly keeper: CardKeeper;
  readonly log: Logger;
}

/** Cards that nobody pays with any more are deleted at the processor, a minute later at most, and until it has done so. */
export function openCardDeletion({ ended, keeper, log }: DeletionPlace) {
  return repeatEvery({
    everyMs: againMs,
    work: createDeleteEndedCards({ ended, keeper, log, clock: Date.now }),
    stopWithinMs,
    onFailure: (err) => log.error({ err }, 'it is not known which cards are to be deleted; it is looked again'),
  });
}
