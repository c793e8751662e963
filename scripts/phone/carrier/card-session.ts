import { type CarrierStep, carrierSteps, type KeyedCard, kindOf } from './card-steps-of-carrier.ts';
import { chargeMadeUpCard, keepMadeUpCard, type MadeUpCharge } from './made-up-processor.ts';
import type { CardVerb } from './read-card-verb.ts';
import type { Prompt } from './action.ts';

/** How a card is taken: what is said next, or how it ended. */
export type CardProgress =
  | { readonly kind: 'more'; readonly said: readonly Prompt[] }
  | { readonly kind: 'over'; readonly said: readonly Prompt[]; readonly charge: MadeUpCharge };

function stop(Result: string): CardProgress {
  return { kind: 'over', said: [], charge: { result: { Result }, comes: 'usually' } };
}

/** Takes a card key by key, as the carrier does: star stops it at any step, and each step is asked again a few times. */
export function createCardSession(verb: CardVerb) {
  const card = { number: '', expiry: '', code: '', postalCode: '' } satisfies KeyedCard;
  let at = 0;
  let retries = 0;

  function stepNow(): CarrierStep | undefined {
    return carrierSteps[at];
  }

  function say(name: string, errorType?: string): readonly Prompt[] {
    const found = verb.prompts.find(
      (prompt) =>
        prompt.for === name &&
        prompt.errorType === errorType &&
        (prompt.cardType?.split(' ').includes(kindOf(card)) ?? true),
    );
    return found?.said ?? [];
  }

  /** Keys of one step at a time; what is pressed too early goes to the next one. */
  function press(keys: string): CardProgress {
    const said: Prompt[] = [];
    for (const key of keys) {
      if (key === '*') return stop('caller-interrupted-with-star');
      const step = stepNow();
      if (!step) break;
      if (key !== '#') card[step.field] += key;
      if (key !== '#' && card[step.field].length < step.length(card)) continue;
      const progress = finish(step);
      if (progress.kind === 'over') return progress;
      said.push(...progress.said);
    }
    return { kind: 'more', said };
  }

  function finish(step: CarrierStep, error = step.findError(card, verb.cards)): CardProgress {
    if (error !== undefined) {
      card[step.field] = '';
      retries += 1;
      return retries > verb.mostRetries
        ? stop('too-many-failed-attempts')
        : { kind: 'more', said: say(step.name, error) };
    }
    at += 1;
    retries = 0;
    const next = stepNow();
    if (next) return { kind: 'more', said: say(next.name) };
    return {
      kind: 'over',
      said: say('payment-processing'),
      charge: (verb.keeps ? keepMadeUpCard : chargeMadeUpCard)(card),
    };
  }

  return {
    begin: () => say(carrierSteps[0]?.name ?? ''),
    press,
    /** Nothing is keyed in for a while. */
    wait(): CardProgress {
      const step = stepNow();
      return step ? finish(step, 'timeout') : { kind: 'more', said: [] };
    },
    /** What the carrier sends of a card, parts of it in clear (twilio.com/docs/voice/twiml/pay). */
    describe: (): Record<string, string> => ({
      PaymentMethod: 'credit-card',
      PaymentCardNumber: `xxxx-xxxxxx-x${card.number.slice(-4)}`,
      PaymentCardType: kindOf(card),
      ExpirationDate: card.expiry,
      SecurityCode: '*'.repeat(card.code.length),
      PaymentCardPostalCode: card.postalCode,
    }),
  };
}

export type CardSession = ReturnType<typeof createCardSession>;
