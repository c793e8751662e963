import { assign } from 'xstate';
import type { PaymentKind } from '../../src/agency/payment.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember, say } from './actions.ts';
import { anythingElse, mainMenuKey, silenceEnds, thereIsMore } from './anything-else.ts';
import type { Context } from './context.ts';
import { afterLookingBack, lookBack } from './look-back.ts';
import { tellPayment } from './payment-statements.ts';
import { isLate, reportLate } from './report-late.ts';
import { tellByCase } from './tell-by-case.ts';
import { tell } from './tell.ts';
import { tellsTaxOffsets } from './tells-tax-offsets.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tellPaidBefore } from './tell-card-payment.ts';

const choosing = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.participant?.cases === 0, target: '#mainMenu', actions: say('no-case') },
    { guard: ({ context }) => Boolean(context.participant?.payer && context.participant.recipient), target: 'which' },
    { guard: ({ context }) => Boolean(context.participant?.recipient), target: 'findingSent' },
    { target: 'made' },
  ],
});

const which = part.createStateConfig(
  menu(
    'which-payments',
    { made: { key: '1', to: 'made' }, sent: { key: '2', to: 'findingSent' } },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

const findingMade = part.createStateConfig({
  entry: { type: 'findPayments', params: ({ context }) => look(context, 'collection', 0) },
});

const findingSent = part.createStateConfig({
  id: 'findingSent',
  entry: { type: 'findPayments', params: ({ context }) => look(context, 'disbursement', 0) },
});

const findingEarlier = part.createStateConfig({
  entry: {
    type: 'findPayments',
    params: ({ context }) => {
      const told = context.payments ?? { kind: 'collection', skip: 0, page: [] };
      return { ...look(context, told.kind, told.skip + told.page.length), after: context.payments?.next };
    },
  },
  on: { 'records-unavailable': 'earlierRecordsDown' },
});

function look({ participant, settings }: Context, kind: PaymentKind, skip: number) {
  const { timeZone } = settings;
  const taxOffsets = tellsTaxOffsets({ participant, settings });
  return { participant: participant?.reference ?? '', kind, timeZone, skip, taxOffsets };
}

const rememberPage = remember<'payments-found'>(({ event: { type: _type, ...found } }) => ({ payments: found }));

const toReport = { key: '1', to: 'reportingLate' } as const;
const toMainMenu = { key: mainMenuKey, to: '#mainMenu' } as const;

/** A late payment can be reported at once. */
const late = part.createStateConfig(
  menu(
    'late-payment',
    { report: toReport, 'main-menu': toMainMenu, goodbye: { to: '#goodbye' } },
    { ...silenceEnds, tell: tellPayments, on: { ...silenceEnds.on, back: '#mainMenu' } },
  ),
);

const lateWithMore = part.createStateConfig(
  menu(
    'late-payment-and-more',
    {
      report: toReport,
      'main-menu': toMainMenu,
      more: { key: '3', to: 'findingEarlier' },
      goodbye: { to: '#goodbye' },
    },
    { tell: tellPayments, on: { back: '#mainMenu' } },
  ),
);

/** Payments made, for payers; payments sent and expected, for recipients. A caller who is both chooses. */
export const payments = part.createStateConfig({
  id: 'payments',
  initial: 'choosing',
  exit: assign({ payments: undefined }),
  on: {
    'payments-found': [
      { guard: ({ event }) => event.more && event.page.some(isLate), target: '.lateWithMore', actions: rememberPage },
      { guard: ({ event }) => event.more, target: '.withMore', actions: rememberPage },
      { guard: ({ event }) => event.page.some(isLate), target: '.late', actions: rememberPage },
      { target: '.last', actions: rememberPage },
    ],
    'records-unavailable': '.recordsDown',
  },
  states: {
    choosing,
    which,
    made: afterLookingBack('paymentsMade', 'findingMade'),
    lookingBack: lookBack('findingMade'),
    findingMade,
    findingSent,
    findingEarlier,
    recordsDown: recordsDown({ again: 'choosing', back: '#mainMenu' }),
    earlierRecordsDown: recordsDown({ again: 'findingEarlier', back: '#mainMenu' }),
    withMore: thereIsMore('more-payments', 'findingEarlier', tellPayments),
    last: anythingElse(tellPayments),
    lateWithMore,
    late,
    reportingLate: reportLate,
  },
});

function tellPayments({ payments: found, settings, participant, cardPayments }: Context): Told[] {
  if (!found) return [];
  const made = found.kind === 'collection';
  const justNow = made && found.skip === 0 ? tellPaidBefore({ cardPayments }) : [];
  if (found.page.length === 0) {
    const none = tell(made ? 'no-payments-made' : 'no-payments-sent');
    // Every caller who hears of none hears this, so that it tells of nobody whether they have a tax offset.
    return [...justNow, none, ...(tellsTaxOffsets({ participant, settings }) ? [] : [tell('payments-not-told')])];
  }
  const isShared = found.page.some(({ shared }) => shared);
  const first = `payments-${made ? 'made' : 'sent'}${isShared ? '-shared' : ''}-first` as const;
  return [
    ...justNow,
    tell(found.skip > 0 ? 'payments-earlier' : first),
    ...tellByCase(found.page, (payment) => tellPayment(payment, settings)),
  ];
}
