import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is said while a caller signs in, gets a PIN or chooses one, and of who has signed in. */
export const signInPrompts = {
  statements: {
    'participant-id-taken': { ending: 'digits' },
    'sign-in-refused': {},
    'sign-in-gave-up': {},
    'sign-in-paused': {},
    'sign-in-paused-for': { minutes: 'count' },
    'sign-in-locked': {},
    'sign-in-locked-for': { hours: 'count' },
    'sign-in-over': {},
    'sign-in-ended': {},
    'signed-in': {},
    'no-pin': {},
    'pin-emailed': {},
    'pin-emailed-later': {},
    'pin-mailed': {},
    'pin-underway': {},
    'pin-temporary': {},
    'pin-weak': {},
    'new-pin-unfit': {},
    'new-pin-unfit-eight': {},
    'new-pin-differs': {},
    'pin-changed': {},

    'caller-signed-in': {},
    'caller-signed-in-as': { ending: 'digits' },
    'caller-sign-in-paused': {},
    'caller-sign-in-locked': {},
  },
  answers: ['pin-emailed', 'pin-emailed-later', 'pin-mailed', 'pin-underway', 'pin-changed'],
  digits: [
    'participant-id',
    'participant-id-or-ssn',
    'pin',
    'pin-once-more',
    'new-pin',
    'new-pin-eight',
    'new-pin-again',
    'callback-number-or-known',
    'callback-number-or-known-abroad',
  ],
  starred: ['pin', 'pin-once-more', 'callback-number-or-known', 'callback-number-or-known-abroad'],
  /** `pin-message` brings a temporary PIN by post and how many days it works, `pin-email` by e-mail and how many hours; notices tell what happened. */
  letters: {
    'pin-message': { pin: 'digits', days: 'count' },
    'pin-email': { pin: 'digits', hours: 'count' },
    'sign-in-locked-notice': {},
    'pin-changed-notice': {},
  },
} as const satisfies Partial<FlowPrompts>;
