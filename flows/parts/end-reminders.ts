import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import { participantOf } from './context.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';
import { tellWhereTheyGo } from './tell-reminders.ts';

/** Who says that no more texts are to come is asked only whether that is meant. */
export const findingToEnd = part.createStateConfig({
  id: 'endReminders',
  entry: { type: 'findConsents', params: ({ context }) => ({ participant: participantOf(context) }) },
  on: {
    'consents-found': [
      {
        guard: ({ event }) => event.numbers.length > 0,
        target: 'askingToEnd',
        actions: remember<'consents-found'>(({ event: { numbers } }) => ({ reminded: numbers })),
      },
      { target: 'noneToEnd' },
    ],
    'no-reminders': {
      target: '#agent',
      actions: part.assign(({ context }) => ({
        first: [...context.first, tell('needs-person', { errand: 'errand-text-reminders-end' })],
      })),
    },
    'records-unavailable': 'endRecordsDown',
  },
});

export const askingToEnd = part.createStateConfig(
  menu(
    'end-reminders',
    { end: { key: '1', to: 'ending' }, keep: { key: '2', to: '#mainMenu' } },
    { tell: tellWhereTheyGo, on: { back: '#mainMenu' } },
  ),
);
