import { describe, expect, test } from 'vitest';
import type { Understood } from '../../src/dialogue/understood.ts';
import type { Language } from '../../src/text/language.ts';
import { spellOnKeypad } from '../../src/text/spell-on-keypad.ts';
import { understand } from '../../src/understanding/understand.ts';
import { questionNamed } from '../speech/questions.ts';
import { catalogue } from '../support/whole-system.ts';

function hear(language: Language, question: string, text: string, confidence?: number): Understood {
  const said = confidence === undefined ? { text } : { text, confidence };
  return understand(said, catalogue.hearings(language, questionNamed(question)), 2026);
}

const nothing = { answer: 'nothing' };

describe('a confidence', () => {
  test.each([undefined, 0, 0.4, 1])('of %s takes a phrase within a sentence', (confidence) => {
    expect(hear('en', 'main-menu', 'er my license er', confidence)).toEqual({ errand: 'license', language: 'en' });
  });

  test('that is low takes whole phrases alone', () => {
    expect(hear('en', 'main-menu', 'er my license er', 0.39)).toEqual(nothing);
    expect(hear('en', 'main-menu', 'payments', 0.1)).toEqual({ option: 'payments' });
    expect(hear('en', 'callback-number', 'my number is 916 555 0123', 0.1)).toEqual(nothing);
    expect(hear('en', 'callback-number', '916 555 0123', 0.1)).toEqual({ number: '9165550123' });
  });
});

describe('a person', () => {
  test.each([
    ['en', 'I want to talk to an agent about my case'],
    ['en', 'no I want a representative about my payment history'],
    ['en', "I don't want to talk to a machine about my balance"],
    ['es', 'quiero hablar con alguien sobre mi historial de pagos'],
  ] as const)('in %s is had by "%s"', (language, text) => {
    expect(hear(language, 'after-case', text)).toEqual({ command: 'agent' });
  });

  test('is not wished for by "somebody stole my card"', () => {
    expect(hear('en', 'main-menu', 'somebody stole my card')).toEqual({ errand: 'payment-card', language: 'en' });
  });
});

describe('a yes, a no or a farewell', () => {
  test.each([
    ['en', 'after-case', 'um no thanks bye', { option: 'goodbye' }],
    ['en', 'after-case', 'no but', nothing],
    ['en', 'after-case', 'yes no', nothing],
    ['en', 'role', 'ok bye', { command: 'goodbye' }],
    ['en', 'main-menu', 'no', { answer: 'no' }],
    ['en', 'confirm-callback', "yeah that's it", { option: 'right' }],
    ['es', 'after-case', 'no debo eso', nothing],
    ['es', 'role', 'See.', { option: 'parent' }],
    ['en', 'offer-callback', 'no a different number', { option: 'elsewhere' }],
    ['en', 'offer-callback', 'no a cousin has that number', nothing],
    ['es', 'offer-callback', 'no a otro número', { option: 'elsewhere' }],
    ['en', 'anything-else', 'okay gracias bye', { option: 'goodbye' }],
    ['en', 'anything-else', "thank you ma'am I appreciate it", { option: 'goodbye' }],
    ['es', 'anything-else', 'ok thanks, se lo agradezco', { option: 'goodbye' }],
  ] as const)('in %s, at %s, "%s"', (language, question, text, understood) => {
    expect(hear(language, question, text)).toEqual(understood);
  });
});

describe('who a caller is', () => {
  test.each([
    ['en', "I'm a father and I need to see my payments", { errand: 'payments', language: 'en' }],
    ['en', 'yes I am the mom and I want to know about my court date', { errand: 'dates', language: 'en' }],
    ['es', 'soy la mamá y quiero cambiar mi dirección', { errand: 'contact-change', language: 'es' }],
  ] as const)('in %s counts less than what they want: "%s"', (language, text, understood) => {
    expect(hear(language, 'role', text)).toEqual(understood);
  });

  test.each([
    ['en', "I'm the mother and I get child support"],
    ['es', 'soy el papá y yo pago la manutención'],
  ] as const)('in %s is all that "%s" says', (language, text) => {
    expect(hear(language, 'role', text)).toEqual({ option: 'parent' });
  });
});

test('a secret number is never taken from words', () => {
  const pin = { kind: 'digits', prompt: 'pin', minDigits: 4, maxDigits: 8, secret: true, star: 'no-pin' } as const;
  for (const text of ['4829', 'four eight two nine', 'my PIN is 4829']) {
    expect(understand({ text }, catalogue.hearings('en', pin))).toEqual(nothing);
  }
});

test('two things that are said alike are asked back', () => {
  expect(hear('en', 'main-menu', 'passport custody')).toEqual({ either: ['passport', 'custody'] });
});

test('an errand is known by the language in which it was said', () => {
  expect(hear('es', 'main-menu', 'direct deposit please')).toEqual({ errand: 'direct-deposit', language: 'es' });
  expect(hear('es', 'language', 'I want to make a payment')).toEqual({ errand: 'pay', language: 'en' });
});

test('signs without a word mean nothing', () => {
  for (const text of ['', '…', '🤷', '***']) expect(hear('en', 'main-menu', text)).toEqual(nothing);
});

describe('a town', () => {
  test.each([
    ['en', 'I live out in Vallejo', 'SOLANO'],
    ['en', 'bakersfield', 'KERN'],
    ['en', 'Imperial Beach', 'SANDIEGO'],
    ['en', 'San Francisco South', 'SANFRANCISCO'],
    ['en', "I'm in Modesto but my case is out of Merced", 'MERCED'],
    ['es', 'vivo en Los Ángeles pero el caso está en Riverside', 'RIVERSIDE'],
  ] as const)('in %s "%s" is in %s', (language, text, county) => {
    expect(hear(language, 'county-or-zip', text)).toEqual({ digits: spellOnKeypad(county) });
  });

  test('is asked for again where two are said', () => {
    expect(hear('en', 'county-or-zip', 'Modesto or Fresno')).toEqual(nothing);
  });
});

describe('callers who correct themselves', () => {
  test.each([
    ['en', 'main-menu', 'payments no wait the court date', { option: 'dates' }],
    ['en', 'main-menu', 'option three I mean four', { key: '4' }],
    ['es', 'main-menu', 'saldo no espere los pagos', { option: 'payments' }],
    ['en', 'main-menu', 'no wait', { command: 'more-time' }],
    ['en', 'which-case', 'not the San Diego one', { position: 2 }],
    ['es', 'which-case', 'no el de San Diego el de Sacramento', { position: 2 }],
    ['en', 'callback-number', 'six one nine five five five zero one four no five zero one four two', nothing],
  ] as const)('in %s, at %s, "%s"', (language, question, text, understood) => {
    expect(hear(language, question, text)).toEqual(understood);
  });
});

test('a number that sounds like another word is heard where it is all that is said', () => {
  expect(hear('en', 'main-menu', 'Too.')).toEqual({ key: '2' });
  expect(hear('en', 'direct-deposit', 'number for please')).toEqual({ key: '4' });
  expect(hear('en', 'callback-number', '916 555 0123 for me')).toEqual({ number: '9165550123' });
});

test('an errand means nothing at the menu to which it leads, and an option of its name is chosen', () => {
  expect(hear('en', 'documents', 'documents')).not.toHaveProperty('errand');
  expect(hear('en', 'report', 'they lowered my hours and I cannot keep up')).toEqual({ option: 'order-review' });
});
