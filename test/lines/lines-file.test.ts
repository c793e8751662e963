import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carrierVoices } from '../../src/lines/carrier-voices.ts';
import { checkLines } from '../../src/lines/lines-file.ts';
import { FileErrors } from '../../src/yaml/file-errors.ts';
import { placeAndAdvice } from '../support/place-and-advice.ts';

const today = Temporal.PlainDate.from('2026-11-27');
const flows = [
  { name: 'some-flow', signsIn: true },
  { name: 'open-flow', signsIn: false },
];

const good = `hours:
  office:
    days: { monday: "08:00-12:00, 13:00-17:00", friday: "08:00-17:00" }
    holidays: [california, federal, "2026-12-24"]
    exceptions: { "2026-12-31": closed, "2027-01-04": "09:00-12:00" }
lines:
  some-line:
    numbers: ["+18005550100"]
    flow: some-flow
    language: en
    pace: standard
    timeZone: America/Los_Angeles
    desk: "+19165550199"
    hours: office
    tty: { number: "+18005550101" }
    signIn: { ssn: true, participantId: { minDigits: 7, maxDigits: 15 } }
    taxOffsets: false
    callsBackTo: [US, MX]
    voices: { en: Polly.Ruth-Neural, es: Google.es-US-Neural2-A }
  tty-line:
    channel: tty
    numbers: ["+18005550101"]
    flow: some-flow
    language: en
    pace: relay
    timeZone: America/Los_Angeles
    desk: { en: "+19165550198", es: { number: "+19165550198" } }
    signIn: { ssn: true, participantId: { minDigits: 7, maxDigits: 15 } }
    taxOffsets: false
`;

const read = (text: string) => checkLines({ file: 'lines.yaml', text }, { flows, today });

/** The lines after a change to the good ones. */
function change(from: string, to: string): string {
  expect(good).toContain(from);
  return good.replace(from, to);
}

/** What is wrong with a file, as `line:column message suggestion`. */
function problemsOf(text: string): string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    return error.problems.map(placeAndAdvice);
  }
}

describe('good lines', () => {
  test('hours that are said once are those of each line that names them', () => {
    const { lines, warnings } = read(good);
    expect(warnings).toEqual([]);
    expect(lines[0]).toMatchObject({
      name: 'some-line',
      channel: 'voice',
      voices: { en: 'Polly.Ruth-Neural', es: 'Google.es-US-Neural2-A' },
      callsBackTo: ['US', 'MX'],
      hours: {
        days: {
          monday: [
            { from: '08:00', to: '12:00' },
            { from: '13:00', to: '17:00' },
          ],
          friday: [{ from: '08:00', to: '17:00' }],
        },
        holidays: ['california', 'federal'],
        exceptions: { '2026-12-24': [], '2026-12-31': [], '2027-01-04': [{ from: '09:00', to: '12:00' }] },
      },
    });
    expect(lines[1]).toMatchObject({ channel: 'tty', baud: 45.45, callsBackTo: ['US', 'PR'] });
    expect(lines[1]?.voices).toEqual({ en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' });
    expect(lines[1]).not.toHaveProperty('hours');
  });

  test('hours keep the holidays of one calendar that is named without brackets', () => {
    const { lines } = read(change('[california, federal, "2026-12-24"]', 'massachusetts'));
    expect(lines[0]?.hours).toMatchObject({ holidays: ['massachusetts'] });
  });

  test('the lines of version 0.1.0, with hours of their own and aliases, are read as before', () => {
    const own = change(
      'hours: office',
      'hours: &mine { days: { monday: "08:00-17:00" }, holidays: california, exceptions: { 2026-12-24: closed } }',
    ).replace('desk: { en:', 'hours: *mine\n    desk: { en:');
    const { lines } = read(own.slice(own.indexOf('lines:')));
    expect(lines[0]?.hours).toEqual({
      days: { monday: [{ from: '08:00', to: '17:00' }] },
      holidays: ['california'],
      exceptions: { '2026-12-24': [] },
    });
    expect(lines[1]?.hours).toEqual(lines[0]?.hours);
  });

  test.for([
    ['a number', '"+19165550199"', [{ number: '+19165550199', confirm: false }, { number: '+19165550199' }]],
    ['a number without quotes', '+19165550199', [{ number: '+19165550199' }, { number: '+19165550199' }]],
    [
      'a number with rules',
      '{ number: "+19165550199", agents: 4, music: "https://example.org/a.mp3", confirm: true }',
      [{ number: '+19165550199', agents: 4, music: 'https://example.org/a.mp3', confirm: true }, { agents: 4 }],
    ],
    [
      'one for each language',
      '{ en: "+19165550199", es: { number: "+19165550197", agents: 2 } }',
      [{ number: '+19165550199' }, { number: '+19165550197', agents: 2, confirm: false }],
    ],
  ] as const)('a desk is %s', ([, desk, [en, es]]) => {
    expect(read(change('"+19165550199"', desk)).lines[0]?.desk).toMatchObject({ en, es });
  });

  test('the voices are those of the carrier: every one of its library in these languages, and no other', () => {
    const types = readFileSync('node_modules/twilio/lib/twiml/VoiceResponse.d.ts', 'utf8');
    const all = new Set(/type SayVoice = ([^;]+);/u.exec(types)?.[1]?.match(/[^" |]+/gu));
    for (const voice of carrierVoices.keys()) expect(all).toContain(voice);
    const google = [...all].filter((voice) => /^Google\.(?:en-US|es-)/u.test(voice));
    expect(google.filter((voice) => !carrierVoices.has(voice))).toEqual([]);
  });
});

describe('what is valid and not meant is warned of', () => {
  test.each([
    ['an exception that is over', '"2026-12-31": closed', '"2025-12-31": closed', '5:19 2025-12-31 is over. Take it'],
    ['a holiday that is over', '"2026-12-24"]', '"2020-12-24"]', '4:38 2020-12-24 is over. Take it away, or mend'],
    ['hours that no line has', 'hours: office', 'abroad: false', '2:3 No line has the hours "office". Write'],
    [
      'a setting of the other channel',
      'taxOffsets: false\n    callsBackTo',
      'baud: 50\n    taxOffsets: false\n    callsBackTo',
      '17:5 "baud" does nothing here: it is for lines with channel: tty. Take it away.',
    ],
    [
      'a desk that is closed every day',
      'hours: office',
      'hours: { days: { monday: closed } }',
      '14:5 The desk of "some-line" is closed every day. Give times',
      '2:3 No line has the hours "office".',
    ],
    [
      'a number that nobody can have',
      '["+18005550100"]',
      '["+1800555010"]',
      '8:16 +1800555010 is a number that nobody can',
    ],
    [
      'a desk that nobody can have',
      '"+19165550199"',
      '"+19165550"',
      '13:11 +19165550 is a number that nobody can have.',
    ],
  ])('%s', (_, from, to, warning, ...others) => {
    const told = read(change(from, to)).warnings.map(
      ({ line, column, message, suggestion }) => `${line}:${column} ${message} ${suggestion}`,
    );
    const wanted = [warning, ...others].toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10));
    expect(told).toEqual(wanted.map((one) => expect.stringContaining(one)));
  });
});

const numbers = 'numbers: ["+18005550100"]';
const days = '{ monday: "08:00-12:00, 13:00-17:00", friday: "08:00-17:00" }';
const times = 'times such as "08:00-17:00", or "08:00-12:00, 13:00-17:00"';
const phone = 'a phone number such as "+19165550101"';
const ids = '{ minDigits: 7, maxDigits: 15 }';

/** What is broken, how, and all that is told of it. */
const broken: readonly (readonly [what: string, from: string, to: string, ...problems: string[]])[] = [
  ['a mistyped day', 'friday:', 'firday:', '3:49 "firday" is not known here. Did you mean "friday"?'],
  ['a day in capitals', 'friday:', 'Friday:', '3:49 "Friday" is not known here. Did you mean "friday"?'],
  ['a day by its short name', 'friday:', 'fri:', '3:49 "fri" is not known here.'],
  ['no day', days, '{}', '3:5 "days" holds no day.'],
  [
    'days that are a list',
    days,
    '[monday]',
    '3:5 "days" must hold monday, tuesday, wednesday, thursday. Write each on its own line.',
  ],
  [
    'hours without days',
    `days: ${days}`,
    'day: {}',
    '2:3 "days" is missing in "office".',
    '3:5 "day" is not known here. Did you mean "days"?',
  ],
  ['a time without its zero', '"08:00-17:00"', '"8:00-17:00"', `3:58 "friday" must be ${times}. Write "08:00-17:00".`],
  ['hours without minutes', '"08:00-17:00"', '8-5', `3:57 "friday" must be ${times}. Write "08:00-17:00".`],
  ['a time of the clock', '"08:00-17:00"', '"8 am to 5:30 pm"', `3:58 "friday" must be ${times}. Write "08:00-17:30".`],
  [
    'times of a clock with halves',
    '"08:00-17:00"',
    '8 a.m. to 5 p.m.',
    `3:57 "friday" must be ${times}. Write "08:00-17:00".`,
  ],
  ['times with points', '"08:00-17:00"', '08.00—17.00', `3:57 "friday" must be ${times}. Write "08:00-17:00".`],
  [
    'spans with a semicolon',
    '"08:00-17:00"',
    '8-12; 1pm-5pm',
    `3:57 "friday" must be ${times}. Write "08:00-12:00, 13:00-17:00".`,
  ],
  ['an end at noon', '"08:00-17:00"', '8-noon', `3:57 "friday" must be ${times}. Write "08:00-12:00".`],
  [
    'midnight as it is often written',
    '"08:00-17:00"',
    '"00:00-24:00"',
    `3:58 "friday" must be ${times}. Write "00:00-23:59".`,
  ],
  ['the whole day', '"08:00-17:00"', '24/7', `3:57 "friday" must be ${times}. Write "00:00-23:59".`],
  ['a closed day in capitals', '"08:00-17:00"', 'Closed', `3:57 "friday" must be ${times}. Write "closed".`],
  [
    'times past midnight',
    '"08:00-17:00"',
    '"22:00-06:00"',
    `3:58 "friday" must be ${times}, the earlier time first. What is after midnight belongs to`,
  ],
  ['a day in Spanish', 'friday:', 'viernes:', '3:49 "viernes" is not known here. Did you mean "friday"?'],
  ['a short day', 'friday:', 'Fri:', '3:49 "Fri" is not known here. Did you mean "friday"?'],
  ['days in one', 'friday:', 'tuesday-friday:', '3:49 "tuesday-friday" is not known here. Write each day by itself:'],
  [
    'holidays without brackets',
    '[california, federal, "2026-12-24"]',
    'federal, 12/24/2026',
    '4:15 Several holidays, and dates, stand in brackets. Write [federal, 2026-12-24].',
  ],
  [
    'a holiday by its name',
    'federal,',
    'christmas,',
    '4:28 "christmas" must be a date such as "2026-11-27". Write each day by itself, or california, federal, or massachusetts.',
  ],
  [
    'a date with the day first',
    '"2026-12-31"',
    '31.12.2026',
    '5:19 "31.12.2026" must be a date such as "2026-11-27". Write "2026-12-31".',
  ],
  [
    'a date with its month',
    '"2026-12-31"',
    '"Dec 31, 2026"',
    '5:19 "Dec 31, 2026" must be a date such as "2026-11-27". Write "2026-12-31".',
  ],
  [
    'a zone in short',
    'America/Los_Angeles',
    'PST',
    '12:15 "timeZone" must be a time zone such as "America/Los_Angeles". Did you mean "America/Los_Angeles"?',
  ],
  ['a zone that sounds like an ocean', 'America/Los_Angeles', 'Pacific Time', 'Did you mean "America/Los_Angeles"?'],
  ['a zone by its state', 'America/Los_Angeles', 'Massachusetts', 'Did you mean "America/New_York"?'],
  [
    'a zone of another city',
    'America/Los_Angeles',
    'America/Sacramento',
    'such as "America/Los_Angeles". Write the name of its large city.',
  ],
  [
    'a desk with an extension',
    'desk: "+19165550199"',
    'desk: 916-555-0199 ext. 12',
    `13:11 "desk" must be ${phone}. Write "+19165550199"; an extension cannot be dialled.`,
  ],
  [
    'hours that are always',
    'hours: office',
    'hours: always',
    '14:12 "hours" must name hours of this file (office); it has "always". Take the line away where',
  ],
  ['a time that is none', '"08:00-17:00"', '"08:00-25:00"', `3:58 "friday" must be ${times}.`],
  ['midnight as an end', '"08:00-17:00"', '"17:00-24:00"', `3:58 "friday" must be ${times}.`],
  ['words for times', '"08:00-17:00"', 'mornings', `3:57 "friday" must be ${times}.`],
  [
    'times that run backwards',
    '"08:00-17:00"',
    '"17:00-08:00"',
    `3:58 "friday" must be ${times}, the earlier time first.`,
  ],
  ['spans that overlap', '12:00, 13:00', '12:00, 11:00', `3:22 "monday" must be ${times}, the earlier time first.`],
  ['a span of no time', '"08:00-17:00"', '"08:00-08:00"', `3:58 "friday" must be ${times}, the earlier time first.`],
  [
    'a mistyped state in a list',
    'federal,',
    'Massachusets,',
    '4:28 "Massachusets" must be a date such as "2026-11-27". Did you mean "massachusetts"?',
  ],
  [
    'holidays of nobody',
    '[california, federal, "2026-12-24"]',
    'texas',
    '4:15 "holidays" must be one of none, california, federal, massachusetts.',
  ],
  [
    'mistyped holidays',
    '[california, federal, "2026-12-24"]',
    'californa',
    '4:15 "holidays" must be one of none, california, federal, massachusetts. Did you mean "california"?',
  ],
  [
    'mistyped holidays in a list',
    'federal,',
    'fedral,',
    '4:28 "fedral" must be a date such as "2026-11-27". Did you mean "federal"?',
  ],
  [
    'a date of the United States',
    '"2026-12-31"',
    '"12/31/2026"',
    '5:19 "12/31/2026" must be a date such as "2026-11-27". Write "2026-12-31".',
  ],
  [
    'a date that there is not',
    '"2026-12-31"',
    '"2026-02-30"',
    '5:19 "2026-02-30" must be a date such as "2026-11-27".',
  ],
  ['a date without its year', '"2026-12-31"', '12-31', '5:19 "12-31" must be a date such as "2026-11-27".'],
  ['an exception of another word', ': closed', ': shut', `5:33 "2026-12-31" must be ${times}.`],
  [
    'hours of no name',
    'hours: office',
    'hours: ofice',
    '14:12 "hours" must name hours of this file (office); it has "ofice". Did you mean "office"?',
  ],
  [
    'hours that are times',
    'hours: office',
    'hours: 08:00-17:00',
    '14:12 "hours" must name hours of this file (office); it has "08:00-17:00".',
  ],
  ['a pace that is left out', '    pace: standard\n', '', '7:3 "pace" is missing in "some-line".'],
  [
    'a pace that there is not',
    'pace: standard',
    'pace: standart',
    '11:11 "pace" must be standard or relay. Did you mean "standard"?',
  ],
  [
    'a text telephone that is hurried',
    'pace: relay',
    'pace: standard',
    '25:11 A line with channel: tty has pace: relay, since nobody who types can be hurried. Write relay.',
  ],
  [
    'a desk of a text telephone that is asked for a key',
    'es: { number: "+19165550198" }',
    'es: { number: "+19165550198", confirm: true }',
    '27:47 A desk of a line with channel: tty takes calls without a key. Leave out confirm.',
  ],
  ['a language that there is not', 'language: en', 'language: fr', '10:15 "language" must be en or es.'],
  [
    'a flow that there is not',
    'flow: some-flow',
    'flow: some-flwo',
    '9:11 There is no flow "some-flwo". Did you mean "some-flow"?',
  ],
  [
    'a flow of another name',
    'flow: some-flow',
    'flow: callers',
    '9:11 There is no flow "callers". Write one of some-flow, open-flow.',
  ],
  ['no flow', 'flow: some-flow', 'flow:', '9:10 There is no flow "". Write one of some-flow, open-flow.'],
  ['a channel that there is not', 'channel: tty', 'channel: TTY', '21:14 "channel" must be voice or tty.'],
  [
    'a zone by its city',
    'America/Los_Angeles',
    'Los Angeles',
    '12:15 "timeZone" must be a time zone such as "America/Los_Angeles". Did you mean "America/Los_Angeles"?',
  ],
  [
    'a mistyped zone',
    'America/Los_Angeles',
    'America/Los_Angles',
    '12:15 "timeZone" must be a time zone such as "America/Los_Angeles". Did you mean "America/Los_Angeles"?',
  ],
  [
    'a mistyped setting',
    'timeZone:',
    'timezone:',
    '7:3 "timeZone" is missing in "some-line".',
    '12:5 "timezone" is not known here. Did you mean "timeZone"?',
  ],
  [
    'a number in the way of the country',
    '"+18005550100"',
    '"(800) 555-0100"',
    `8:16 "(800) 555-0100" must be ${phone}. Write "+18005550100".`,
  ],
  ['a number without +', '"+18005550100"', '18005550100', `8:15 "18005550100" must be ${phone}. Write "+18005550100".`],
  ['half a number', '"+18005550100"', '"12"', `8:16 "12" must be ${phone}.`],
  [
    'a number without brackets',
    numbers,
    'numbers: "+18005550100"',
    '8:14 "numbers" must be a list. Write [+18005550100].',
  ],
  ['no number', numbers, 'numbers: []', '8:14 The list "numbers" holds nothing. Write [one, another].'],
  [
    'a number on two lines',
    '["+18005550101"]',
    '["+18005550101", "+18005550100"]',
    '22:32 +18005550100 is a number of "some-line" already, in line 8. Keep one.',
  ],
  [
    'a number twice on a line',
    '["+18005550100"]',
    '["+18005550100", "+18005550100"]',
    '8:32 +18005550100 is a number of "some-line" already, in line 8. Keep one.',
  ],
  [
    'a desk in the way of the country',
    'desk: "+19165550199"',
    'desk: 916 555 0199',
    `13:11 "desk" must be ${phone}. Write "+19165550199".`,
  ],
  ['no desk', 'desk: "+19165550199"', 'desk:', `13:10 "desk" must be ${phone}.`],
  [
    'a desk that is one of our lines',
    'desk: "+19165550199"',
    'desk: "+18005550101"',
    '13:11 +18005550101 is a number of the line "tty-line": it would ring itself. Give the number where your people answer.',
  ],
  [
    'a desk that costs extra',
    'desk: "+19165550199"',
    'desk: "+19005551234"',
    '13:11 +19005551234 is a number that costs extra. Give the number where your people answer.',
  ],
  [
    'a desk for one language',
    '{ en: "+19165550198", es: { number: "+19165550198" } }',
    '{ en: "+19165550198" }',
    '27:5 "es" is missing in "desk".',
  ],
  ['a desk without a number', 'desk: "+19165550199"', 'desk: { agents: 3 }', '13:5 "number" is missing in "desk".'],
  [
    'no agents',
    'desk: "+19165550199"',
    'desk: { number: "+19165550199", agents: 0 }',
    '13:45 "agents" must be a whole number from 1.',
  ],
  [
    'a mistyped rule',
    'desk: "+19165550199"',
    'desk: { number: "+19165550199", agnets: 2 }',
    '13:37 "agnets" is not known here. Did you mean "agents"?',
  ],
  [
    'music that is none',
    'desk: "+19165550199"',
    'desk: { number: "+19165550199", music: quiet }',
    '13:44 "music" must be the address of a recording, such as "https://example.org/wait.mp3".',
  ],
  [
    'a yes that is no flag',
    'desk: "+19165550199"',
    'desk: { number: "+19165550199", confirm: yes }',
    '13:46 "confirm" must be true or false.',
  ],
  [
    'two numbers of agents at one desk',
    'desk: "+19165550199"',
    'desk: { number: "+19165550198", agents: 2 }',
    '27:17 The desk +19165550198 has no number of agents here and 2 agents in "some-line", in line 13. It is one desk: give the same everywhere.',
    '27:47 The desk +19165550198 has no number of agents here and 2 agents in "some-line", in line 13. It is one desk: give the same everywhere.',
  ],
  [
    'a TTY number of no line',
    '{ number: "+18005550101" }',
    '{ number: "+18005550109" }',
    '15:10 +18005550109 is a number of no line with channel: tty. Write one of +18005550101.',
  ],
  [
    'a TTY number alone',
    'tty: { number: "+18005550101" }',
    'tty: "+18005550101"',
    '15:5 "tty" must hold number, greeting, detect. Write each on its own line.',
  ],
  [
    'a sign-in that is a flag',
    `signIn: { ssn: true, participantId: ${ids} }`,
    'signIn: true',
    '16:5 "signIn" must hold ssn, participantId, newPinDigits. Write each on its own line.',
  ],
  ['an ID of too few digits', 'minDigits: 7', 'minDigits: 3', '16:54 "minDigits" must be a whole number from 4 to 20.'],
  ['an ID of a word', 'maxDigits: 15', 'maxDigits: many', '16:68 "maxDigits" must be a whole number from 4 to 20.'],
  [
    'an ID of an impossible length',
    'minDigits: 7',
    'minDigits: 17',
    '16:54 "minDigits" is 17, more than "maxDigits", 15.',
  ],
  ['PINs of seven digits', 'signIn: {', 'signIn: { newPinDigits: 7,', '16:29 "newPinDigits" must be 6 or 8.'],
  [
    'no word on tax offsets',
    '    taxOffsets: false\n    callsBackTo',
    '    callsBackTo',
    '7:3 "taxOffsets" is missing in "some-line".',
  ],
  [
    'no word on how callers sign in, at a flow where they do',
    `    signIn: { ssn: true, participantId: ${ids} }\n    taxOffsets: false\n    callsBackTo`,
    '    callsBackTo',
    '9:11 Callers sign in at the flow "some-flow", and "some-line" does not say how. Add signIn and taxOffsets.',
  ],
  ['a country in small letters', '[US, MX]', '[US, mx]', '18:23 "mx" is no country. Write MX.'],
  ['a country by its name', '[US, MX]', '[US, Mexico]', '18:23 "Mexico" is no country. Write MX.'],
  [
    'a mistyped voice',
    'Polly.Ruth-Neural',
    'Polly.Rut-Neural',
    '19:19 The carrier has no voice "Polly.Rut-Neural". Did you mean "Polly.Ruth-Neural"?',
  ],
  [
    'a voice of nobody',
    'Google.es-US-Neural2-A',
    'Bob',
    '19:42 The carrier has no voice "Bob". Write a voice such as Polly.Lupe-Neural.',
  ],
  [
    'an English voice for Spanish',
    'Google.es-US-Neural2-A',
    'Polly.Joanna-Neural',
    '19:42 "Polly.Joanna-Neural" speaks en-US.',
  ],
  ['a voice for a third language', 'voices: { en:', 'voices: { fr: Polly.Lea, en:', '19:15 "fr" is not known here.'],
  [
    'a name of two words',
    '  some-line:',
    '  Some Line:',
    '7:3 "Some Line" cannot be the name of a line. Write small letters, digits and hyphens, such as "child-support".',
  ],
  ['a mistyped top', 'hours:\n  office', 'hour:\n  office', '1:1 "hour" is not known here. Did you mean "hours"?'],
  [
    'a setting twice',
    '    pace: standard\n',
    '    pace: standard\n    pace: relay\n',
    '12:5 This stands here twice, first in line 11. Keep one of the two.',
  ],
  ['a line twice', '  tty-line:', '  some-line:', '20:3 This stands here twice, first in line 7. Keep one of the two.'],
  ['a tab', '    flow: some-flow', '\tflow: some-flow', '9:1 A tab cannot indent. Use spaces.'],
  [
    'a quote that stays open',
    '"+19165550199"',
    '"+19165550199',
    '13:24 A closing quote, bracket, colon or comma is missing.',
  ],
  ['a comma that is missing', '[US, MX]', '[US MX', '19:'],
  [
    'a colon in a text',
    'flow: some-flow',
    'flow: some: flow',
    '9:11 A text with a colon needs quotes. Put the whole text in double quotes.',
  ],
  [
    'an alias of nothing',
    'hours: office',
    'hours: *office',
    '14:12 Nothing in this file is named &office. A text that begins with * needs double quotes.',
    '14:5 ',
  ],
];

describe('a broken file is told by line and column', () => {
  test.each(broken)('%s', (_, from, to, ...problems) => {
    const told = problemsOf(change(from, to));
    expect(told).toEqual(problems.map((problem) => expect.stringContaining(problem)));
  });

  test.each([
    ['an empty file', '', '1:1 The file holds nothing. Put a copy of it back.'],
    ['a list', '[]', '1:1 The file must hold lines, hours, timeZone, voices. Is it the right file?'],
    ['no lines', 'hours: {}\n', '1:1 "lines" is missing.'],
    ['lines that are none', 'lines: {}\n', '1:1 "lines" holds no line.'],
    ['lines that are a text', 'lines: none\n', '1:1 "lines" must hold names and what they stand for.'],
    ['a brace that stays open', 'lines: {', '1:9 '],
    [
      'half a file',
      good.slice(0, good.indexOf('Google.')),
      '19:42 The indentation or the braces do not fit. Is this file whole?',
    ],
    ['a second document', `${good}---\n${good}`, '30:1 A second document begins here. Take the line --- or ... away.'],
    ['accents that were lost', `# espa\uFFFDol\n${good}`, '1:7 An accent was lost here'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)[0]).toContain(problem);
  });

  test('there are more than sixty', () => expect(broken.length).toBeGreaterThan(60));

  test('a file that is not there is told', () => {
    const fault = { line: 1, column: 1, message: 'The file cannot be read.' };
    expect(() => checkLines({ file: '/nowhere/lines.yaml', fault })).toThrow(
      'The lines cannot be used:\n/nowhere/lines.yaml:1:1 The file cannot be read.',
    );
  });
});

test('how callers sign in has no place at a line whose flow signs nobody in', () => {
  const text = change('flow: some-flow', 'flow: open-flow').replace(
    '    callsBackTo',
    '    enforcement: true\n    callsBackTo',
  );
  expect(problemsOf(text)).toEqual([
    '16:5 Nobody signs in at the flow "open-flow": "signIn" has no place here. Take it away.',
    '17:5 Nobody signs in at the flow "open-flow": "taxOffsets" has no place here. Take it away.',
    '18:5 Nobody signs in at the flow "open-flow": "enforcement" has no place here. Take it away.',
  ]);
  const without = change('flow: some-flow', 'flow: open-flow').replace(/ {4}signIn: .*\n {4}taxOffsets: false\n/u, '');
  const [line] = read(without).lines;
  expect(line).toMatchObject({ flow: 'open-flow', taxOffsets: false });
  expect(line).not.toHaveProperty('signIn');
});
