import { writeCents } from '../../agency/money.ts';
import type { CardStatement } from '../../dialogue/card-statements.ts';
import type { CardQuestion, Pace } from '../../dialogue/output.ts';
import type { Language } from '../../text/language.ts';
import { redirect } from '../../twilio/twiml.ts';
import { element } from '../../twilio/xml.ts';
import { listCardSteps } from './card-steps.ts';

/** A question for a card on its way to the carrier. */
export interface AskedCard {
  readonly question: CardQuestion;
  readonly language: Language;
  readonly pace: Pace;
  /** Everything said before, as markup. */
  readonly said: string;
  readonly sayPrompt: (prompt: CardStatement) => string;
  /** Whether nobody hears what the carrier says: a number that does not fit is not asked for again and again. */
  readonly unheard: boolean;
  readonly turnUrl: string;
  /** The carrier tells here of each step. */
  readonly statusUrl: string;
}

/** The carrier's names of the languages in which it would ask by itself (twilio.com/docs/voice/twiml/pay, "language"). */
const askedIn = { en: 'en-US', es: 'es-MX' } as const satisfies Record<Language, string>;

/** How long the carrier waits for the next key. At relay pace an operator types what was said, and is told what to key. */
const keySeconds: Readonly<Record<Pace, number>> = { standard: 10, relay: 90 };

/** How often a step is asked anew; once is the least that the carrier knows. */
const [mostRetries, mostRetriesUnheard] = [3, 1];

/**
 * The verb that takes a card and charges it, or has the processor keep it. Where the carrier goes on behind the verb, nobody knows what became of
 * the card. Throws where there is nothing to charge, unless it is to be kept: without an amount the carrier keeps the card.
 */
export function renderCard(asked: AskedCard): string {
  const { question, language, pace, said, sayPrompt, unheard, turnUrl, statusUrl } = asked;
  const { payment, amountCents, connector, cards, keeps } = question;
  const isAmount = Number.isSafeInteger(amountCents) && amountCents > 0;
  if (isAmount === (keeps === true)) throw new Error('A card is charged at least a cent, or kept and not charged');
  const attributes = {
    input: 'dtmf',
    action: turnUrl,
    ...(keeps ? {} : { statusCallback: statusUrl, statusCallbackMethod: 'POST' }),
    paymentMethod: 'credit-card',
    paymentConnector: connector,
    ...(keeps ? { tokenType: 'reusable' } : { chargeAmount: writeCents(amountCents) }),
    currency: 'usd',
    validCardTypes: cards.join(' '),
    securityCode: 'true',
    postalCode: 'true',
    timeout: keySeconds[pace],
    maxAttempts: unheard ? mostRetriesUnheard : mostRetries,
    language: askedIn[language],
  };
  const prompts = listCardSteps(cards, keeps === true).map(({ says, ...step }) =>
    element('Prompt', { ...step }, sayPrompt(says)),
  );
  const parameter = keeps ? '' : element('Parameter', { name: 'payment', value: payment });
  return said + element('Pay', attributes, prompts.join('') + parameter) + redirect(turnUrl);
}
