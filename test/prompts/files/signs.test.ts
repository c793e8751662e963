import { describe, expect, test } from 'vitest';
import { renderTwiml } from '../../../src/channels/voice/render-twiml.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { checkSources, loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { readSources } from '../../../src/prompts/files/wording-sources.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { contract, directory, english, mainMenu, spanish, writeWording } from '../../support/wording-fixture.ts';
import { placeAndAdvice } from '../../support/place-and-advice.ts';

const now = Temporal.Instant.from('2026-12-24T20:00:00Z');

function check(texts: Parameters<typeof writeWording>[0], at = now) {
  return checkSources(readSources({ folder: writeWording(texts), languages: ['en', 'es'] }), { contract }, at);
}

function problemsOf(texts: Parameters<typeof writeWording>[0]): string[] {
  try {
    check(texts);
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(placeAndAdvice);
  }
}

const fault = (words: string) => english.replace('fault: Something went wrong.', `fault: ${words}`);

describe('signs that no voice can say are warned of', () => {
  test.each([
    [
      'a tag of silence',
      'Wait <break time="3s"/> here.',
      '<break time="3s"/> is read out. Write {#pause ms=1000 /} for a second',
    ],
    ['another tag', 'It is <b>late</b>.', '<b> is read out. Take it away.'],
    ['an address', 'See https://example.org/pay for more.', 'https://example.org/pay is read out sign by sign. Write'],
    ['an address without its kind', 'See www.example.org.', 'www.example.org. is read out sign by sign.'],
    ['an emoji', 'We are closed 🎄.', 'No voice can say 🎄. Write it in words.'],
    [
      'typographic quotes around a text',
      '“Closed Friday”',
      'These quotes belong to the text. Put the text in straight',
    ],
    ['marks of another kind of text', 'We are **closed**.', 'No voice can say **. Write it in words'],
    ['a code of a web page', 'Tom &amp; Jerry.', '&amp; is read out. Write the sign itself, or a word.'],
    [
      'a phone number',
      'Call 866-901-3212.',
      '866-901-3212 is not read digit by digit. Make it a fact of directory.yaml',
    ],
    ['a phone number in brackets', 'Call (866) 901-3212.', '(866) 901-3212 is not read digit by digit.'],
    ['a phone number in one', 'Call 8669013212.', '8669013212 is not read digit by digit.'],
    ['an amount', 'It costs $5.00.', '$5.00. may be misread. Make it a fact of directory.yaml'],
    ['a day in figures', 'We close on 12/24.', '12/24 may be misread. Write a day as people say it: December 24.'],
    ['a letter of another script', 'I did n\u043Et.', '"\u043E" (U+043E) is a letter of another script.'],
    ['no word', '"{#pause /}"', '"fault" has no word that can be said. Write what is said.'],
    ['a mark of direction', '"We are \u200Fclosed."', 'An invisible sign stands here (U+200F). Write the text anew.'],
    ['a soft hyphen', 'We are clo\u00ADsed.', 'An invisible sign stands here (U+00AD).'],
  ])('%s', (_, words, warning) => {
    const { warnings } = check({ en: fault(words) });
    expect(warnings.map(placeAndAdvice)).toEqual([expect.stringContaining(warning)]);
    expect(warnings[0]?.line).toBe(15);
  });

  test('in the directory, too', () => {
    const { warnings } = check({ directory: directory.replace('apartado 1', '“apartado 1”') });
    expect(warnings.map(placeAndAdvice)).toEqual([expect.stringContaining('5:50 These quotes belong to the text.')]);
  });

  test('so is a phrase that the recogniser does not take', () => {
    const { warnings } = check({ en: english.replace('[court dates]', `[${'x'.repeat(101)}]`) });
    expect(warnings.map(placeAndAdvice)).toEqual([
      expect.stringContaining('45:43 The recogniser expects no phrase of more than'),
    ]);
  });

  test.each([
    ['a person', '[court dates, a person]', '"a person" chooses "dates" here, and means "agent" at every other menu.'],
    ['the end', '[court dates, Goodbye.]', '"Goodbye." chooses "dates" here, and means "goodbye" at every other menu.'],
    ['a key', '[court dates, three]', '"three" chooses "dates" here, and means "3" at every other menu.'],
  ])('so is an option that takes the words for %s', (_, hear, warning) => {
    const { warnings } = check({ en: english.replace('[court dates]', hear) });
    expect(warnings.map(placeAndAdvice)).toEqual([`45:56 ${warning} Take it away.`]);
  });

  test('so is GA at the end of what is typed, where the system adds it', () => {
    const typed = (words: string) =>
      check({ en: english.replace('transfer: Please hold.', `transfer: { say: Please hold., tty: ${words} }`) });
    expect(typed('PLS HD. GA').warnings.map(placeAndAdvice)).toEqual([
      expect.stringContaining('GA is typed twice: the system adds it. Take it away.'),
    ]);
    expect(typed('TYPE GA.').warnings).toEqual([]);
  });

  test('and not in an e-mail, which may hold an address', () => {
    expect(check({ en: english.replace('    It works', '    See https://example.org. It works') }).warnings).toEqual(
      [],
    );
  });

  test('the wording as it is shipped has none', () => {
    expect(loadCatalogue({ folder: writeWording(), contract, languages: ['en', 'es'] })).toBeDefined();
  });
});

describe('a text that cannot be said is refused', () => {
  test.each([
    ['a sign of control', fault(String.raw`"Ring \x07 now."`), '15:8 A sign of control stands here (U+0007).'],
    ['half a sign', fault(String.raw`"Ring \ud83d now."`), '15:8 A sign of control stands here (U+D83D).'],
    ['a sign that no XML holds', fault(String.raw`"Ring \uffff now."`), '15:8 A sign of control stands here (U+FFFF).'],
    [
      'a full stop at its start',
      fault('"... one moment"'),
      '15:9 A text cannot begin with a full stop. Begin it with a word.',
    ],
    ['a text that never ends', fault('a'.repeat(70_000)), '15:8 "fault" has 70,000 characters, and may have 1000.'],
    [
      'a long option',
      english.replace('say: For court dates', `say: ${'x'.repeat(151)}`),
      '45:19 "say" has 151 characters',
    ],
  ])('%s', (_, en, problem) => {
    expect(problemsOf({ en })).toEqual([expect.stringContaining(problem)]);
  });

  test('what is as long as may be stays below the 64 kB of an answer, at the slowest pace', () => {
    const sentence = 'It is as "long" as may be & <slow>. ';
    const longest = sentence.repeat(Math.floor(1000 / sentence.length));
    const option = sentence.replace('. ', '').repeat(4);
    const en = fault(JSON.stringify(longest))
      .replace('intro: Main menu.', `intro: ${JSON.stringify(longest)}`)
      .replaceAll(/say: For (payments|court dates|everything)/g, `say: ${JSON.stringify(option)}`);
    const { catalogue } = check({ en });
    const told = Array.from({ length: 8 }, () => ({ prompt: 'fault' }));
    const next = { kind: 'ask', question: mainMenu, misses: 0 } as const;
    const twiml = renderTwiml({ language: 'en', pace: 'relay', told, next }, { catalogue });
    expect(twiml.length).toBeGreaterThan(8000);
    expect(Buffer.byteLength(twiml)).toBeLessThan(64 * 1024);
  });
});

describe('a notice', () => {
  const zoned = `timeZone: America/Los_Angeles\n${directory}`;
  const withTimes = (times: string) => ({
    en: english.replace('notice: ""', `notice: { say: "Closed on Friday.", ${times} }`),
    es: spanish.replace('notice: ""', `notice: { say: "Cerrado el viernes.", ${times} }`),
    directory: zoned,
  });
  const hear = (texts: Parameters<typeof writeWording>[0], at: string) =>
    toText(
      check(texts, Temporal.ZonedDateTime.from(`${at}[America/Los_Angeles]`).toInstant()).catalogue.speak({
        language: 'en',
        pace: 'standard',
        told: [{ prompt: 'notice' }],
        next: { kind: 'hang-up' },
      }),
    );

  test('begins and ends by itself', () => {
    const notice = withTimes('from: "2026-12-23", until: "2026-12-24 17:00"');
    expect(hear(notice, '2026-12-22T23:59')).toBe('');
    expect(hear(notice, '2026-12-23T00:00')).toBe('Closed on Friday.');
    expect(hear(notice, '2026-12-24T16:59')).toBe('Closed on Friday.');
    expect(hear(notice, '2026-12-24T17:00')).toBe('');
  });

  test('that ends on a date is said all that day; without a begin it is said at once', () => {
    const notice = withTimes('until: 2026-12-24');
    expect(hear(notice, '2020-01-01T00:00')).toBe('Closed on Friday.');
    expect(hear(notice, '2026-12-24T23:59')).toBe('Closed on Friday.');
    expect(hear(notice, '2026-12-25T00:00')).toBe('');
  });

  test.each(['none', 'No', 'false', 'n/a'])('that is "%s" is warned of: it would be heard', (word) => {
    const { warnings } = check({
      en: english.replace('notice: ""', `notice: ${word}`),
      es: spanish.replace('notice: ""', 'notice: Hola.'),
    });
    expect(warnings.map(placeAndAdvice)).toEqual([
      `17:9 "${word}" is said to callers. Where nothing is to be said, write notice: "".`,
    ]);
  });

  test('says when the wording is to be read again', () => {
    const until = (at: string) =>
      check(withTimes('from: 2026-12-23, until: 2026-12-24'), Temporal.Instant.from(at)).until;
    expect(until('2026-12-20T00:00:00Z')?.toString()).toBe('2026-12-23T08:00:00Z');
    expect(until('2026-12-23T08:00:00Z')?.toString()).toBe('2026-12-25T08:00:00Z');
    expect(until('2026-12-25T08:00:00Z')).toBeUndefined();
  });

  test('that is over is warned of, as is one that is said in one language only, or at another time', () => {
    const over = check(withTimes('until: 2026-12-01')).warnings.map(placeAndAdvice);
    expect(over).toEqual(Array(2).fill(expect.stringContaining('This is over, and not said any more.')));
    const { en } = withTimes('until: 2026-12-31');
    expect(check({ en, directory: zoned }).warnings.map(placeAndAdvice)).toEqual([
      '17:1 "notice" is said in another language only. Write it in this one too.',
    ]);
    const { es } = withTimes('until: 2027-01-01');
    expect(check({ en, es, directory: zoned }).warnings.map(placeAndAdvice)).toEqual([
      '17:1 "notice" is said at other times in another language. Give the same "from" and "until".',
    ]);
  });

  test.each([
    ['from: tomorrow', zoned, '17:43 "from" must be a date, or a date and a time: 2026-12-24 08:00.'],
    ['until: 2026-02-30', zoned, '"until" must be a date, or a date and a time'],
    ['from: 2026-12-24, until: 2026-12-20', zoned, '"until" is before "from".'],
    ['form: 2026-12-24', zoned, '"form" is not known here. Did you mean "from"?'],
    ['from: 2026-12-24 08:00, until: 2026-12-24 08:00', zoned, '"until" is when "from" is: it is never said.'],
    ['until: 12/24/2026', zoned, '"until" must be a date, or a date and a time: 2026-12-24 08:00. Write "2026-12-24".'],
    ['until: 2026-12-24 5pm', zoned, 'Write "2026-12-24 17:00".'],
    ['until: 2026-12-24 8:00', zoned, 'Write "2026-12-24 08:00".'],
    ['until: 2026-12-24 24:00', zoned, 'Write "2026-12-24".'],
    ['from: 2026-12-24', directory, '"from" needs the timeZone of directory.yaml. Write it there'],
  ])('with wrong times is refused: %s', (times, place, problem) => {
    expect(problemsOf({ en: withTimes(times).en, directory: place })).toEqual([expect.stringContaining(problem)]);
  });
});

test('the highest number of a county is counted', () => {
  const texts = { en: fault('"From 1 to {$highestCounty :count}."') };
  const speak = (place: string) =>
    toText(
      check({ ...texts, directory: place }).catalogue.speak({
        language: 'en',
        pace: 'standard',
        told: [{ prompt: 'fault' }],
        next: { kind: 'hang-up' },
      }),
    );
  expect(speak(directory)).toBe('From 1 to 58.');
  expect(speak(directory.slice(0, directory.indexOf('  Peña Blanca')))).toBe('From 1 to 3.');
});
