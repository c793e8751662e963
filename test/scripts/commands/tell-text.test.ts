import { expect, test } from 'vitest';
import { describeInFull } from '../../../scripts/commands/support/tell-text.ts';
import { hearingText } from '../../support/text-list.contract.ts';

test('a reminder call is told as a call, and not by words that it does not have', () => {
  const told = describeInFull({
    ...hearingText,
    by: 'call',
    words: '',
    from: '+18669013212',
    name: 'n',
    reference: '12345678',
    state: 'unknown',
    why: undefined,
    code: undefined,
    tries: 1,
    claimedMs: 0,
    triedMs: 0,
  });
  expect(told).toContain('court-dates, week: was handed over, and the carrier never told whether it had it');
  expect(told).toContain('\n\nIt is a call: it says who calls');
});
