import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallerEvent } from '../../src/dialogue/event.ts';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import { interpret } from '../../src/dialogue/interpret.ts';
import type { ChoiceQuestion, DigitsQuestion, Next } from '../../src/dialogue/output.ts';
import type { Understood } from '../../src/dialogue/understood.ts';

const menu: ChoiceQuestion = {
  kind: 'choice',
  prompt: 'main-menu',
  options: { cases: { key: '2' }, payments: { key: '3' } },
};
const languageMenu: ChoiceQuestion = { kind: 'choice', prompt: 'language', options: { spanish: { key: '9' } } };
const pin: DigitsQuestion = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' };
const id: DigitsQuestion = { kind: 'digits', prompt: 'participant-id', minDigits: 7, maxDigits: 15, secret: false };

const nothing = (): Understood => ({ answer: 'nothing' });

function ask(question: ChoiceQuestion | DigitsQuestion): Next {
  return { kind: 'ask', question, misses: 0 };
}

const keys = (text: string): CallerInput => ({ kind: 'keys', keys: text });
const says = (text: string, confidence?: number): CallerInput => ({
  kind: 'speech',
  text,
  ...(confidence !== undefined && { confidence }),
});
const event = (input: CallerInput, question: ChoiceQuestion | DigitsQuestion = menu) =>
  interpret(input, ask(question), nothing);

describe('keys at a menu', () => {
  it.each([
    ['2', 'choose.cases'],
    ['3', 'choose.payments'],
    ['3#', 'choose.payments'],
    ['0', 'agent'],
    ['*', 'repeat'],
    ['#', 'back'],
    ['9', 'other-language'],
    ['5', 'no-match'],
    ['23', 'no-match'],
    ['', 'no-input'],
  ])('%s means %s', (pressed, type) => {
    expect(event(keys(pressed))).toEqual({ type });
  });

  it('lets an option hide the key that changes the language', () => {
    expect(event(keys('9'), languageMenu)).toEqual({ type: 'choose.spanish' });
  });

  it.each(['__proto__', 'constructor', 'toString'])('finds nothing under %s', (pressed) => {
    expect(event(keys(pressed))).toEqual({ type: 'no-match' });
  });
});

describe('digits', () => {
  it.each(['counties', 'libraries', 'years', undefined] as const)(
    'an extended ZIP code is cut where a place is asked for, and is a number elsewhere: %s',
    (names) => {
      const place: DigitsQuestion = { kind: 'digits', prompt: 'place', minDigits: 1, maxDigits: 15, secret: false };
      const digits = names === 'counties' || names === 'libraries' ? '02108' : '021081234';
      expect(event(keys('021081234#'), { ...place, ...(names && { names }) })).toEqual({ type: 'entered', digits });
    },
  );

  it.each([
    ['4829', { type: 'entered', digits: '4829' }],
    ['4829#', { type: 'entered', digits: '4829' }],
    ['123', { type: 'no-match' }],
    ['123456789', { type: 'no-match' }],
    ['48*29', { type: 'no-match' }],
    ['*', { type: 'choose.no-pin' }],
    ['*#', { type: 'choose.no-pin' }],
    ['0', { type: 'agent' }],
    ['#', { type: 'back' }],
    ['', { type: 'no-input' }],
  ])('%s', (pressed, meaning) => {
    expect(event(keys(pressed), pin)).toEqual(meaning);
  });

  it.each([
    ['8', 'more-time'],
    ['8#', 'more-time'],
    ['9#', 'other-language'],
    ['0#', 'agent'],
    ['7#', 'no-match'],
    ['88#', 'no-match'],
  ])('%s is no answer where numbers are longer, and means %s', (pressed, type) => {
    expect(event(keys(pressed), pin)).toEqual({ type });
  });

  it('takes 8 and 9 for answers, or attempts at one, where numbers may be that short', () => {
    const county: DigitsQuestion = { ...id, minDigits: 1 };
    expect(event(keys('8#'), county)).toEqual({ type: 'entered', digits: '8' });
    expect(event(keys('9'), county)).toEqual({ type: 'entered', digits: '9' });
  });

  it('repeats on a star where it means nothing else', () => {
    expect(event(keys('*'), id)).toEqual({ type: 'repeat' });
  });
});

describe('words', () => {
  it.each<[Understood, CallerEvent]>([
    [{ option: 'cases' }, { type: 'choose.cases' }],
    [{ command: 'agent' }, { type: 'agent' }],
    [{ key: '3' }, { type: 'choose.payments' }],
    [{ key: '0' }, { type: 'agent' }],
    [{ key: '5' }, { type: 'no-match' }],
    [{ position: 2 }, { type: 'picked', position: 2 }],
    [{ answer: 'yes' }, { type: 'no-match' }],
    [{ answer: 'nothing' }, { type: 'no-match' }],
    [
      { errand: 'pay', language: 'es' },
      { type: 'errand', errand: 'pay', language: 'es' },
    ],
    [{ either: ['pay', 'dates'] }, { type: 'either', errands: ['pay', 'dates'] }],
    [{ number: '1000001' }, { type: 'no-match' }],
  ])('understood as %o at a menu are %o', (understood, its) => {
    expect(interpret(says('words'), ask(menu), () => understood)).toEqual(its);
  });

  it.each<[Understood, CallerEvent]>([
    [{ number: '1000001' }, { type: 'entered', digits: '1000001' }],
    [{ number: '12' }, { type: 'no-match' }],
    [{ number: '0' }, { type: 'agent' }],
    [{ digits: '19' }, { type: 'entered', digits: '19' }],
  ])('understood as %o where a number is asked for are %o', (understood, its) => {
    expect(interpret(says('words'), ask(id), () => understood)).toEqual(its);
  });

  it('that are none are silence', () => {
    expect(interpret(says(''), ask(menu), nothing)).toEqual({ type: 'no-input' });
  });
});

it('every input becomes an event, and never an option that the menu lacks', () => {
  const input = fc.oneof(
    fc.string().map(keys),
    fc.string({ unit: 'grapheme' }).map((text) => says(text)),
    fc.constantFrom<CallerInput>({ kind: 'silence' }, { kind: 'returned', result: 'served' }),
  );
  fc.assert(
    fc.property(input, fc.constantFrom(menu, languageMenu, pin, id), (heard, question) => {
      const { type } = interpret(heard, ask(question), nothing);
      const options = question.kind === 'choice' ? Object.keys(question.options) : ['no-pin'];
      expect(!type.startsWith('choose.') || options.includes(type.slice('choose.'.length))).toBe(true);
    }),
  );
});

it('input during a transfer repeats it, and the return from the desk is an event of its own', () => {
  expect(interpret(keys('1'), { kind: 'transfer' }, nothing)).toEqual({ type: 'repeat' });
  expect(interpret({ kind: 'returned', result: 'unreached' }, { kind: 'transfer' }, nothing)).toEqual({
    type: 'unreached',
  });
});

describe('a card', () => {
  const card = {
    kind: 'card',
    prompt: 'card-number',
    payment: 'abcdefgh12345678',
    amountCents: 1,
    connector: 'sample',
    cards: [],
  } as const;
  const asked = { kind: 'ask', question: card, misses: 0 } as const;
  const deaf = () => {
    throw new Error('No words are heard while a card is asked for');
  };

  it('is charged, or not, as the carrier says', () => {
    const input = { kind: 'charged', outcome: 'paid', charge: 'ch_1' } as const;
    expect(interpret(input, asked, deaf)).toEqual({ type: 'charged', outcome: 'paid', charge: 'ch_1' });
    expect(interpret({ kind: 'charged', outcome: 'declined' }, asked, deaf)).toEqual({
      type: 'charged',
      outcome: 'declined',
    });
  });

  it.for([
    { kind: 'silence' },
    { kind: 'keys', keys: '0' },
    { kind: 'speech', text: 'agent' },
    { kind: 'command', command: 'agent' },
    { kind: 'typed', text: 'AGENT', hungUp: false },
  ] as const)('may have been charged where the call goes on with $kind', (input) => {
    expect(interpret(input, asked, deaf)).toEqual({ type: 'charged', outcome: 'unknown' });
  });

  it('that was charged moves no other question', () => {
    const elsewhere = { ...asked, question: { kind: 'pause', prompt: 'paused' } } as const;
    expect(interpret({ kind: 'charged', outcome: 'paid' }, elsewhere, deaf)).toEqual({ type: 'repeat' });
  });
});
