import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joint } from '../../src/text/joint.ts';
import { ttyPage } from '../../src/channels/tty/conversation/script.ts';
import { paginate } from '../../src/typed/paginate.ts';

const signs = { ...ttyPage, more: 'GA FOR MORE', end: 'GA' };
const whole = (value: string) => value.replaceAll(' ', joint);
const write = (...groups: string[][]) => paginate(groups, signs).map((page) => page.replaceAll('\r\n', ' / '));

describe('a page', () => {
  test('of a heading alone takes the beginning of its first fact along', () => {
    const fact = `A PAYMENT OF $425.00 FROM YOU WAS EXPECTED ON ${whole('NOVEMBER 14, 2026')}, THROUGH WAGE WITHHOLDING.`;
    expect(write(['THESE ARE YOUR PAYMENTS, THE LAST ONE FIRST.', fact])).toEqual([
      'THESE ARE YOUR PAYMENTS, THE LAST ONE FIRST. / A PAYMENT OF $425.00 FROM YOU WAS EXPECTED GA FOR MORE',
      'ON NOVEMBER 14, 2026, THROUGH WAGE WITHHOLDING. GA',
    ]);
  });

  test('holds a heading and its first fact where they fit', () => {
    const fact = 'U PAID $425.00 NOVEMBER 14, 2026, WAGE WITHHOLDING.';
    expect(write(['UR PAYMENTS, THE LAST ONE FIRST.', fact, fact, fact])).toEqual([
      `UR PAYMENTS, THE LAST ONE FIRST. / ${fact} GA FOR MORE`,
      `${fact} / ${fact} GA`,
    ]);
  });

  test('does not end with the heading of what follows', () => {
    const hearing = `A COURT HEARING IS ON ${whole('MONDAY, JANUARY 4, 2027')}, AT ${whole('8:15 A.M.')}`;
    expect(
      write([
        `BLDG B, ${whole('ST. HELENA, CA 94574-0001')}, IN THE ROOM BESIDE THE CLERK.`,
        'IN THE CASE ENDING IN 0092:',
        hearing,
      ]),
    ).toEqual([
      'BLDG B, ST. HELENA, CA 94574-0001, IN THE ROOM BESIDE THE CLERK. GA FOR MORE',
      'IN THE CASE ENDING IN 0092: / A COURT HEARING IS ON MONDAY, JANUARY 4, 2027, AT 8:15 A.M. GA',
    ]);
  });

  test('leaves facts whole behind another fact', () => {
    const paid = `SU PAGO DEL ${whole('28 DE AGOSTO DE 2026')}: $4,000.04, EN EFECTIVO.`;
    expect(write([paid, paid, paid])).toEqual([
      'SU PAGO DEL 28 DE AGOSTO DE 2026: $4,000.04, EN EFECTIVO. GA FOR MORE',
      `${[paid, paid].join(' / ').replaceAll(joint, ' ')} GA`,
    ]);
  });

  test('leaves options whole', () => {
    expect(
      write(
        ['THANK YOU.', 'YOUR PAST-DUE BALANCE IS $270.00.'],
        ['MAIN MENU.', '1 DEPOSIT, CARD, PAY', '2 BALANCE AND CASE', '3 PAYMENTS', '4 COURT DATES, APPTS'],
      ),
    ).toEqual([
      'THANK YOU. / YOUR PAST-DUE BALANCE IS $270.00. GA FOR MORE',
      'MAIN MENU. / 1 DEPOSIT, CARD, PAY / 2 BALANCE AND CASE / 3 PAYMENTS / 4 COURT DATES, APPTS GA',
    ]);
  });

  test('breaks between phrases', () => {
    const long =
      'PARA ESTO MANDE UN CHEQUE CON SU NOMBRE COMPLETO, CON LA FECHA DE HOY, Y ESCRIBA TAMBIEN EN EL SU NUMERO DE PARTICIPANTE Y FIRMELO.';
    expect(write([long])).toEqual([
      'PARA ESTO MANDE UN CHEQUE CON SU NOMBRE COMPLETO, CON LA FECHA DE HOY, GA FOR MORE',
      'Y ESCRIBA TAMBIEN EN EL SU NUMERO DE PARTICIPANTE Y FIRMELO. GA',
    ]);
  });

  test('breaks between sentences, and not within an address', () => {
    const long =
      'YOU CAN PAY BY MAIL, BY CARD, OR IN CASH. BY MAIL, SEND A CHECK, MADE OUT TO CALIFORNIA STATE DISBURSEMENT UNIT. ' +
      'THE ADDRESS IS P.O. BOX 100, WEST SACRAMENTO, CALIFORNIA, 95798. BY PHONE WITH A CARD, CALL 800-403-0879.';
    expect(write([long])).toEqual([
      'YOU CAN PAY BY MAIL, BY CARD, OR IN CASH. GA FOR MORE',
      'BY MAIL, SEND A CHECK, MADE OUT TO CALIFORNIA STATE DISBURSEMENT UNIT. GA FOR MORE',
      'THE ADDRESS IS P.O. BOX 100, WEST SACRAMENTO, CALIFORNIA, 95798. BY PHONE WITH A CARD, CALL 800-403-0879. GA',
    ]);
  });

  test.each([
    ['a date', 'ON WEDNESDAY, DECEMBER 29, 2026'],
    ['a time', 'AT 9:30 A.M.'],
    ['an address line', '3341 NORTH POWER INN ROAD, SUITE 400, SACRAMENTO'],
    ['a phone number', '52 55 1234 5678'],
  ])('does not end within %s', (_, value) => {
    for (let words = 1; words < 22; words += 1) {
      const pages = write([`${'LETTER '.repeat(words)}${whole(value)} ${'ORDER '.repeat(17)}IS THERE.`]);
      expect(pages.filter((page) => page.includes(value))).toHaveLength(1);
    }
  });

  test('parts no number from the word that it counts', () => {
    for (let words = 1; words < 22; words += 1) {
      const pages = write([
        `${'LETTER '.repeat(words)}THE FEE IS 1.9 PERCENT IN ROOM 124 ${'ORDER '.repeat(17)}IS THERE.`,
      ]);
      expect(pages.join(' ')).not.toMatch(/(?:1\.9|IS|ROOM) GA FOR MORE/u);
    }
  });

  test('does not break "SU NUMERO DE PARTICIPANTE" where there is no phrase to end', () => {
    const long =
      'PARA PAGAR POR CORREO MANDE UN CHEQUE A LA DIRECCION QUE SIGUE Y ESCRIBA EN EL CHEQUE TAMBIEN SU NUMERO DE PARTICIPANTE POR FAVOR';
    const [first = ''] = write([long]);
    expect(first).toMatch(/ (?:TAMBIEN|CHEQUE) GA FOR MORE$/u);
  });

  test('has at most 120 characters, and no word is lost', () => {
    const word = fc.stringMatching(/^[A-Z,.]{1,14}$/u);
    const item = fc.array(word, { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(fc.array(item, { maxLength: 5 }), { minLength: 1, maxLength: 3 }), (groups) => {
        const pages = paginate(groups, signs);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(120);
        const words = pages.map((page) => page.replace(/ GA(?: FOR MORE)?$/u, '')).join(' ');
        expect(words.split(/\s+/u).filter(Boolean)).toEqual(groups.flat().join(' ').split(/\s+/u).filter(Boolean));
      }),
    );
  });
});
