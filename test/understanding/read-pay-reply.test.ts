import { expect, it } from 'vitest';
import { readPayReply } from '../../src/understanding/read-pay-reply.ts';

it.each([
  ['PAY 4821', '4821', 'en'],
  ['pay4821', '4821', 'en'],
  ['  Pay :  48 21. ', '4821', 'en'],
  ['“PAY 4821”', '4821', 'en'],
  ['P A Y 4 8 2 1', '4821', 'en'],
  ['PAY #4821', '4821', 'en'],
  ['ＰＡＹ ４８２１', '4821', 'en'],
  ['PAGAR 4821', '4821', 'es'],
  ['Pagar4821', '4821', 'es'],
  ['PAY 482', '482', 'en'],
  ['pay 48210', '48210', 'en'],
] as const)('reads %s', (text, code, language) => {
  expect(readPayReply(text)).toEqual({ code, language });
});

it.each([
  '4821',
  'PAY',
  'pay my balance',
  'how do I pay 4821?',
  'PAY 4821 tomorrow',
  'repay 4821',
  'PAY 123456789',
  '',
])('takes "%s" for no code', (text) => {
  expect(readPayReply(text)).toBeUndefined();
});
