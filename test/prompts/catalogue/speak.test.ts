import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Output } from '../../../src/dialogue/output.ts';
import type { SlotType, SlotValue } from '../../../src/dialogue/prompt-contract.ts';
import { loadCatalogue } from '../../../src/prompts/files/load-catalogue.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import {
  ask,
  contract,
  english,
  languageMenu,
  mainMenu,
  participantId,
  whichCase,
  writeWording,
} from '../../support/wording-fixture.ts';

const catalogue = loadCatalogue({ folder: writeWording(), contract, languages: ['en', 'es'] });

function tell(told: Output['told'], language: Output['language'] = 'en'): Output {
  return { language, pace: 'standard', told, next: { kind: 'hang-up' } };
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

  test.each([
    ['Zoom, meeting ID 160 123 4567', 'Zoom, meeting ID 1 6 0, 1 2 3, 4 5 6 7'],
    ['zoom.us/j/1601234567', 'zoom.us/j/1 6 0 1 2 3 4 5 6 7'],
    ['Department 124, 3341 Power Inn Road', 'Department 124, 3341 Power Inn Road'],
  ])('say long numbers in the name "%s" digit by digit', (county, spoken) => {
    const [said] = catalogue.speak(tell([{ prompt: 'payment', slots: { amount: 500, method: 'by-check', county } }]));
    expect(said?.parts).toContainEqual({ kind: 'slot', type: 'name', written: county, spoken });
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
    [1, 'I got no answer. Please choose.'],
    [2, 'I got no answer. Say it or press it.'],
    [7, 'I got no answer. Say it or press it.'],
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
    [1, 'I got no answer. Your participant ID, then pound.'],
    [2, 'I got no answer. Your participant ID is on your statements.'],
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

describe('picks', () => {
  test('say each item on its key, with its slots apart', () => {
    const [spoken] = catalogue.speak(ask(whichCase));
    expect(toText(spoken ? [spoken] : [])).toBe(
      'You have several cases. For the case ending in 0012, in Yolo, press 1. For the case ending in 7 345, in Inyo, press 2.',
    );
    expect(spoken?.parts).toContainEqual({ kind: 'slot', type: 'spell', written: '0012', spoken: '0 0 1 2' });
  });

  test('leave nothing of a caller behind', () => {
    expect(catalogue.speak(ask(whichCase))).not.toBe(catalogue.speak(ask(whichCase)));
    const others = { ...whichCase, items: [{ slots: { ending: '9999', county: 'Napa' }, hear: ['9999'] }] };
    expect(toText(catalogue.speak(ask(others, 1)))).toBe(
      'I got no answer. Which case? For the case ending in 9999, in Napa, press 1.',
    );
  });
});

describe('recordings and pauses', () => {
  test.each([
    ['message', 0, 'Leave your message after the tone.'],
    ['message', 1, 'I got no answer. Your message, please.'],
    ['message', 2, 'I got no answer. Say your message, then press pound.'],
  ])('%s after %i misses', (prompt, misses, words) => {
    expect(toText(catalogue.speak(ask({ kind: 'recording', prompt, maxSeconds: 120 }, misses)))).toBe(words);
  });

  test.each([
    [0, 'The call is paused.'],
    [1, 'Still here.'],
    [2, 'Still here. Any key goes on.'],
    [9, 'Still here. Any key goes on.'],
  ])('a pause after %i silences misses no answer', (misses, words) => {
    expect(toText(catalogue.speak(ask({ kind: 'pause', prompt: 'paused' }, misses)))).toBe(words);
  });
});

describe('facts', () => {
  test('are said in every text that names them, in its language', () => {
    const told = [{ prompt: 'mail' }];
    expect(toText(catalogue.speak(tell(told)))).toBe('Write to P.O. Box 1. Yolo before 3:00 p.m. The fee is $1.99.');
    expect(toText(catalogue.speak(tell(told, 'es')))).toBe('Escriba a apartado 1 antes de las 3:00 de la tarde.');
  });

  test('give way to a slot of the same name', () => {
    const told = [{ prompt: 'visit', slots: { on: '2026-12-04', fee: 500 } }];
    expect(toText(catalogue.speak(tell(told)))).toBe('Come on Friday, December 4. The fee is $5.00. Really? Yes.');
    const lacking = [{ prompt: 'visit', slots: { on: '2026-12-04' } }];
    expect(() => catalogue.speak(tell(lacking))).toThrow('$fee: Variable not available');
  });

  test('may be said in questions and options', () => {
    const en = english
      .replace('intro: Main menu.', 'intro: "Main menu until {$cutOff :time}."')
      .replace('say: For payments', 'say: "For payments over {$fee :money}"');
    const other = loadCatalogue({ folder: writeWording({ en }), contract, languages: ['en'] });
    expect(toText(other.speak(ask(mainMenu)))).toMatch(
      /^Main menu until 3:00 p\.m\. For payments over \$1\.99, press 3\. /u,
    );
  });
});

describe('relay pace', () => {
  const relay = (output: Output): Output => ({ ...output, pace: 'relay' });
  /** What is said, with each pause as its milliseconds. */
  const show = (output: Output, shown = catalogue) =>
    shown
      .speak(relay(output))
      .flatMap(({ parts }) =>
        parts.map((part) => (part.kind === 'pause' ? ` ${part.ms} ` : toText([{ language: 'en', parts: [part] }]))),
      )
      .join('|');

  test('pauses between sentences and options, and within texts', () => {
    expect(
      show({
        ...ask(mainMenu, 2),
        told: [{ prompt: 'fault' }, { prompt: 'visit', slots: { on: '2026-12-04', fee: 500 } }],
      }),
    ).toBe(
      'Something went wrong.| 2000 |Come on|Friday, December 4|.| 1000 |The fee is|$5.00|.| 1000 |Really?| 1000 |Yes.| 2000 |' +
        'I got no answer.| 2000 |Say it or press it.| 2000 |' +
        'For payments, press 3.| 2000 |For court dates, press 4.| 2000 |For everything, press star.',
    );
  });

  test('pauses beside pauses of the text, before slots, and not after initials', () => {
    const en = english.replace('Please hold.', '"Please write to P.O. Box 2. {#pause /}Thank you. {$line :phone}"');
    const other = loadCatalogue({ folder: writeWording({ en }), contract, languages: ['en'] });
    expect(show(tell([{ prompt: 'transfer' }]), other)).toBe(
      'Please write to P.O. Box 2.| 1000 | 300 |Thank you.| 1000 |888-898-1743',
    );
  });

  test('says the same words, and is kept apart from standard pace', () => {
    expect(toText(catalogue.speak(relay(ask(mainMenu))))).toBe(toText(catalogue.speak(ask(mainMenu))));
    expect(catalogue.speak(relay(ask(mainMenu)))).not.toBe(catalogue.speak(ask(mainMenu)));
    expect(catalogue.speak(relay(ask(mainMenu)))).toBe(catalogue.speak(relay(ask(mainMenu))));
  });
});

const values: Record<SlotType, fc.Arbitrary<SlotValue>> = {
  money: fc.maxSafeInteger(),
  count: fc.nat(),
  date: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  day: fc.constantFrom('2026-12-04', '2027-01-01'),
  time: fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(11, 19)),
  digits: fc.stringMatching(/^\d{0,15}$/u),
  phone: fc.stringMatching(/^\+[1-9]\d{6,14}$/u),
  spell: fc.oneof(fc.string(), fc.array(fc.string())),
  country: fc.constantFrom('US', 'MX'),
  name: fc.string(),
  place: fc.string(),
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

test('every wording that keeps the contract can be said', () => {
  const question = fc.constantFrom(mainMenu, languageMenu, participantId, whichCase);
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
