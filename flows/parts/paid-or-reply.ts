import { menu } from '../../src/dialogue/menu.ts';
import { silenceEnds } from './anything-else.ts';
import { rememberPaymentDay } from './agree-on-payment.ts';
import { takesReplies } from './agree-to-replies.ts';
import { toMainMenu } from './charge-card.ts';
import { part } from './setup.ts';
import { tellPaid } from './tell-card-payment.ts';

/** Behind a payment: who may pay by replying from now on is offered that. They stand in place of those of `chargeCard`. */
export const paidOrReply = {
  timingPaid: part.createStateConfig({
    entry: { type: 'readPaymentDay', params: {} },
    on: {
      'payment-day-read': [
        { guard: takesReplies, target: 'paidOrReply', actions: rememberPaymentDay },
        { target: 'paid', actions: rememberPaymentDay },
      ],
      'records-unavailable': 'paid',
    },
  }),
  paidOrReply: part.createStateConfig(
    menu(
      'after-card-payment-or-reply',
      {
        again: { key: '1', actions: [] },
        'main-menu': toMainMenu,
        reply: { key: '3', to: '#payByReply' },
        goodbye: { to: '#goodbye' },
      },
      { ...silenceEnds, tell: tellPaid, on: { ...silenceEnds.on, back: '#mainMenu' } },
    ),
  ),
} as const;
