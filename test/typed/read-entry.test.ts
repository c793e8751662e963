import { describe, expect, test } from 'vitest';
import { shiftTwins } from '../../src/channels/tty/conversation/shift-twins.ts';
import { readEntry } from '../../src/typed/read-entry.ts';
import { flows } from '../../flows/index.ts';
import { choicesOf } from '../../src/dialogue/choices-of.ts';
import type { ChoiceQuestion, Question } from '../../src/dialogue/output.ts';
import { catalogue } from '../support/whole-system.ts';

const menu: Question = {
  kind: 'choice',
  prompt: 'main-menu',
  options: {
    money: { key: '1' },
    cases: { key: '2' },
    payments: { key: '3' },
    dates: { key: '4' },
    other: { key: '7' },
  },
};
const id: Question = { kind: 'digits', prompt: 'participant-id', minDigits: 7, maxDigits: 15, secret: true };
const pin: Question = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' };
const county: Question = {
  kind: 'digits',
  prompt: 'county-or-zip',
  minDigits: 1,
  maxDigits: 15,
  secret: false,
  names: 'counties',
};
const city: Question = { ...county, prompt: 'city-or-zip', names: 'libraries' };
const phone: Question = { kind: 'digits', prompt: 'callback-number', minDigits: 10, maxDigits: 15, secret: false };
const year: Question = { kind: 'digits', prompt: 'year', minDigits: 4, maxDigits: 4, secret: false };
const ending: Question = {
  kind: 'digits',
  prompt: 'case-ending-with-letters',
  minDigits: 4,
  maxDigits: 20,
  secret: false,
  letters: true,
};
const message: Question = { kind: 'recording', prompt: 'message-record', maxSeconds: 120 };
const paused: Question = { kind: 'pause', prompt: 'paused' };

function read(text: string, question: Question, language: 'en' | 'es' = 'en') {
  const labels = question.kind === 'choice' ? catalogue.labels(language, question) : new Map<string, string>();
  return readEntry(text, {
    question,
    language,
    labels,
    vocabulary: catalogue.vocabulary(language, question),
    hearings: catalogue.hearings(language, question),
    twins: shiftTwins,
  });
}

const keys = (pressed: string) => ({ kind: 'keys', keys: pressed });
const command = (asked: string) => ({ kind: 'command', command: asked });
const speech = (text: string) => ({ kind: 'speech', text });

describe("words of an option's own text", () => {
  const choice = (prompt: string): ChoiceQuestion => {
    const found = flows.flatMap(choicesOf).find((question) => question.prompt === prompt);
    if (!found) throw new Error(`no flow asks ${prompt}`);
    return found;
  };

  test.each([
    ['one of them', 'CONTACT GA', 'other-options', 'en', '3'],
    ['some of them, and words that say nothing', 'MY CONTACT DETAILS PLS GA', 'other-options', 'en', '3'],
    ['one with a slip of the finger', 'CONTCAT GA', 'other-options', 'en', '3'],
    ['one that is a command of the voice line', 'AGAIN GA', 'review-message', 'en', '3'],
    ['all of them', 'DEPOSIT, CARD, PAY GA', 'main-menu', 'en', '1'],
    ['one in Spanish', 'DATOS GA', 'other-options', 'es', '3'],
    ['one in Spanish that is near to a farewell', 'ESTADO GA', 'documents', 'es', '1'],
    ['all of them in Spanish', 'SUS DATOS O SU PIN GA', 'other-options', 'es', '3'],
  ] as const)('choose it: %s', (_, text, prompt, language, key) => {
    expect(read(text, choice(prompt), language)).toEqual(keys(key));
  });

  test.each([
    ['two options have it', 'NEW GA', 'contact', 'en', speech('new')],
    ['two options have it in Spanish, and a number is near', 'NUEVO GA', 'contact', 'es', speech('nuevo')],
    ['it says nothing by itself', 'YOUR GA', 'more-information', 'en', speech('your')],
    ['it only denies', 'NO GA', 'report', 'es', speech('no')],
    ['another option has the other word', 'CONTACT MISSING GA', 'other-options', 'en', speech('contact missing')],
    ['it is denied', 'NOT CONTACT GA', 'other-options', 'en', speech('not contact')],
    ['it is a command', 'BACK GA', 'desk-closed', 'en', command('back')],
    ['it is a number', 'SEIS GA', 'documents', 'es', speech('seis')],
  ] as const)('do not where %s', (_, text, prompt, language, input) => {
    expect(read(text, choice(prompt), language)).toEqual(input);
  });
});

describe('at a menu', () => {
  test.each([
    ['a number', '2 GA', keys('2')],
    ['a number, run together', '2GA', keys('2')],
    ['a number and thanks', '2 PLS GA', keys('2')],
    ['a number in the wrong shift', 'W GA', keys('2')],
    ['a number without GA', '2', keys('2')],
    ['a number and a line break', '2\r\n', keys('2')],
    ['words', 'BALANCE GA', speech('balance')],
    ['words among others', 'MY BALANCE PLS GA', speech('my balance')],
    ['a slip of the finger', 'BALNCE GA', speech('balance')],
    ['two letters changed about', 'PAYMETNS GA', speech('payments')],
    ['a word taken back', 'PAYMENTS XX BALANCE GA', speech('balance')],
    ['half a word taken back', 'PAYMXXX BALANCE GA', speech('balance')],
    ['a word in the wrong shift', '-+3,5 +-', command('agent')],
    ['words of nobody', 'BLUE ELEPHANT GA', speech('blue elephant')],
    ['go ahead alone', 'GA', { kind: 'silence' }],
    ['nothing', ' ', { kind: 'silence' }],
    ['goodbye', 'SK', command('goodbye')],
    ['goodbye twice', 'BYE SKSK', command('goodbye')],
    ['go ahead or goodbye', 'TY GA OR SK', command('goodbye')],
    ['go ahead to goodbye', 'TY GA TO SK', command('goodbye')],
    ['go ahead and goodbye, run together', 'GASK', command('goodbye')],
    ['wait', 'HD PLS GA', command('more-time')],
    ['a person', 'AGENT GA', command('agent')],
    ['a person, with a slip', 'AGNET GA', command('agent')],
    ['the language', 'ESPANOL GA', command('other-language')],
    ['the language that it is already', 'ENGLISH GA', command('repeat')],
    ['a command in the other language', 'AYUDA GA', command('help')],
  ])('%s', (_, text, input) => {
    expect(read(text, menu)).toEqual(input);
  });

  test.each([
    ['REPETIR', 'repeat'],
    ['ATRAS', 'back'],
    ['MENU', 'main-menu'],
    ['AGENTE', 'agent'],
    ['AYUDA', 'help'],
    ['INGLES', 'other-language'],
    ['ENGLISH', 'other-language'],
    ['REPEAT', 'repeat'],
    ['BACK', 'back'],
  ])('in Spanish, %s', (word, asked) => {
    expect(read(`${word} GA`, menu, 'es')).toEqual(command(asked));
  });
});

describe('where a number is asked for', () => {
  test.each([
    ['digits', '1000000000001 GA', keys('1000000000001')],
    ['digits in groups', '1000 000-000 001 GA', keys('1000000000001')],
    ['digits in the wrong shift', 'QPPPPPPPPPPPQ +-', keys('1000000000001')],
    ['digits half in the wrong shift', '4829QE GA', keys('482913')],
    ['digits taken back', '4071 XXX 482913 GA', keys('482913')],
    ['digits taken back in the wrong shift', '4071 /// 482913 +-', keys('482913')],
    ['a person', 'AGENT GA', command('agent')],
    ['one step back', 'BACK', command('back')],
    ['help in the wrong shift', '=3)0 +-', command('help')],
  ])('%s', (_, text, input) => {
    expect(read(text, id)).toEqual(input);
  });

  test.each([
    ['MY ID IS 1000000000001 GA', id, '1000000000001'],
    ['HELLO IT IS 1000 000 000 001 THX GA', id, '1000000000001'],
    ['MY ID IS 1000000000001 AND MY PIN IS 4829 GA', id, '1000000000001'],
    ['MY PIN IS 482913 GA', pin, '482913'],
    ['482913 IS MY PIN GA', pin, '482913'],
    ['MI PIN ES 482913 GA', pin, '482913'],
    ['CALL ME AT 916-555-0142 AFTER 5 PLS GA', phone, '9165550142'],
    ['PAYMENTS OF 2025 PLS GA', year, '2025'],
    ['MY ZIP CODE IS 95814 GA', county, '95814'],
    ['MY CASE ENDS IN FL123 GA', ending, '35123'],
    ['02-FL GA', ending, '0235'],
    ['MY CASE ENDS IN 00-12 PLS GA', { ...ending, prompt: 'case-ending', letters: false }, '0012'],
    ['OPTION 2 PLS GA', menu, '2'],
    ['QUIERO LA OPCION 2 GA', menu, '2'],
  ] as const)('the number in a sentence: %s', (text, question, number) => {
    expect(read(text, question)).toEqual(keys(number));
    expect(read(text, question, 'es')).toEqual(keys(number));
  });

  test.each([
    ['two that fit', 'MY PIN IS 4829 OR 482913 GA', pin],
    ['none that could be meant', 'I HAVE 9 KIDS GA', id],
    ['one that counts something at a menu', 'I HAVE 2 KIDS GA', menu],
  ] as const)('no number is taken from a sentence with %s', (_, text, question) => {
    expect(read(text, question)).toMatchObject({ kind: 'speech' });
  });

  test.each([
    ['I HAVE NONE GA', 'en'],
    ['I HAVE NO NUMBER GA', 'en'],
    ["I DON'T HAVE ONE GA", 'en'],
    ['DONT KNOW IT GA', 'en'],
    ['I LOST IT GA', 'en'],
    ['NO TENGO GA', 'es'],
    ['NO TENGO NUMERO GA', 'es'],
    ['NO ME ACUERDO GA', 'es'],
    ['SE ME OLVIDO GA', 'es'],
    ['NINGUNO GA', 'es'],
  ] as const)('who has none gets help: %s', (text, language) => {
    expect(read(text, id, language)).toEqual(command('help'));
    expect(read(text, phone, language)).toEqual(command('help'));
  });

  test('who has no PIN is on the way to one', () => {
    expect(read('I HAVE NONE GA', pin)).toEqual(speech('none'));
    expect(read('NO LO TENGO GA', pin, 'es')).toEqual(speech('ninguno'));
  });

  test('no PIN is a word', () => {
    expect(read('NONE GA', pin)).toEqual(speech('none'));
    expect(read('NINGUNO GA', pin, 'es')).toEqual(speech('ninguno'));
  });

  test.each([
    ['a name', 'YOLO GA', speech('yolo')],
    ['a name with a slip', 'SACREMENTO GA', speech('sacramento')],
    ['its first letters', 'SACR GA', keys('7227')],
    ['a ZIP code', '95814 GA', keys('95814')],
  ])('a county: %s', (_, text, input) => {
    expect(read(text, county)).toEqual(input);
  });

  test.each([
    ['the letters of a name', 'WARE GA', keys('9273')],
    ['those of two words', 'FALL RIVER GA', keys('325574837')],
    ['a ZIP code', '02108 GA', keys('02108')],
  ])('a city: %s', (_, text, input) => {
    expect(read(text, city)).toEqual(input);
  });
});

describe('a message', () => {
  test.each([
    [
      'is kept as it is',
      'PLS CALL ME ABT MY ORDER GA',
      { kind: 'typed', text: 'PLS CALL ME ABT MY ORDER', hungUp: false },
    ],
    [
      'may hold commands',
      'AGENT SMITH NEVER CALLED GA',
      { kind: 'typed', text: 'AGENT SMITH NEVER CALLED', hungUp: false },
    ],
    ['ends with goodbye', 'I MOVED SK', { kind: 'typed', text: 'I MOVED', hungUp: true }],
    ['that is a command is one', 'BACK GA', command('back')],
    ['of nothing is goodbye', 'SK', command('goodbye')],
  ])('%s', (_, text, input) => {
    expect(read(text, message)).toEqual(input);
  });
});

test('anything ends a pause, but a command is one', () => {
  expect(read('GA', paused)).toEqual(keys('1'));
  expect(read('OK BACK NOW GA', paused)).toEqual(keys('1'));
  expect(read('AGENT GA', paused)).toEqual(command('agent'));
});
