import { type PayTerms, quoteAmount } from '../../agency/card-fee.ts';
import { isSameParticipant } from '../../agency/is-same-participant.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { ReplyPayments } from '../../calls/ports/reply-payments.ts';
import type { ListedText } from '../../calls/ports/text-list.ts';
import { countSegments } from '../../text/count-segments.ts';
import type { Language } from '../../text/language.ts';
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

interface Around {
  /** The number that the reminder comes from, and that can be called: E.164. */
  readonly phone: string;
  /** The whole reminder, with what it says besides. */
  readonly writeWith: (offered: string) => string;
}

/** What a reminder says besides, of what can be paid by replying to it: empty where that is nothing. */
export type OfferReplies = (text: ListedText, around: Around) => Promise<string>;

type Due = Awaited<ReturnType<ReplyPayments['findDue']>>[number] & { readonly feeCents: number };

const lifeMs = 72 * 3_600_000;
/** More than that is told in a call. */
const mostSegments = 3;
/** As long as any other. */
const anyCode = '0000';

/** Offers to pay what is due by a reply, with a code for each case: the amount is told only where that was agreed to. */
export function createOfferReplies({ replies, consents, termsOf, write, clock }: OfferOptions): OfferReplies {
  return async function offerReplies(text, { phone: ours, writeWith }) {
    const { matter, by, phone, participant, language } = text;
    if (by !== 'text' || matter.tells !== 'payment-due' || !(await isAgreed(text))) return '';
    const due = (await replies.findDue(participant, phone, matter.day)).flatMap(quote);
    const tellAll = (codes: readonly string[]) =>
      due.map((one, at) => tell(language, one, codes[at] ?? anyCode)).join(' ');
    if (due.length > 1 && countSegments(writeWith(tellAll([]))) > mostSegments)
      return write(language, 'reply-offers-by-phone', { phone: ours });
    const codes: string[] = [];
    for (const { name: enrolment, amountCents, feeCents, caseNumber, line } of due) {
      const of = { text: text.name, enrolment, participant, phone, line, caseNumber, day: matter.day };
      codes.push(await replies.offer({ ...of, amountCents, feeCents, untilMs: clock() + lifeMs }));
    }
    return tellAll(codes);
  };

  /** What cannot be paid by card now is not offered. */
  function quote(due: Omit<Due, 'feeCents'>): Due[] {
    const terms = termsOf(due.line);
    const quoted = terms && quoteAmount(due.amountCents, terms);
    return !quoted || 'why' in quoted ? [] : [{ ...due, feeCents: quoted.feeCents }];
  }

  function tell(language: Language, { caseEnding: ending, amountCents: amount, feeCents: fee }: Due, code: string) {
    const told = { ending, amount, fee, total: amount + fee, code };
    return write(language, fee > 0 ? 'reply-offer' : 'reply-offer-free', told);
  }

  async function isAgreed({ phone, participant }: ListedText): Promise<boolean> {
    const found = await consents.find(phone);
    return found.some((one) => one.purpose === 'pay-by-reply' && isSameParticipant(one.participant, participant));
  }
}
