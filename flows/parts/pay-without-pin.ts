import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import { chargeCard } from './charge-card.ts';
import type { Context } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPay } from './tell-card-payment.ts';

/** Whether callers of the line may pay by card who do not sign in. */
export function takesCardsOfAnybody({ context: { settings } }: { readonly context: Context }): boolean {
  return settings.pay?.withoutPin === true;
}

type Kind = NonNullable<Context['paidForKind']>;

function payFor(paidForKind: Kind) {
  return part.assign({ paidForKind });
}

function choosing(ways: string) {
  return part.createStateConfig(
    menu(
      'paid-for',
      {
        id: { key: '1', to: 'askingId', actions: payFor('participant-id') },
        number: { key: '2', to: 'askingNumber', actions: payFor('case-number') },
        'other-ways': { key: '3', to: ways },
      },
      { on: { back: ways } },
    ),
  );
}

/** Taken by keys alone: it may be a Social Security number, though it is not asked for. */
function asking(prompt: 'paid-for-id' | 'paid-for-number') {
  return part.createStateConfig({
    meta: {
      ask: { kind: 'digits', prompt, minDigits: 4, maxDigits: 20, secret: true, letters: prompt === 'paid-for-number' },
    },
    on: {
      entered: {
        target: 'hiding',
        actions: [
          remember<'entered'>(({ context, event: { digits } }) => ({ first: [...context.first, ...sayBack(digits)] })),
          {
            type: 'hidePaidFor',
            params: ({ context, event: { digits } }) => ({ kind: context.paidForKind ?? 'participant-id', digits }),
          },
        ],
      },
      back: 'choosing',
    },
  });
}

/** The end is said back, so that a slip of the finger is noticed; not of what is short, or may be a Social Security number. */
function sayBack(digits: string) {
  const isShown = digits.length >= 7 && Math.abs(digits.length - 9) > 1;
  return isShown ? [tellPay('paid-for-taken', { ending: digits.slice(-4) })] : [];
}

/** Whether there is such an ID is told to nobody. */
const hiding = part.createStateConfig({
  on: {
    'paid-for-hidden': {
      target: 'askingAmount',
      actions: remember<'paid-for-hidden'>(({ event: { paidFor } }) => ({ paidFor })),
    },
    'records-unavailable': 'hideDown',
  },
});

/** Paying by card for somebody who has not signed in: by ID or case number alone. Nothing of a case is told, nor whether there is one. */
export function payWithoutPin({ ways }: { readonly ways: string }) {
  return part.createStateConfig({
    id: 'payByCard',
    initial: 'choosing',
    states: {
      choosing: choosing(ways),
      askingId: asking('paid-for-id'),
      askingNumber: asking('paid-for-number'),
      hiding,
      hideDown: recordsDown({ again: 'choosing', back: ways }),
      ...chargeCard({ back: 'choosing', ways }),
    },
  });
}
