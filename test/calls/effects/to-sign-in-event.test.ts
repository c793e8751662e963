import { expect, test } from 'vitest';
import { toSignInEvent } from '../../../src/calls/effects/to-sign-in-event.ts';
import type { Counted } from '../../../src/calls/ports/count.ts';

test('refusals, locks and held up sign-ins are counted, those that succeed are not', () => {
  const counted: Counted[] = [];
  const count = (what: Counted) => void counted.push(what);
  expect(toSignInEvent({ outcome: 'refused' }, count)).toEqual({ type: 'sign-in-refused' });
  expect(toSignInEvent({ outcome: 'refused', locks: true }, count)).toEqual({ type: 'sign-in-refused', locks: true });
  expect(toSignInEvent({ outcome: 'paused', minutes: 2 }, count)).toEqual({ type: 'sign-in-paused', minutes: 2 });
  expect(toSignInEvent({ outcome: 'locked' }, count)).toEqual({ type: 'sign-in-locked' });
  const known = { payer: true, recipient: false, cases: 1, mailingAddressValid: true, phoneOnFile: true };
  const signedIn = { participant: '7.0', ...known, pinTemporary: false };
  expect(toSignInEvent({ outcome: 'accepted', ...signedIn }, count)).toEqual({ type: 'signed-in', ...signedIn });
  expect(counted).toEqual([
    'sign-ins refused',
    'sign-ins refused',
    'sign-ins locked',
    'sign-ins held up',
    'sign-ins held up',
  ]);
});
