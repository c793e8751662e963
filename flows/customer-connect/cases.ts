import { assign } from 'xstate';
import type { CaseDetails } from '../../src/cases/case.ts';
import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { anythingElse } from './anything-else.ts';
import { say, tell } from './prompts.ts';
import { flow, type Context } from './setup.ts';

const findingFirst = flow.createStateConfig({
  entry: {
    type: 'findCase',
    params: ({ context }) => ({ participant: context.participant?.reference ?? '', position: 1 }),
  },
});

const findingNext = flow.createStateConfig({
  entry: {
    type: 'findCase',
    params: ({ context }) => ({
      participant: context.participant?.reference ?? '',
      position: (context.case?.position ?? 0) + 1,
    }),
  },
});

const oneOfSeveral = flow.createStateConfig(
  menu(
    'next-case',
    {
      next: { key: '1', to: 'findingNext' },
      'main-menu': { key: '2', to: '#mainMenu' },
      goodbye: { key: '3', to: '#goodbye' },
    },
    { tell: tellCase, on: { back: '#mainMenu' } },
  ),
);

/** What each case comes to, one after the other: balance, monthly support, dockets, county. */
export const cases = flow.createStateConfig({
  initial: 'findingFirst',
  on: {
    'case-found': [
      {
        guard: ({ event }) => event.found.position < event.found.count,
        target: '.oneOfSeveral',
        actions: assign({ case: ({ event }) => event.found }),
      },
      { target: '.last', actions: assign({ case: ({ event }) => event.found }) },
    ],
    'no-case': { target: '#mainMenu', actions: say('no-case') },
  },
  states: { findingFirst, findingNext, oneOfSeveral, last: anythingElse(tellCase) },
});

function tellCase({ case: found }: Context): Told[] {
  if (!found) return [];
  const { position, count, numberEnding, asOf, monthlySupportCents, dockets, county } = found;
  return [
    ...(count > 1 ? [tell('case-of-several', { position, count, ending: numberEnding })] : []),
    tellBalance(found),
    ...(asOf ? [tell('balance-as-of', { asOf })] : []),
    monthlySupportCents === 0 ? tell('monthly-support-none') : tell('monthly-support', { amount: monthlySupportCents }),
    ...(dockets.length > 0 ? [tell('dockets', { dockets })] : []),
    tell('county', { county }),
  ];
}

function tellBalance({ role, arrearsCents }: CaseDetails): Told {
  const payer = role === 'payer';
  if (arrearsCents > 0) return tell(payer ? 'payer-owes' : 'recipient-is-owed', { arrears: arrearsCents });
  if (arrearsCents === 0) return tell(payer ? 'payer-owes-nothing' : 'recipient-is-owed-nothing');
  return tell(payer ? 'payer-has-credit' : 'recipient-sees-credit', { credit: -arrearsCents });
}
