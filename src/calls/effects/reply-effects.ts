import type { EffectResults, Effects } from '../../dialogue/effects.ts';
import type { ReplyPayments } from '../ports/reply-payments.ts';
import type { createConsentEffects } from './participant-consents.ts';

export interface ReplyParts {
  /** Who pays by replying to texts; left out where nobody can. */
  readonly byReply?: { readonly replies: ReplyPayments } | undefined;
  readonly consents: Pick<ReturnType<typeof createConsentEffects>, 'giveReplies' | 'endReplies'>;
  readonly now: () => Temporal.Instant;
}

interface At {
  readonly call: string;
  readonly turn: number;
  readonly line: string;
}

/** What effects do where somebody agrees to pay by replying to texts, or takes it back. */
export function createReplyEffects({ byReply, consents, now }: ReplyParts) {
  const replies = byReply?.replies;
  return {
    async findReplies({ participant, case: position }: Effects['findReplies']): Promise<EffectResults['findReplies']> {
      if (!replies) return { type: 'no-replies' };
      const own = (await replies.findOf(participant)).find((one) => one.case === position);
      const caseEnding = await replies.nameCase(participant, position);
      return {
        type: 'replies-found',
        ...(own && { ending: own.phone.slice(-4) }),
        ...(caseEnding !== undefined && { caseEnding }),
      };
    },

    /** The consent is kept before the token: without it nobody is offered anything. */
    async keepCard(kept: Effects['keepCard'], at: At): Promise<EffectResults['keepCard']> {
      const { participant, case: position, caseEnding, card, phone, language } = kept;
      if (!card || !replies) return { type: 'card-not-kept' };
      const given = await consents.giveReplies(kept, at);
      const atMs = now().epochMilliseconds;
      const enrolment = { participant, case: position, caseEnding, phone, language, line: at.line, card, atMs };
      if (!(await replies.enrol(enrolment))) return { type: 'card-not-kept' };
      return given.type === 'consents-kept'
        ? { type: 'card-kept' }
        : { type: 'card-kept-for-start', phone: given.phone };
    },

    async endReplies(ended: Effects['endReplies'], at: At): Promise<EffectResults['endReplies']> {
      await consents.endReplies(ended, at);
      return { type: 'replies-ended' };
    },
  };
}
