import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CardKeeper } from '../../calls/ports/charges.ts';
import type { EndedCard, EndedCards } from '../../calls/ports/ended-cards.ts';
import { doubledWait } from '../doubled-wait.ts';

interface Parts {
  readonly ended: EndedCards;
  readonly keeper: CardKeeper;
  readonly log: CallLog;
  readonly clock: () => number;
}

const withinMs = 8000;
/** After a minute, two, four, and at last each day. */
const keptMs = { firstMs: 60_000, longestMs: 86_400_000 } as const;
/** So many in a row are enough to know that the processor is away. */
const mostInRow = 3;

/** Has the processor delete cards that nobody pays with any more. Any server may, at any time: what it does not delete now goes on waiting. */
export function createDeleteEndedCards({ ended, keeper, log, clock }: Parts) {
  return async function deleteEndedCards(signal?: AbortSignal): Promise<void> {
    let inRow = 0;
    for (;;) {
      const page = signal?.aborted ? [] : await ended.list(clock());
      if (page.length === 0) return;
      for (const one of page) {
        if (inRow >= mostInRow) return;
        inRow = (await handle(one)) ? 0 : inRow + 1;
      }
    }
  };

  /** False where the processor did not delete it. */
  async function handle(one: EndedCard): Promise<boolean> {
    const { name, card, isUsed, tries } = one;
    if (!card) log.error({ card: name }, 'a card that nobody pays with stays with the processor: its key is gone');
    if (!card || isUsed || (await keeper.deleteCard(card, withinMs))) {
      await ended.settle(name);
      return true;
    }
    const untilMs = clock() + doubledWait(tries, keptMs);
    await ended.postpone(one, untilMs);
    const until = Temporal.Instant.fromEpochMilliseconds(untilMs).toString();
    log.error({ card: name, tries: tries + 1, until }, 'the processor does not delete a card that nobody pays with');
    return false;
  }
}
