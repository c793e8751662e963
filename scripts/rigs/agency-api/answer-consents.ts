import { ConsentChange, type KnownChange } from '../../../src/agency/consent.ts';
import type { ConsentBook } from './consent-book.ts';

/** A change as the contract has it. */
export type WrittenConsent = Omit<ConsentChange, 'atMs' | 'words' | 'line' | 'call' | 'turn'> & {
  readonly at: string;
  readonly wording: string;
  readonly line?: string;
  readonly call?: string;
  readonly turn?: number;
};

interface Answered {
  readonly status: number;
  readonly body?: unknown;
}

type Whose = { readonly phone: string } | { readonly participant: string };

/** Answers what is asked of consents; 404 where they are kept elsewhere. */
export function answerConsents(book: ConsentBook | undefined) {
  return {
    async findConsents(whose: Whose): Promise<Answered> {
      if (!book) return unknown;
      if ('phone' in whose) return tell({ consents: (await book.findOfNumber(whose.phone)).map(writeChange) });
      const { participant, changes } = await book.findOfParticipant(whose.participant);
      return tell({ participant, consents: changes.map(writeChange) });
    },

    async recordConsent(written: WrittenConsent, attempt: string): Promise<Answered> {
      if (!book) return unknown;
      const { at, wording: words, line = '', call = '', turn = 0, ...rest } = written;
      const { epochMilliseconds: atMs } = Temporal.Instant.from(at);
      await book.record(ConsentChange.parse({ ...rest, words, line, call, turn, atMs }), attempt);
      return { status: 204 };
    },
  };
}

const unknown: Answered = { status: 404, body: { status: 404 } };

function tell(body: unknown): Answered {
  return { status: 200, body };
}

function writeChange({ phone, participant, purpose, given, by, language, line, atMs }: KnownChange): object {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'millisecond' });
  const named = { ...(participant !== undefined && { participant }), ...(by !== undefined && { by }) };
  return { phone, ...named, purpose, given, language, line, at };
}
