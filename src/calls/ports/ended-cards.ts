import type { CardToken } from '../../agency/card-token.ts';

/** A card that the processor is to keep no more. */
export interface EndedCard {
  readonly name: string;
  /** Left out where its key is gone. */
  readonly card?: CardToken | undefined;
  /** Whether somebody pays with the same card all the same. */
  readonly isUsed: boolean;
  /** How often the processor was asked in vain. */
  readonly tries: number;
}

/** Cards that nobody pays with any more. They outlive the process. */
export interface EndedCards {
  /** Some of those of which the processor is to be told now. */
  list(nowMs: number): Promise<readonly EndedCard[]>;
  /** The processor keeps it no more, or need not be told. */
  settle(name: string): Promise<void>;
  /** The processor is told again then. */
  postpone(ended: EndedCard, untilMs: number): Promise<void>;
}
