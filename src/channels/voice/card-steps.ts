import type { PaySettings } from '../../agency/pay-settings.ts';
import type { CardStatement } from '../../dialogue/card-statements.ts';

/** What the carrier says at a step, at first or after an error. Two of them never fit the same moment. */
interface CardStep {
  readonly for: string;
  readonly errorType?: string;
  readonly cardType?: string;
  readonly says: CardStatement;
}

type Kinds = PaySettings['cards'];

/**
 * Every step of a card with every error of it, by the carrier's names (twilio.com/docs/voice/twiml/pay/prompt). A step that is left out
 * would be said in the carrier's own words. The step of the security code differs by the kind of card where some have four digits.
 */
export function listCardSteps(cards: Kinds, keeps = false): CardStep[] {
  const back = cards.filter((kind) => kind !== 'amex');
  const bothCodes = cards.includes('amex') && back.length > 0;
  return [
    ...step('payment-card-number', 'card-number', {
      timeout: 'card-number-late',
      'invalid-card-number': 'card-number-wrong',
      'invalid-card-type': 'card-kind-wrong',
    }),
    ...step('expiration-date', 'card-expiry', { timeout: 'card-expiry-late', 'invalid-date': 'card-expiry-wrong' }),
    ...(back.length > 0 ? codeOnBack(bothCodes ? back : undefined) : []),
    ...(cards.includes('amex') ? codeOnFront(bothCodes ? ['amex'] : undefined) : []),
    ...step('postal-code', 'card-postal-code', {
      timeout: 'card-postal-code-late',
      'invalid-postal-code': 'card-postal-code-wrong',
    }),
    { for: 'payment-processing', says: keeps ? 'card-keeping' : 'card-processing' },
  ];
}

function codeOnBack(kinds: Kinds | undefined): CardStep[] {
  const errors = { timeout: 'card-code-late', 'invalid-security-code': 'card-code-wrong' } as const;
  return step('security-code', 'card-code', errors, kinds);
}

function codeOnFront(kinds: Kinds | undefined): CardStep[] {
  const errors = { timeout: 'card-front-code-late', 'invalid-security-code': 'card-front-code-wrong' } as const;
  return step('security-code', 'card-front-code', errors, kinds);
}

/** `kinds`: those that the step is said for; undefined: all. */
function step(
  name: string,
  first: CardStatement,
  errors: Readonly<Record<string, CardStatement>>,
  kinds?: Kinds,
): CardStep[] {
  const of = { for: name, ...(kinds && { cardType: kinds.join(' ') }) };
  const later = Object.entries(errors).map(([errorType, says]) => ({ ...of, errorType, says }));
  return [{ ...of, says: first }, ...later];
}
