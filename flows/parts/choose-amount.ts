import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { payingOf } from './agree-on-payment.ts';
import { takesReplies } from './agree-to-replies.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';
import { dueOf, tellPay } from './tell-card-payment.ts';

/** What is due, as it is told and offered. */
const offering = part.createStateConfig({
  always: [
    {
      guard: ({ context }) => isDue(context) && isPastDue(context) && takesReplies({ context }),
      target: 'howMuchOrReply',
    },
    { guard: ({ context }) => isDue(context) && takesReplies({ context }), target: 'thisMonthOrReply' },
    { guard: ({ context }) => isDue(context) && isPastDue(context), target: 'howMuch' },
    { guard: ({ context }) => isDue(context), target: 'thisMonth' },
    { guard: ({ context }) => isPastDue(context), target: 'pastDue' },
    { target: 'askingAmount' },
  ],
});

function isDue({ case: found }: Context): boolean {
  return found !== undefined && dueOf(found) !== undefined;
}

function isPastDue({ case: found }: Context): boolean {
  return (found?.arrearsCents ?? 0) > 0;
}

const payThisMonth = {
  to: 'quoting',
  actions: part.assign({ paying: ({ context }) => payingOf((context.case && dueOf(context.case)) ?? 0) }),
} as const;

const payPastDue = {
  to: 'quoting',
  actions: part.assign({ paying: ({ context }) => payingOf(context.case?.arrearsCents ?? 0) }),
} as const;

const toMain = { errands: true, on: { back: '#mainMenu' } } as const;

const howMuch = part.createStateConfig(
  menu(
    'pay-how-much',
    {
      'this-month': { key: '1', ...payThisMonth },
      'past-due': { key: '2', ...payPastDue },
      other: { key: '3', to: 'askingAmount' },
    },
    { tell: (context: Context) => [...tellThisMonth(context), ...tellPastDue(context)], ...toMain },
  ),
);

const toReply = { to: '#payByReply' } as const;

const howMuchOrReply = part.createStateConfig(
  menu(
    'pay-how-much-or-reply',
    {
      'this-month': { key: '1', ...payThisMonth },
      'past-due': { key: '2', ...payPastDue },
      other: { key: '3', to: 'askingAmount' },
      reply: { key: '4', ...toReply },
    },
    { tell: (context: Context) => [...tellThisMonth(context), ...tellPastDue(context)], ...toMain },
  ),
);

const thisMonthOrReply = part.createStateConfig(
  menu(
    'pay-this-amount-or-reply',
    { this: { key: '1', ...payThisMonth }, other: { key: '2', to: 'askingAmount' }, reply: { key: '3', ...toReply } },
    { tell: tellThisMonth, ...toMain },
  ),
);

const thisMonth = part.createStateConfig(
  menu(
    'pay-this-amount',
    { this: { key: '1', ...payThisMonth }, other: { key: '2', to: 'askingAmount' } },
    { tell: tellThisMonth, ...toMain },
  ),
);

const pastDue = part.createStateConfig(
  menu(
    'pay-this-amount',
    { this: { key: '1', ...payPastDue }, other: { key: '2', to: 'askingAmount' } },
    { tell: tellPastDue, ...toMain },
  ),
);

function tellThisMonth({ case: found }: Context): Told[] {
  const amount = found && dueOf(found);
  return amount === undefined ? [] : [tellPay('pay-month-is', { amount })];
}

function tellPastDue({ case: found }: Context): Told[] {
  return found && found.arrearsCents > 0 ? [tellPay('pay-past-due-is', { amount: found.arrearsCents })] : [];
}

/** How much of a case is paid: what is due, as far as there is any, or another amount. Begins at `offering`; leads to `quoting` or `askingAmount`. */
export const chooseAmount = {
  offering,
  howMuch,
  howMuchOrReply,
  thisMonth,
  thisMonthOrReply,
  pastDue,
} as const;
