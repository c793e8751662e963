import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../src/dialogue/output.ts';
import type { SlotType, SlotValue } from '../../src/dialogue/prompt-contract.ts';
import { loadCatalogue } from '../../src/prompts/load-catalogue.ts';
import { toText } from '../../src/prompts/to-text.ts';
import { ask, contract, english, languageMenu, mainMenu, participantId, writeWording } from './fixture.ts';

const catalogue = loadCatalogue({ folder: writeWording(), contract, languages: ['en', 'es'] });

function tell(told: Output['told'], language: Output['language'] = 'en'): Output {
  return { language, told, next: { kind: 'hang-up' } };
}

describe('statements', () => {
  test('keep their slots apart, for each channel to voice', () => {
    const told = [{ prompt: 'balance-owed', slots: { arrears: 131_055, asOf: '2026-11-20' } }];
    expect(catalogue.speak(tell(told))).toEqual([
      {
        language: 'en',
        parts: [
          { kind: 'text', text: 'You owe ' },
          { kind: 'slot', type: 'money', written: '$1,310.55', spoken: '1310 dollars and 55 cents' },
          { kind: 'text', text: ' as of ' },
          { kind: 'slot', type: 'date', written: 'November 20, 2026', spoken: 'November 20, 2026' },
          { kind: 'text', text: '.' },
        ],
      },
    ]);
  });

  test.each([
    [0, 'There are no payments.', 'No hay pagos.'],
    [1, 'There is one payment.', 'Hay un pago.'],
    [2, 'There are 2 payments.', 'Hay 2 pagos.'],
  ])('agree with a count of %i', (count, en, es) => {
    const told = [{ prompt: 'payments-found', slots: { count } }];
    expect(toText(catalogue.speak(tell(told, 'en')))).toBe(en);
    expect(toText(catalogue.speak(tell(told, 'es')))).toBe(es);
  });

  test('say a term in their own language', () => {
    const told = [{ prompt: 'payment', slots: { amount: 500, method: 'by-check', county: 'Yolo' } }];
    expect(toText(catalogue.speak(tell(told, 'es')))).toBe('$5.00 con cheque en Yolo.');
  });

  test('follow one another with a pause, and with another voice where the language changes', () => {
    const told = [
      { prompt: 'transfer' },
      { prompt: 'fault' },
      { prompt: 'notice' },
      { prompt: 'transfer', language: 'es' as const },
    ];
    const pause = { kind: 'pause', ms: 300 };
    expect(catalogue.speak(tell(told))).toEqual([
      {
        language: 'en',
        parts: [{ kind: 'text', text: 'Please hold.' }, pause, { kind: 'text', text: 'Something went wrong.' }, pause],
      },
      { language: 'es', parts: [{ kind: 'text', text: 'Un momento.' }] },
    ]);
  });

  test('take pauses of their own', () => {
    const slots = { on: '2026-12-04', at: '09:30', desk: '+18669013212', dockets: ['FL-1'], ending: '42' };
    const pauses = (['en', 'es'] as const).map((language) =>
      catalogue.speak(tell([{ prompt: 'hearing', slots }], language))[0]?.parts.find(({ kind }) => kind === 'pause'),
    );
    expect(pauses).toEqual([
      { kind: 'pause', ms: 500 },
      { kind: 'pause', ms: 300 },
    ]);
  });

  test('an empty one says nothing', () => {
    expect(catalogue.speak(tell([{ prompt: 'notice' }]))).toEqual([]);
  });

  test('a missing or unfit slot is refused without its value', () => {
    const speak = (slots: Record<string, SlotValue>) => () =>
      catalogue.speak(tell([{ prompt: 'balance-owed', slots }]));
    expect(speak({ arrears: 131_055 })).toThrow('$asOf: Variable not available');
    expect(speak({ arrears: 4711.5, asOf: '2026-11-20' })).toThrow(/^"You owe .*\$arrears: .*whole number$/u);
  });

  test('an unknown prompt is refused', () => {
    expect(() => catalogue.speak(tell([{ prompt: 'gone' }]))).toThrow('There is no wording "gone"');
  });
});

describe('questions', () => {
  test.each([
    [0, 'Main menu.'],
    [1, 'I did not hear you. Please choose.'],
    [2, 'I did not hear you. Say it or press it.'],
    [7, 'I did not hear you. Say it or press it.'],
  ])('a menu after %i misses', (misses, words) => {
    const options = 'For payments, press 3. For court dates, press 4. For everything, press star.';
    expect(toText(catalogue.speak(ask(mainMenu, misses)))).toBe(`${words} ${options}`);
  });

  test('a menu in several languages says each option in its own', () => {
    expect(catalogue.speak(ask(languageMenu)).map((spoken) => [spoken.language, toText([spoken])])).toEqual([
      ['en', 'Welcome. For English, press 1.'],
      ['es', 'Para español, oprima 9.'],
    ]);
  });

  test.each([
    [0, 'Please enter your participant ID, then press pound.'],
    [1, 'I did not hear you. Your participant ID, then pound.'],
    [2, 'I did not hear you. Your participant ID is on your statements.'],
  ])('a number after %i misses', (misses, words) => {
    expect(toText(catalogue.speak(ask(participantId, misses)))).toBe(words);
  });

  test('come after what is told', () => {
    const output = { ...ask(participantId), told: [{ prompt: 'fault' }] };
    expect(toText(catalogue.speak(output))).toMatch(/^Something went wrong\. Please enter/u);
  });

  test('are rendered once, as long as nothing in them differs', () => {
    expect(catalogue.speak(ask(mainMenu, 2))).toBe(catalogue.speak(ask(mainMenu, 3)));
    expect(catalogue.speak(ask(mainMenu, 1))).not.toBe(catalogue.speak(ask(mainMenu, 2)));
    expect(catalogue.speak({ ...ask(mainMenu), language: 'es' })).not.toBe(catalogue.speak(ask(mainMenu)));
  });
});

const values: Record<SlotType, fc.Arbitrary<SlotValue>> = {
  money: fc.maxSafeInteger(),
  count: fc.nat(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  time: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(11, 19)),
  digits: fc.stringMatching(/^\d{0,15}$/u),
  phone: fc.stringMatching(/^\+[1-9]\d{6,14}$/u),
  spell: fc.oneof(fc.string(), fc.array(fc.string())),
  name: fc.string(),
  term: fc.constant('by-check'),
};
const told = fc.oneof(
  ...Object.entries(contract.statements).map(([prompt, slots]) =>
    fc.record({
      prompt: fc.constant(prompt),
      language: fc.constantFrom('en' as const, 'es' as const),
      slots: fc.record(Object.fromEntries(Object.entries(slots).map(([name, type]) => [name, values[type]]))),
    }),
  ),
);

test('whatever keeps the contract can be said', () => {
  const question = fc.constantFrom(mainMenu, languageMenu, participantId);
  fc.assert(
    fc.property(fc.array(told, { maxLength: 4 }), question, fc.nat({ max: 4 }), (all, asked, misses) => {
      const spoken = catalogue.speak({ ...ask(asked, misses), told: all });
      expect(spoken.every(({ parts }) => parts.length > 0)).toBe(true);
    }),
  );
});

test('values are never taken for wording', () => {
  const slots = { amount: 100, method: 'by-check', county: '{$amount :money} {#pause /} \\' };
  const [spoken] = catalogue.speak(tell([{ prompt: 'payment', slots }]));
  expect(spoken?.parts.filter(({ kind }) => kind === 'pause')).toEqual([]);
  expect(toText(spoken ? [spoken] : [])).toContain('in {$amount :money} {#pause /} \\.');
});

test('operators may write a text over several lines', () => {
  const folded = english.replace('fault: Something went wrong.', 'fault: |\n  Something\n  went wrong.\n');
  const other = loadCatalogue({ folder: writeWording({ en: folded }), contract, languages: ['en'] });
  expect(toText(other.speak(tell([{ prompt: 'fault' }])))).toBe('Something went wrong.');
});
