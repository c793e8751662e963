import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SlotType, SlotValue } from '../../../src/dialogue/prompt-contract.ts';
import { grammars } from '../../../src/prompts/grammar/grammars.ts';
import { saySlot } from '../../../src/prompts/catalogue/say-slot.ts';

const table: [type: SlotType, value: SlotValue, written: string, en: string, es: string, writtenEs?: string][] = [
  ['money', 131055, '$1,310.55', '1310 dollars and 55 cents', '1310 dólares con 55 centavos'],
  ['money', 100, '$1.00', '1 dollar', 'un dólar'],
  ['money', 101, '$1.01', '1 dollar and 1 cent', 'un dólar con un centavo'],
  ['money', 1, '$0.01', '1 cent', 'un centavo'],
  ['money', 0, '$0.00', '0 dollars', '0 dólares'],
  ['money', 1100, '$11.00', '11 dollars', '11 dólares'],
  ['money', 2100, '$21.00', '21 dollars', 'veintiún dólares'],
  ['money', 3131, '$31.31', '31 dollars and 31 cents', 'treinta y un dólares con treinta y un centavos'],
  ['money', 10_100, '$101.00', '101 dollars', 'ciento un dólares'],
  ['money', 10_001, '$100.01', '100 dollars and 1 cent', '100 dólares con un centavo'],
  ['money', 130_100, '$1,301.00', '1301 dollars', 'mil trescientos un dólares'],
  ['money', 2_100_000, '$21,000.00', '21000 dollars', '21000 dólares'],
  ['money', 2_102_100, '$21,021.00', '21021 dollars', 'veintiún mil veintiún dólares'],
  ['money', 10_099_100, '$100,991.00', '100991 dollars', 'cien mil novecientos noventa y un dólares'],
  ['money', 100_000_100, '$1,000,001.00', '1 million 1 dollars', 'un millón un dólares'],
  ['money', 210_004_100, '$2,100,041.00', '2 million 100041 dollars', 'dos millones cien mil cuarenta y un dólares'],
  [
    'money',
    123_456_789,
    '$1,234,567.89',
    '1 million 234567 dollars and 89 cents',
    'un millón 234567 dólares con 89 centavos',
  ],
  ['money', -4250, '$42.50', '42 dollars and 50 cents', '42 dólares con 50 centavos'],
  ['money', 100_000_000, '$1,000,000.00', '1 million dollars', 'un millón de dólares'],
  ['money', 100_000_000_000, '$1,000,000,000.00', '1 billion dollars', 'mil millones de dólares'],
  ['count', 1234, '1,234', '1234', '1234'],
  ['digits', '4217', '4217', '4 2 1 7', '4 2 1 7'],
  ['phone', '+18669013212', '866-901-3212', '8 6 6, 9 0 1, 3 2 1 2', '8 6 6, 9 0 1, 3 2 1 2'],
  ['phone', '+525512345678', '+525512345678', '5 2, 5 5, 1 2 3 4, 5 6 7 8', '5 2, 5 5, 1 2 3 4, 5 6 7 8'],
  ['phone', '+4915112345678', '+4915112345678', '4 9, 1 5 1 1, 2 3 4 5, 6 7 8', '4 9, 1 5 1 1, 2 3 4 5, 6 7 8'],
  ['country', 'US', 'United States', 'United States', 'Estados Unidos', 'Estados Unidos'],
  ['country', 'KR', 'South Korea', 'South Korea', 'Corea del Sur', 'Corea del Sur'],
  ['country', 'TT', 'Trinidad and Tobago', 'Trinidad and Tobago', 'Trinidad y Tobago', 'Trinidad y Tobago'],
  ['spell', 'fl-21 4', 'fl-21 4', 'F L, 2 1, 4', 'F L, 2 1, 4'],
  ['spell', ['A-1', 'B-2'], 'A-1 and B-2', 'A, 1; and B, 2', 'A, 1; y B, 2', 'A-1 y B-2'],
  ['spell', ['A', 'B', 'C'], 'A, B, and C', 'A; B; and C', 'A; B; y C', 'A, B y C'],
  ['spell', [], '', '', ''],
  ['name', 'Los Ángeles', 'Los Ángeles', 'Los Ángeles', 'Los Ángeles'],
];

test.each(table)('%s %j', (type, value, written, en, es, writtenEs = written) => {
  expect(saySlot(type, value, grammars.en)).toEqual({ written, spoken: en });
  expect(saySlot(type, value, grammars.es)).toEqual({ written: writtenEs, spoken: es });
});

test.each([
  ['date', '2026-11-20', 'November 20, 2026', '20 de noviembre de 2026'],
  ['date', '2026-11-01', 'November 1, 2026', 'primero de noviembre de 2026'],
  ['date', '2026-12-31T23:30:00-08:00', 'December 31, 2026', '31 de diciembre de 2026'],
  ['day', '2026-12-04', 'Friday, December 4', 'viernes 4 de diciembre'],
  ['day', '2026-12-01', 'Tuesday, December 1', 'martes primero de diciembre'],
  ['day', '2026-12-31T23:30:00-08:00', 'Thursday, December 31', 'jueves 31 de diciembre'],
  ['day', '2028-02-29', 'Tuesday, February 29', 'martes 29 de febrero'],
] as const)('%s %s is written as it is spoken', (type, value, en, es) => {
  expect(saySlot(type, value, grammars.en)).toEqual({ written: en, spoken: en });
  expect(saySlot(type, value, grammars.es)).toEqual({ written: es, spoken: es });
});

test.each([
  ['2026-12-04T09:30:00-08:00', '9:30 a.m.', 'las 9:30 de la mañana', 'las 9 y 30 de la mañana'],
  ['00:00', 'midnight', 'la medianoche', 'la medianoche'],
  ['00:05', '12:05 a.m.', 'las 12:05 de la madrugada', 'las 12 y 5 de la madrugada'],
  ['01:00', '1:00 a.m.', 'la 1:00 de la madrugada', 'la una de la madrugada'],
  ['06:00', '6:00 a.m.', 'las 6:00 de la mañana', 'las 6 de la mañana'],
  ['12:00', 'noon', 'las 12:00 del mediodía', 'las 12 del mediodía'],
  ['12:01', '12:01 p.m.', 'las 12:01 de la tarde', 'las 12 y 1 de la tarde'],
  ['13:30', '1:30 p.m.', 'la 1:30 de la tarde', 'la una y 30 de la tarde'],
  ['19:59', '7:59 p.m.', 'las 7:59 de la tarde', 'las 7 y 59 de la tarde'],
  ['20:00', '8:00 p.m.', 'las 8:00 de la noche', 'las 8 de la noche'],
])('the time %s', (time, en, es, spokenEs) => {
  expect(saySlot('time', time, grammars.en)).toEqual({ written: en, spoken: en });
  expect(saySlot('time', time, grammars.es)).toEqual({ written: es, spoken: spokenEs });
});

test.each(['en', 'es'] as const)(
  'the dollars and the cents of any amount are said in %s, and nothing else',
  (language) => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -500, max: 500 }), fc.maxSafeInteger()), (cents) => {
        const { written, spoken } = saySlot('money', cents, grammars[language]);
        const amount = BigInt(Math.abs(cents));
        const numbers = spoken
          .split(/ dollars?| centavos?| cents?| (?:de )?dólar(?:es)?/u)
          .filter(Boolean)
          .map(readNumber);
        expect(numbers).toEqual(amount === 0n ? [0n] : [amount / 100n, amount % 100n].filter((part) => part > 0n));
        expect(BigInt(written.replaceAll(/\D/gu, ''))).toBe(amount);
      }),
    );
  },
);

const spanishWords = new Map<string, bigint>([
  ...'un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiún'
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(index + 1)]),
  ...'veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta'
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(index + 22)]),
  ...'cuarenta cincuenta sesenta setenta ochenta noventa cien'
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(10 * (index + 4))]),
  ...'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(100 * (index + 1))]),
]);
const scales = new Map([
  ['million', 1_000_000n],
  ['billion', 1_000_000_000n],
  ['mil', 1000n],
  ['millón', 1_000_000n],
  ['millones', 1_000_000n],
  ['billón', 1_000_000_000_000n],
  ['billones', 1_000_000_000_000n],
]);

/** The number of figures or Spanish words, read as a person does: what was said so far counts in the scale that follows. */
function readNumber(text: string): bigint {
  let [whole, open] = [0n, 0n];
  for (const word of text.replace(/^ (?:and|con)/u, '').match(/[\p{L}\d]+/gu) ?? []) {
    const scale = scales.get(word);
    if (word === 'y') continue;
    if (scale === undefined) open += /^\d/u.test(word) ? BigInt(word) : (spanishWords.get(word) ?? 0n);
    else if (scale === 1000n) open = (open || 1n) * scale;
    else [whole, open] = [whole + open * scale, 0n];
  }
  return whole + open;
}

test.each([
  ['money', 1.5],
  ['money', '12345'],
  ['count', Number.NaN],
  ['date', '2026-13-45'],
  ['day', '2026-02-29'],
  ['time', '2026-12-04T09:30:00Z'],
  ['time', '2026-12-04'],
  ['name', 777],
] as const)('an unfit %s is refused without being quoted', (type, value) => {
  expect(() => saySlot(type, value, grammars.en)).toThrow(/^its value must be (?!.*(?:12345|2026|777))/u);
});
