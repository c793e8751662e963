import { expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import { advance, begin } from '../../src/dialogue/advance.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { aLine } from '../support/a-line.ts';

const [start] = begin(customerConnect, settingsOf(aLine()));

/** What is left by a caller who typed one message, types another, and hangs up with it. */
function leave(state: 'speaking' | 'speakingAgain') {
  const request = { kind: 'message', details: { text: 'MY FIRST ONE' } } as const;
  const context = { ...start.context, request };
  const value = { otherOptions: { message: state } } as never;
  const place = customerConnect.machine.resolveState({ value, context });
  const [, effects] = advance(customerConnect, place, { type: 'typed', text: 'XQ', hungUp: true });
  return effects.map(({ params }) => ('details' in params ? params.details : undefined));
}

test('of a message that is typed again by a caller who hangs up with it, both are left', () => {
  expect(leave('speakingAgain')).toEqual([{ text: 'XQ', earlierText: 'MY FIRST ONE' }]);
});

test('what was left before in the call is no part of another message', () => {
  expect(leave('speaking')).toEqual([{ text: 'XQ' }]);
});
