import type { CardPayment } from '../../agency/card-payment.ts';
import { isSameParticipant } from '../../agency/is-same-participant.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import { findPaymentDay } from '../../lines/payment-day.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import { hideText } from '../../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../../secrets/key-ring.ts';
import type { Language } from '../../text/language.ts';
import type { ConsentStore } from '../ports/consent-store.ts';
import type { Offer } from '../ports/reply-payments.ts';
import type { SharedSets } from '../ports/shared-sets.ts';
import { type AgreedOffer, type ChargeParts, createChargeOffer } from './charge-offer.ts';

interface Parts extends ChargeParts {
  readonly consents: Pick<ConsentStore, 'find'>;
  readonly sets: Pick<SharedSets, 'add'>;
  readonly lines: Lines;
  readonly prompts: Prompts;
  readonly keys: KeyRing;
}

/** A text that holds a code. */
interface ReplyText {
  /** E.164. */
  readonly from: string;
  /** The number that it came to. */
  readonly to: string;
  /** The line's name. */
  readonly line: string;
  /** The carrier's name of the text. */
  readonly message: string;
  readonly code: string;
  readonly language: Language;
}

/** Answers a text that pays, in one message; none where its sender has written too many wrong codes to be a person. */
export type PayByReply = (reply: ReplyText) => Promise<readonly string[]>;

const hourMs = 3_600_000;
/** Of ten thousand codes five are tried in an hour at most. */
const mostWrong = 5;
const mostAnswered = 30;

type Write = (name: string, slots?: Parameters<ReturnType<Prompts['current']>['text']>[2]) => string;

/** Pays what a code stands for, once, and answers how that went. All that keeps it from being paid is said plainly, and with whom to call. */
export function createPayByReply(parts: Parts): PayByReply {
  const { replies, consents, sets, lines, prompts, keys, log, now } = parts;
  const { key } = deriveKeys(keys, 'source').oldest;
  const { charge, lookUp } = createChargeOffer(parts);

  return async function payByReply(reply) {
    const write: Write = (name, slots = {}) =>
      prompts.current().text(reply.language, name, { ...slots, phone: reply.to });
    const tries = `reply-codes ${hideText(key, reply.from)}`;
    // The set is there from the first try on, and holds each wrong one.
    const wrong = (await sets.add(tries, 'asked', hourMs)).size - 1;
    if (wrong >= mostAnswered) return [];
    const offer = wrong >= mostWrong ? undefined : await replies.find(reply.from, reply.code);
    if (offer) return [await answer(offer, reply, write)];
    await sets.add(tries, reply.message, hourMs);
    return [write(wrong >= mostWrong ? 'reply-code-too-often' : 'reply-code-unknown')];
  };

  async function answer(offer: Offer, reply: ReplyText, write: Write): Promise<string> {
    const { payment, card, case: told } = offer;
    if (payment !== undefined) return tellAgain(await lookUp(payment), write);
    if (offer.untilMs <= now().epochMilliseconds) return write('reply-code-old');
    if (!card || !told || !(await isAgreed(offer, reply.from))) return write('reply-ended');
    return pay({ offer: { ...offer, card, case: told }, message: reply.message, line: reply.line }, write);
  }

  async function isAgreed({ participant }: Offer, phone: string): Promise<boolean> {
    const found = await consents.find(phone);
    return found.some((one) => one.purpose === 'pay-by-reply' && isSameParticipant(one.participant, participant));
  }

  async function pay(agreed: AgreedOffer, write: Write): Promise<string> {
    try {
      const paid = await charge(agreed);
      return tellPaid(paid, write);
    } catch (error) {
      log.error({ err: error }, 'a payment by reply could not be begun');
      return write('reply-not-taken');
    }
  }

  function tellPaid(paid: CardPayment | 'not-known', write: Write): string {
    if (paid === 'not-known') return write('reply-not-known');
    if (paid.state === 'paid') return [write('reply-paid', slotsOf(paid)), ...tellDay(paid, write)].join(' ');
    if (paid.outcome === 'declined') return write('reply-declined');
    return write(paid.outcome === 'invalid-card' ? 'reply-card-gone' : 'reply-not-taken');
  }

  function tellDay({ line }: CardPayment, write: Write): string[] {
    const at = findLineByName(lines, line);
    const day = at && findPaymentDay(at, now());
    return day ? [write('reply-counts-on', { day: day.date })] : [];
  }
}

/** The same code once more: nothing is charged again. */
function tellAgain(paid: CardPayment | 'not-known', write: Write): string {
  if (paid === 'not-known') return write('reply-not-known');
  return paid.state === 'paid' ? write('reply-paid-before', slotsOf(paid)) : write('reply-code-used');
}

function slotsOf({ amountCents, feeCents, confirmation = '' }: CardPayment) {
  return { total: amountCents + feeCents, number: confirmation };
}
