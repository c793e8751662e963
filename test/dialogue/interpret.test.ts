import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import { interpret } from '../../src/dialogue/interpret.ts';
import type { ChoiceQuestion, DigitsQuestion, Next } from '../../src/dialogue/output.ts';
import { normalise } from '../../src/text/normalise.ts';
import type { Meaning, Vocabulary } from '../../src/dialogue/vocabulary.ts';

const menu: ChoiceQuestion = {
  kind: 'choice',
  prompt: 'main-menu',
  options: { cases: { key: '2' }, payments: { key: '3' } },
};
const languageMenu: ChoiceQuestion = { kind: 'choice', prompt: 'language', options: { spanish: { key: '9' } } };
const pin: DigitsQuestion = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' };
const id: DigitsQuestion = { kind: 'digits', prompt: 'participant-id', minDigits: 7, maxDigits: 15, secret: false };

const vocabulary: Vocabulary = new Map<string, Meaning>([
  [normalise('Sí'), { option: 'cases' }],
  ['payments', { option: 'payments' }],
  ['my payments', { option: 'payments' }],
  ['balance', { option: 'cases' }],
  ['agent', { command: 'agent' }],
  ['no se', { command: 'repeat' }],
  ['no', { option: 'payments' }],
  ['two', { key: '2' }],
  ['paid', { option: 'payments' }],
  ['owe', { option: 'cases' }],
]);

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
  interpret(input, ask(question), vocabulary);

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

  it('takes a spoken number only where it is not secret', () => {
    expect(event(says('1 0 0 0 0 0 1.'), id)).toEqual({ type: 'entered', digits: '1000001' });
    expect(event(says('4829'), pin)).toEqual({ type: 'no-match' });
  });
});

describe('speech', () => {
  it.each([
    ['Sí.', 'choose.cases'],
    ['si', 'choose.cases'],
    ['Payments.', 'choose.payments'],
    ['I would like my payments please', 'choose.payments'],
    ['Two.', 'choose.cases'],
    ['twenty two', 'no-match'],
    ['3', 'choose.payments'],
    ['AGENT!', 'agent'],
    ['my balance or my payments', 'choose.payments'],
    ['I know nothing', 'no-match'],
    ['no sé', 'repeat'],
    ['no thank you', 'choose.payments'],
    ['no, I want an agent', 'agent'],
    ['sí, señor', 'choose.cases'],
    ['no, not my balance', 'choose.payments'],
    ['my balance, no', 'choose.cases'],
    ['', 'no-input'],
    ['…', 'no-input'],
    ['🤷', 'no-input'],
    ['lorem ipsum', 'no-match'],
    ['what was paid today', 'choose.payments'],
    ['owe', 'choose.cases'],
    ['what I owe today', 'no-match'],
  ])('%s means %s', (text, type) => {
    expect(event(says(text))).toEqual({ type });
  });

  it('believes a doubtful recogniser only when it heard a phrase exactly', () => {
    expect(event(says('payments', 0.1))).toEqual({ type: 'choose.payments' });
    expect(event(says('er payments er', 0.1))).toEqual({ type: 'no-match' });
  });

  it.each([
    ['er payments er', 0.4, 'choose.payments'],
    ['er payments er', 0.39, 'no-match'],
    ['no, I want an agent', 0.4, 'agent'],
    ['no, I want an agent', 0.39, 'no-match'],
    ['payments', 0.39, 'choose.payments'],
    ['payments', 0, 'choose.payments'],
    ['two', 0.39, 'choose.cases'],
  ])('"%s" at a confidence of %d means %s', (text, confidence, type) => {
    expect(event(says(text, confidence))).toEqual({ type });
  });

  it.each([
    ['my number is 1000001', 0.4, { type: 'entered', digits: '1000001' }],
    ['my number is 1000001', 0.39, { type: 'no-match' }],
    ['1 0 0 0 0 0 1', 0.39, { type: 'entered', digits: '1000001' }],
  ])('"%s" at a confidence of %d is a number that is taken, or none', (text, confidence, meaning) => {
    expect(event(says(text, confidence), id)).toEqual(meaning);
  });

  it('does not guess between two phrases of one length', () => {
    const two: Vocabulary = new Map([
      ['court dates', { option: 'cases' }],
      ['my payments', { option: 'payments' }],
    ]);
    expect(interpret(says('court dates and my payments'), ask(menu), two)).toEqual({ type: 'no-match' });
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
      const { type } = interpret(heard, ask(question), new Map());
      const options = question.kind === 'choice' ? Object.keys(question.options) : ['no-pin'];
      expect(!type.startsWith('choose.') || options.includes(type.slice('choose.'.length))).toBe(true);
    }),
  );
});

it('input during a transfer repeats it, and the return from the desk is an event of its own', () => {
  expect(interpret(keys('1'), { kind: 'transfer' }, vocabulary)).toEqual({ type: 'repeat' });
  expect(interpret({ kind: 'returned', result: 'unreached' }, { kind: 'transfer' }, vocabulary)).toEqual({
    type: 'unreached',
  });
});
