import type { CardQuestion, Told } from '../../src/dialogue/output.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import { anythingElse, mainMenuKey } from './anything-else.ts';
import { askTextNumber } from './ask-text-number.ts';
import { chooseCase } from './choose-case.ts';
import { type Context, participantOf } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';
import { tellReply } from './tell-reply.ts';

/** Whether callers who pay may agree to pay by replying to texts. */
export function takesReplies({ context }: { readonly context: Context }): boolean {
  const { settings, participant } = context;
  return settings.pay?.byReply === true && !settings.pay.typed && participant?.payer === true;
}

const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.chosenCase === undefined, target: 'choosingCase' },
    { target: 'findingReplies' },
  ],
});

const toPerson = {
  target: '#agent',
  actions: part.assign(({ context }) => ({
    first: [...context.first, tell('needs-person', { errand: 'errand-text-reminders' })],
  })),
} as const;

/** Of a caller with a case that is not told, it may be any. */
const thatCase = part.createStateConfig({
  id: 'caseOfReplies',
  always: [{ guard: ({ context }) => context.chosenCase === undefined, ...toPerson }, { target: 'findingReplies' }],
});

function caseOf(context: Context) {
  return { participant: participantOf(context), case: context.chosenCase ?? 1 };
}

const findingReplies = part.createStateConfig({
  entry: { type: 'findReplies', params: ({ context }) => caseOf(context) },
  on: {
    'replies-found': [
      {
        guard: ({ event }) => event.ending !== undefined,
        target: 'on',
        actions: remember<'replies-found'>(({ event }) => ({ repliesTo: event.ending, repliesCase: event.caseEnding })),
      },
      {
        target: 'findingNumber',
        actions: remember<'replies-found'>(({ event }) => ({ repliesCase: event.caseEnding })),
      },
    ],
    'no-replies': toPerson,
    'records-unavailable': 'findingFailed',
  },
});

/** Of a caller with several cases it is told which one it is. */
function tellRepliesCase({ repliesCase: ending }: Context): Told[] {
  return ending === undefined ? [] : [tellReply('replies-case', { ending })];
}

function tellRepliesOn(context: Context): Told[] {
  return [tellReply('replies-on', { ending: context.repliesTo ?? '' }), ...tellRepliesCase(context)];
}

const on = part.createStateConfig(
  menu(
    'replies',
    {
      stop: { key: '1', to: 'ending' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      change: { key: '3', to: 'findingNumber' },
      goodbye: { to: '#goodbye' },
    },
    { errands: true, tell: tellRepliesOn },
  ),
);

/** Who keeps the card, what the texts name, when something is charged, and how it ends: nobody can agree who has not heard it. */
function tellTerms(context: Context): Told[] {
  return [
    tellReply('replies-terms', { ending: context.textPhone?.slice(-4) ?? '' }),
    ...tellRepliesCase(context),
    tellReply('replies-charge'),
    tell('reminders-rules'),
  ];
}

const agreement = menu(
  'agree-to-replies',
  { agree: { key: '1', to: 'takingCard' }, refuse: { key: '2', to: 'refused' } },
  { tell: tellTerms, on: { back: 'askingNumber' } },
);

/** The processor keeps the card, and charges nothing. */
const takingCard = part.createStateConfig({
  meta: { tell: () => [tellReply('card-kept-first')], ask: askForCard },
  on: {
    charged: {
      target: 'keeping',
      actions: {
        type: 'keepCard',
        params: ({ context, event: { kept } }) => ({
          ...caseOf(context),
          card: kept,
          caseEnding: context.repliesCase,
          phone: context.textPhone ?? '',
          language: context.language,
          pace: context.pace,
          asked: { told: tellTerms(context), question: agreement.meta.ask },
        }),
      },
    },
  },
});

function askForCard({ settings: { pay } }: Context): CardQuestion {
  const { connector = '', cards = [] } = pay ?? {};
  return { kind: 'card', prompt: 'card-number', payment: '', amountCents: 0, connector, cards, keeps: true };
}

const keeping = part.createStateConfig({
  on: {
    'card-kept': { target: 'kept', actions: sayKept('replies-kept') },
    'card-kept-for-start': {
      target: 'kept',
      actions: remember<'card-kept-for-start'>(({ context, event: { phone } }) => ({
        first: [...context.first, tell('reminders-wait-for-start', { phone })],
      })),
    },
    'card-not-kept': 'notKept',
    'records-unavailable': 'notKept',
  },
});

function sayKept(prompt: 'replies-kept' | 'replies-ended') {
  return part.assign(({ context }) => ({ first: [...context.first, tellReply(prompt)] }));
}

const notKept = part.createStateConfig(
  menu(
    'card-not-kept-menu',
    { again: { key: '1', to: 'takingCard' }, 'main-menu': { key: mainMenuKey, to: '#mainMenu' } },
    { tell: () => [tellReply('card-not-kept')], on: { back: '#mainMenu' } },
  ),
);

const ending = part.createStateConfig({
  entry: {
    type: 'endReplies',
    params: ({ context }) => ({ participant: participantOf(context), language: context.language }),
  },
  on: {
    'replies-ended': { target: 'kept', actions: sayKept('replies-ended') },
    'records-unavailable': 'endingFailed',
  },
});

/** Paying by replying to texts: told back, agreed to with a card that the processor keeps, and taken back. */
export const agreeToReplies = part.createStateConfig({
  id: 'payByReply',
  initial: 'starting',
  exit: part.assign({ repliesTo: undefined, repliesCase: undefined, textPhone: undefined, cases: undefined }),
  states: {
    starting,
    choosingCase: chooseCase({ next: '#caseOfReplies', back: '#mainMenu' }),
    thatCase,
    findingReplies,
    findingFailed: recordsDown({ again: 'findingReplies', back: '#mainMenu' }),
    on,
    ...askTextNumber({ offer: 'offer-reminder-number', next: 'agreeing', without: '#agent' }),
    agreeing: part.createStateConfig(agreement),
    takingCard,
    keeping,
    kept: anythingElse(),
    notKept,
    refused: anythingElse(() => [tellReply('replies-refused')]),
    ending,
    endingFailed: recordsDown({ again: 'ending', back: 'on' }),
  },
});
