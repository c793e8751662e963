import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember, sayTold } from './actions.ts';
import { anythingElse } from './anything-else.ts';
import { askTextNumber } from './ask-text-number.ts';
import { type Context, participantOf } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPay } from './tell-card-payment.ts';

/** Whether the line has a page for paying, whose link this call has not sent yet. */
export function offersLink({ settings: { pay }, linkSent }: Context): boolean {
  return pay?.link !== undefined && !linkSent;
}

/** Where it goes, how often, what is in it and what it costs: nobody can agree who was not told. */
function tellLinkTerms({ textPhone = '' }: Context): Told[] {
  return [tellPay('pay-link-terms', { ending: textPhone.slice(-4) }), tellPay('pay-link-rules')];
}

const agreement = menu(
  'agree-to-link',
  { agree: { key: '1', to: 'sending' }, refuse: { key: '2', to: 'refused' } },
  { tell: tellLinkTerms, on: { back: 'askingNumber' } },
);

const sending = part.createStateConfig({
  entry: {
    type: 'sendPayLink',
    params: ({ context }) => ({
      participant: participantOf(context),
      phone: context.textPhone ?? '',
      link: context.settings.pay?.link ?? '',
      language: context.language,
      pace: context.pace,
      asked: { told: tellLinkTerms(context), question: agreement.meta.ask },
    }),
  },
  on: {
    'pay-link-on-its-way': {
      target: 'sent',
      actions: part.assign(({ context }) => ({
        linkSent: true,
        textPhone: undefined,
        first: [...context.first, tellPay('pay-link-sent')],
      })),
    },
    'pay-link-waits-for-start': {
      target: 'sent',
      actions: remember<'pay-link-waits-for-start'>(({ context, event: { phone } }) => ({
        textPhone: undefined,
        first: [...context.first, tellPay('pay-link-stopped', { phone })],
      })),
    },
    'records-unavailable': 'sendingFailed',
  },
});

/** A link to the agency's page for paying, by text, once a call. `ways`: where the other ways to pay are told. */
export function payLink({ ways }: { readonly ways: string }) {
  return part.createStateConfig({
    id: 'payLink',
    initial: 'findingNumber',
    states: {
      ...askTextNumber({ offer: 'offer-link-number', next: 'agreeing', without: 'noTexts' }),
      noTexts: part.createStateConfig({
        always: { target: ways, actions: sayTold(tellPay('pay-link-not-here')) },
      }),
      agreeing: part.createStateConfig(agreement),
      sending,
      sendingFailed: recordsDown({ again: 'sending', back: '#mainMenu' }),
      sent: anythingElse(),
      refused: anythingElse(() => [tellPay('pay-link-refused')]),
    },
  });
}
