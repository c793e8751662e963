import { menu } from '../../src/dialogue/menu.ts';
import { silenceEnds } from './anything-else.ts';
import { takesReplies } from './agree-to-replies.ts';
import { toMainMenu } from './charge-card.ts';
import { part } from './setup.ts';
import { tellPaid } from './tell-card-payment.ts';

/** Behind a payment: who may pay by replying from now on is offered that. Begins at `offeringReply`. */
export const paidOrReply = {
  offeringReply: part.createStateConfig({
    always: [{ guard: takesReplies, target: 'paidOrReply' }, { target: 'paid' }],
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
