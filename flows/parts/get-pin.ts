import { assign } from 'xstate';
import { say } from './actions.ts';
import { askForId } from './ask-for-id.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

const requesting = part.createStateConfig({
  entry: [
    assign({ pinRequested: true }),
    { type: 'requestPin', params: ({ context }) => ({ claim: context.claim ?? '', language: context.language }) },
  ],
  on: {
    'pin-emailed': { target: 'onItsWay', actions: say('pin-emailed') },
    'pin-emailed-later': { target: 'onItsWay', actions: say('pin-emailed-later') },
    'pin-mailed': { target: 'onItsWay', actions: say('pin-mailed') },
    'pin-underway': { target: 'onItsWay', actions: say('pin-underway') },
    'pin-needs-agent': { target: '#agent', actions: say('no-pin') },
    'records-unavailable': 'recordsDown',
  },
});

/** One PIN a call: a caller who wants another, be it for another ID, talks with a person. */
const oncePerCall = part.createStateConfig({
  id: 'requestingPin',
  always: [
    { guard: ({ context }) => context.pinRequested, target: '#agent', actions: say('no-pin') },
    { target: 'requesting' },
  ],
});

interface GetPin {
  /** Where `#` leads. */
  readonly back: string;
  /** What is asked once a PIN is on its way. */
  readonly onItsWay: object;
}

/** A temporary PIN, by e-mail or by post, for callers without one. Those who gave their number at sign-in are not asked for it again. */
export function getPin({ back, onItsWay }: GetPin) {
  return part.createStateConfig({
    id: 'getPin',
    initial: 'participantId',
    states: {
      participantId: askForId({ next: '#requestingPin', back }),
      oncePerCall,
      requesting,
      recordsDown: recordsDown({ again: 'requesting', back }),
      onItsWay,
    },
  });
}
