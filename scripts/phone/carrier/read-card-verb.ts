import type { Element } from '@xmldom/xmldom';
import type { Action, Prompt } from './action.ts';
import { CarrierError } from './carrier-error.ts';

/** A verb that takes a card and charges it. `amount` is in dollars and cents. */
export interface CardVerb {
  readonly verb: 'Pay';
  readonly action: Action;
  readonly statusUrl: string | undefined;
  readonly amount: string;
  /** Whether the card is kept, and nothing is charged. */
  readonly keeps: boolean;
  readonly cards: readonly string[];
  readonly mostRetries: number;
  /** What goes on to the processor. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly prompts: readonly {
    readonly for: string;
    readonly errorType: string | undefined;
    readonly cardType: string | undefined;
    readonly said: readonly Prompt[];
  }[];
}

/** Reads a `<Pay>`. Throws where it would keep a card for later in place of charging it, unless it says so. */
export function readCardVerb(pay: Element, action: Action, readPrompt: (element: Element) => Prompt): CardVerb {
  const children = [...pay.children];
  const amount = pay.getAttribute('chargeAmount') ?? '';
  const keeps = amount === '' && pay.getAttribute('tokenType') === 'reusable';
  if (!keeps && (!/^\d+\.\d{2}$/.test(amount) || Number(amount) === 0 || Number(amount) > 1_000_000)) {
    throw new CarrierError(12200, 'A <Pay> needs a chargeAmount such as 425.00: without one the card is only kept.');
  }
  const prompts = children
    .filter(({ nodeName }) => nodeName === 'Prompt')
    .map((prompt) => ({
      for: prompt.getAttribute('for') ?? '',
      errorType: prompt.getAttribute('errorType') ?? undefined,
      cardType: prompt.getAttribute('cardType') ?? undefined,
      said: [...prompt.children].map(readPrompt),
    }));
  const parameters = children
    .filter(({ nodeName }) => nodeName === 'Parameter')
    .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? ''] as const);
  return {
    verb: 'Pay',
    action: { ...action, method: 'POST' },
    statusUrl: pay.getAttribute('statusCallback') ?? undefined,
    amount,
    keeps,
    cards: (pay.getAttribute('validCardTypes') ?? 'visa mastercard amex').split(' '),
    mostRetries: Number(pay.getAttribute('maxAttempts') ?? 1),
    parameters: Object.fromEntries(parameters),
    prompts,
  };
}
