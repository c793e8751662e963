import type { SlotType, Slots } from '../../src/dialogue/prompt-contract.ts';
import type { SayFirst } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { ownStatements } from '../../src/dialogue/own-prompts.ts';

/** Every sentence this flow can say, with the slots it fills. Menus are not listed: they stand in the flow itself. */
export const statements = {
  ...ownStatements,
  notice: {},

  'participant-id-taken': { ending: 'digits' },
  'sign-in-refused': {},
  'sign-in-gave-up': {},
  'sign-in-paused': {},
  'pin-temporary': {},
  'no-pin': {},
  'signed-in': {},

  'case-of-several': { position: 'count', count: 'count', ending: 'spell' },
  'payer-owes': { arrears: 'money' },
  'payer-owes-nothing': {},
  'payer-has-credit': { credit: 'money' },
  'recipient-is-owed': { arrears: 'money' },
  'recipient-is-owed-nothing': {},
  'recipient-sees-credit': { credit: 'money' },
  'balance-as-of': { asOf: 'date' },
  'monthly-support': { amount: 'money' },
  'monthly-support-none': {},
  dockets: { dockets: 'spell' },
  county: { county: 'name' },
  'no-case': {},

  'payments-made-first': {},
  'payments-sent-first': {},
  'payments-earlier': {},
  'payment-made': { amount: 'money', date: 'date', how: 'term' },
  'payment-scheduled': { amount: 'money', date: 'date', how: 'term' },
  'payment-sent': { amount: 'money', date: 'date', how: 'term' },
  'payment-expected': { amount: 'money', date: 'date', how: 'term' },
  'no-payments-made': {},
  'no-payments-sent': {},
  'method-wage-withholding': {},
  'method-bank': {},
  'method-card': {},
  'method-cash': {},
  'method-check': {},
  'method-tax-offset': {},
  'method-direct-deposit': {},
  'method-payment-card': {},

  'money-by-agent': {},
  'dates-by-agent': {},
  'other-options-by-agent': {},
  'general-information-by-agent': {},
  'desk-unreached': {},
} as const satisfies Record<string, Slots>;

/** Statements that operators may leave empty. */
export const optionalStatements = ['notice'] as const satisfies readonly (keyof typeof statements)[];

/** Questions answered with digits. */
export const digitsQuestions = ['participant-id', 'participant-id-or-ssn', 'pin'] as const;

type Statements = typeof statements;
type ValueOf<Type extends SlotType> = Type extends 'money' | 'count'
  ? number
  : Type extends 'spell'
    ? string | readonly string[]
    : string;
type SlotsOf<Key extends keyof Statements> = {
  readonly [Slot in keyof Statements[Key]]: ValueOf<Statements[Key][Slot] & SlotType>;
};

/** A sentence with its slots filled: the compiler knows which. */
export function tell<Key extends keyof Statements>(
  prompt: Key,
  ...[slots]: keyof Statements[Key] extends never ? [] : [slots: SlotsOf<Key>]
): Told {
  return slots ? { prompt, slots } : { prompt };
}

/** The action that says a sentence once, before the next scene. */
export function say<Key extends keyof Statements>(
  prompt: Key,
  ...slots: keyof Statements[Key] extends never ? [] : [slots: SlotsOf<Key>]
): SayFirst {
  return { type: 'sayFirst', params: tell(prompt, ...slots) };
}
