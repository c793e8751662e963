import { isCardNumber } from '../../../src/agency/is-card-number.ts';

/** What a caller has keyed in of a card so far. */
export interface KeyedCard {
  readonly number: string;
  readonly expiry: string;
  readonly code: string;
  readonly postalCode: string;
}

export interface CarrierStep {
  readonly name: string;
  readonly field: keyof KeyedCard;
  /** How many keys end it; one that has no end of its own ends with `#`. */
  readonly length: (card: KeyedCard) => number;
  /** What is wrong with what was keyed in. */
  readonly findError: (card: KeyedCard, cards: readonly string[]) => string | undefined;
}

/** The kinds of cards by how their numbers begin (twilio.com/docs/voice/twiml/pay). */
const kinds: readonly (readonly [begins: RegExp, kind: string])[] = [
  [/^4/, 'visa'],
  [/^(?:5[1-5]|2[2-7])/, 'mastercard'],
  [/^3[47]/, 'amex'],
  [/^6(?:011|4|5)/, 'discover'],
];

export function kindOf({ number }: Pick<KeyedCard, 'number'>): string {
  return kinds.find(([begins]) => begins.test(number))?.[1] ?? 'other';
}

/** The steps in the carrier's order. */
export const carrierSteps: readonly CarrierStep[] = [
  {
    name: 'payment-card-number',
    field: 'number',
    length: (card) => (kindOf(card) === 'amex' ? 15 : 16),
    findError(card, cards) {
      if (!isCardNumber(card.number)) return 'invalid-card-number';
      return cards.includes(kindOf(card)) ? undefined : 'invalid-card-type';
    },
  },
  {
    name: 'expiration-date',
    field: 'expiry',
    length: () => 4,
    findError: ({ expiry }) => (isToCome(expiry) ? undefined : 'invalid-date'),
  },
  {
    name: 'security-code',
    field: 'code',
    length: (card) => (kindOf(card) === 'amex' ? 4 : 3),
    findError: (card) => (/^\d{3,4}$/.test(card.code) ? undefined : 'invalid-security-code'),
  },
  {
    name: 'postal-code',
    field: 'postalCode',
    length: () => 10,
    findError: ({ postalCode }) => (/^\d{5}(?:\d{4})?$/.test(postalCode) ? undefined : 'invalid-postal-code'),
  },
];

/** MMYY, of this month or later. */
function isToCome(expiry: string): boolean {
  const { month = '', year = '' } = /^(?<month>0[1-9]|1[0-2])(?<year>\d{2})$/.exec(expiry)?.groups ?? {};
  if (month === '') return false;
  const last = Temporal.PlainYearMonth.from({ year: 2000 + Number(year), month: Number(month) });
  return Temporal.PlainYearMonth.compare(last, Temporal.Now.plainDateISO().toPlainYearMonth()) >= 0;
}
