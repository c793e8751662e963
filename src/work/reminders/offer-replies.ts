import { type PayTerms, quoteAmount } from '../../agency/card-fee.ts';
import { isSameParticipant } from '../../agency/is-same-participant.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { ReplyPayments } from '../../calls/ports/reply-payments.ts';
import type { ListedText } from '../../calls/ports/text-list.ts';
import type { WriteText } from './write-reminder.ts';

interface OfferOptions {
  readonly replies: Pick<ReplyPayments, 'findDue' | 'offer'>;
  readonly consents: Pick<ConsentStore, 'find'>;
  /** What a line charges now to who pays by replying; undefined where it does not. */
  readonly termsOf: (line: string) => PayTerms | undefined;
  readonly write: WriteText;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** What a reminder says besides, of what can be paid by replying to it: empty where that is nothing. */
export type OfferReplies = (text: ListedText) => Promise<string>;

const lifeMs = 72 * 3_600_000;

/** Offers to pay what is due by a reply, with a code for each case: the amount is told only where that was agreed to. */
export function createOfferReplies({ replies, consents, termsOf, write, clock }: OfferOptions): OfferReplies {
  return async function offerReplies(text) {
    const { matter, by, phone, participant, language } = text;
    if (by !== 'text' || matter.tells !== 'payment-due' || !(await isAgreed(text))) return '';
    const offers: string[] = [];
    for (const { name: enrolment, ...due } of await replies.findDue(participant, phone, matter.day)) {
      const terms = termsOf(due.line);
      const quoted = terms && quoteAmount(due.amountCents, terms);
      if (!quoted || 'why' in quoted) continue;
      const { amountCents, caseNumber, line } = due;
      const { feeCents } = quoted;
      const of = { text: text.name, enrolment, participant, phone, line, caseNumber, day: matter.day };
      const code = await replies.offer({ ...of, amountCents, feeCents, untilMs: clock() + lifeMs });
      const told = { ending: due.caseEnding, amount: amountCents, fee: feeCents, total: amountCents + feeCents, code };
      offers.push(write(language, feeCents > 0 ? 'reply-offer' : 'reply-offer-free', told));
    }
    return offers.join(' ');
  };

  async function isAgreed({ phone, participant }: ListedText): Promise<boolean> {
    const found = await consents.find(phone);
    return found.some((one) => one.purpose === 'pay-by-reply' && isSameParticipant(one.participant, participant));
  }
}
