import { describe, expect, test } from 'vitest';
import { checkLines } from '../../src/lines/lines-file.ts';
import { settingsOf } from '../../src/lines/line.ts';
import { FileErrors } from '../../src/yaml/file-errors.ts';
import { placeAndAdvice } from '../support/place-and-advice.ts';

const pay = `{ connector: sample, fee: { percent: 1.9 }, cards: [visa, mastercard, discover], least: "1.00", most: "5000.00", cutOff: "15:00", withoutPin: true }`;

const linesWith = (setting: string, channel = 'voice') => `lines:
  paying:
    channel: ${channel}
    numbers: ["+18005550100"]
    flow: some-flow
    language: en
    pace: relay
    timeZone: America/New_York
    desk: "+19165550199"
    pay: ${setting}
`;

const read = (setting: string, channel?: string) => {
  return checkLines({ file: 'lines.yaml', text: linesWith(setting, channel) }).lines[0];
};

function problemsOf(setting: string): string[] {
  try {
    read(setting);
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(placeAndAdvice);
  }
}

describe('how a line charges cards', () => {
  test('is read into cents and percent', () => {
    expect(read(pay)?.pay).toEqual({
      connector: 'sample',
      fee: { percent: 1.9 },
      cards: ['visa', 'mastercard', 'discover'],
      leastCents: 100,
      mostCents: 500_000,
      cutOff: '15:00',
      withoutPin: true,
    });
  });

  test.for([
    ['{ percent: 2 }', { percent: 2 }],
    ['{ percent: 2.55 }', { percent: 2.55 }],
    ['{ cents: 250 }', { cents: 250 }],
  ] as const)('takes the fee %s', ([fee, wanted]) => {
    expect(read(pay.replace('{ percent: 1.9 }', fee))?.pay?.fee).toEqual(wanted);
  });

  test('costs nothing, needs a PIN and has no hour unless that is set', () => {
    const setting = '{ connector: Default, cards: [visa, visa], least: "0.01", most: "10.00" }';
    expect(read(setting)?.pay).toEqual({
      connector: 'Default',
      fee: { cents: 0 },
      cards: ['visa'],
      leastCents: 1,
      mostCents: 1000,
      withoutPin: false,
    });
  });

  test('tells a flow whether callers type', () => {
    for (const [channel, typed] of [
      ['voice', false],
      ['tty', true],
    ] as const) {
      const line = read(pay, channel);
      expect(line && settingsOf(line).pay).toMatchObject({ connector: 'sample', typed });
    }
  });

  test('has a page for paying, whose link is texted to callers who have signed in', () => {
    const linked = pay.replace('cutOff', 'link: "https://pay.example.org/child-support", cutOff');
    expect(read(linked)?.pay).toMatchObject({ link: 'https://pay.example.org/child-support' });
    const { warnings } = checkLines({ file: 'lines.yaml', text: linesWith(linked) });
    expect(warnings.map(({ message }) => message)).toContain(
      '"link" does nothing here: it is texted to callers who have signed in.',
    );
  });

  test.each([
    'http://pay.example.org',
    'pay.example.org',
    'https://pay.example.org?id=1',
    'https://pay.example.org/#1',
    'https://user:secret@pay.example.org',
    'https://pay.example.org:8443',
    'https://pagar.español.org',
    `https://${'a'.repeat(48)}.org/`,
    'https://pay.example.org/{name}',
  ])('has no page at %s', (link) => {
    expect(problemsOf(pay.replace('cutOff', `link: "${link}", cutOff`))).toEqual([
      expect.stringContaining('"link" must be an address such as https://pay.example.org'),
    ]);
  });

  test.for([
    ['no connector', 'connector: sample, ', '', ['10:5 "connector" is missing in "pay".']],
    ['a connector with a space', 'sample', '"my own"', ['must be the name of a Pay connector of the carrier']],
    [
      'a kind of card that there is not',
      'discover]',
      'diners]',
      ['"diners" is no kind of card that the carrier takes.'],
    ],
    ['a mistyped kind of card', 'discover]', 'discovr]', ['Did you mean "discover"?']],
    ['no kind of card', '[visa, mastercard, discover]', '[]', ['The list "cards" holds nothing.']],
    ['an amount without cents', '"1.00"', '1', ['"least" must be an amount such as "1.00", in quotes.']],
    ['an amount of nothing', '"1.00"', '"0.00"', ['"least" must be an amount such as "1.00", in quotes.']],
    ['a fraction of a cent', '"5000.00"', '"5000.005"', ['"most" must be an amount such as "5000.00", in quotes.']],
    ['a least above the most', '"1.00"', '"5000.01"', ['"least" is more than "most".']],
    ['more than the carrier charges', '"5000.00"', '"1000000.00"', ['the most that the carrier charges']],
    ['two fees', '{ percent: 1.9 }', '{ percent: 1.9, cents: 5 }', ['"fee" must hold either percent or cents.']],
    ['no fee', '{ percent: 1.9 }', '{}', ['"fee" must hold either percent or cents. Write { percent: 1.9 } or']],
    ['a fee with four places', '1.9', '1.9052', ['"percent" must be a number such as 1.9, below 100.']],
    ['a fee below nothing', 'percent: 1.9', 'cents: -5', ['"cents" must be a whole number of cents.']],
    ['an hour of the clock', '"15:00"', '3pm', ['"cutOff" must be a time such as "15:00".']],
    ['a setting that there is not', 'cutOff', 'cutoff', ['"cutoff" is not known here. Did you mean "cutOff"?']],
  ] as const)('is refused with %s', ([, from, to, wanted]) => {
    expect(pay).toContain(from);
    expect(problemsOf(pay.replace(from, to))).toEqual(wanted.map((one) => expect.stringContaining(one)));
  });
});
