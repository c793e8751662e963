import type { Question } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import type { Context } from './context.ts';
import { type ErrandName, errandNames, personErrands, signedInErrands } from './errand-names.ts';
import { part } from './setup.ts';
import { pick, tell } from './tell.ts';

/** The errand that a caller named, in place of an answer. */
export const rememberErrand = remember<'errand'>(({ event }) => ({ errand: readErrand(event.errand) }));

/** A caller who names an errand before a language has chosen the one in which it was said. */
export const speakAsHeard = remember<'errand'>(({ event }) => ({ language: event.language }));

export const rememberEither = remember<'either'>(({ event }) => ({ errands: event.errands.map(readErrand) }));

function readErrand(name: string): ErrandName {
  const errand = errandNames.find((one) => one === name);
  if (!errand) throw new Error(`There is no errand "${name}"`);
  return errand;
}

const forgetErrand = part.assign({ errand: undefined });

const sayPerson = part.assign(({ context }) => ({
  first: [...context.first, ...tellErrand('needs-person', context)],
  errand: undefined,
}));

function tellErrand(prompt: 'needs-person' | 'errand-understood', { errand }: Context) {
  return errand ? [tell(prompt, { errand: `errand-${errand}` })] : [];
}

function isErrand(...names: readonly ErrandName[]) {
  return ({ context: { errand } }: { readonly context: Context }) => errand !== undefined && names.includes(errand);
}

function isErrandOf(role: 'payer' | 'recipient', ...names: readonly ErrandName[]) {
  return ({ context }: { readonly context: Context }) =>
    isErrand(...names)({ context }) && context.participant?.[role] === true;
}

const isStrangers = ({ context }: { readonly context: Context }) => context.participant === undefined;

function lead(target: string, ...names: readonly ErrandName[]) {
  return { guard: isErrand(...names), target, actions: forgetErrand } as const;
}

/** Does what the caller wants: by signing in first where it takes that, and by a person where this line cannot. No call rests here. */
const doing = part.createStateConfig({
  always: [
    lead('#openingACase', 'open-case'),
    lead('#offices', 'offices'),
    lead('#employers', 'employers'),
    lead('#complaints', 'complaints'),
    {
      guard: ({ context }) => isErrand('get-pin')({ context }) && isStrangers({ context }),
      target: '#getPin',
      actions: forgetErrand,
    },
    {
      guard: ({ context }) => isErrand(...signedInErrands)({ context }) && isStrangers({ context }),
      target: '#signIn',
      description: 'The errand is done once the caller has signed in.',
    },
    {
      guard: ({ context }) => isErrand('message')({ context }) && !isStrangers({ context }),
      target: '#choosingCaseOfMessage',
      actions: forgetErrand,
    },
    { guard: isErrand(...personErrands), target: '#agent', actions: sayPerson },
    lead('#cases', 'balance'),
    { guard: isErrandOf('payer', 'payments-made'), target: '#findingMade', actions: forgetErrand },
    { guard: isErrandOf('recipient', 'payments-sent'), target: '#findingSent', actions: forgetErrand },
    lead('#payments', 'payments', 'payments-made', 'payments-sent'),
    { guard: isErrandOf('recipient', 'direct-deposit'), target: '#directDeposit', actions: forgetErrand },
    { guard: isErrandOf('recipient', 'payment-card'), target: '#paymentCard', actions: forgetErrand },
    { guard: isErrandOf('recipient', 'pay'), target: '#makePayment', actions: forgetErrand },
    {
      guard: isErrandOf('payer', 'direct-deposit', 'payment-card'),
      target: '#agent',
      actions: sayPerson,
      description: 'Deposits and cards are for those who receive: who only pays hears no ways to pay in their place.',
    },
    lead('#money', 'direct-deposit', 'payment-card', 'pay'),
    lead('#dates', 'dates'),
    lead('#documents', 'documents'),
    lead('#contactChange', 'contact-change'),
    lead('#newPin', 'new-pin', 'get-pin'),
    { guard: isErrand('missing-payment', 'order-review'), target: 'confirming' },
    { target: '#mainMenu' },
  ],
});

/** A request is left only when the caller has heard what was understood. */
const confirming = part.createStateConfig(
  menu(
    'confirm-errand',
    {
      right: { key: '1', to: 'confirmed' },
      wrong: { key: '2', to: '#mainMenu', actions: forgetErrand },
    },
    { errands: true, tell: (context: Context) => tellErrand('errand-understood', context), on: { back: '#mainMenu' } },
  ),
);

const confirmed = part.createStateConfig({
  always: [lead('#missingPayment', 'missing-payment'), lead('#orderReview', 'order-review')],
});

const takePicked = remember<'picked'>(({ context, event }) => ({
  errand: context.errands?.[event.position - 1],
  errands: undefined,
}));

/** What was said could mean two things. */
const choosing = part.createStateConfig({
  meta: { ask: askWhich },
  on: {
    picked: {
      target: 'doing',
      actions: takePicked,
    },
    back: '#home',
  },
});

function askWhich({ errands = [] }: Context): Question {
  const items = errands.map((errand) => ({ slots: { errand: `errand-${errand}` as const }, hear: [], errand }));
  return pick('which-errand', items);
}

export const doErrand = part.createStateConfig({
  id: 'errand',
  initial: 'doing',
  states: { doing, confirming, confirmed, choosing: { id: 'whichErrand', ...choosing } },
});
