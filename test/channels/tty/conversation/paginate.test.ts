import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paginate } from '../../../../src/channels/tty/conversation/paginate.ts';

const signs = { more: 'GA FOR MORE', end: 'GA' };
const write = (...groups: string[][]) => paginate(groups, signs).map((page) => page.replaceAll('\r\n', ' / '));

describe('a page', () => {
  test('of a heading alone takes the beginning of its first fact along', () => {
    const fact = 'A PAYMENT OF $425.00 FROM YOU WAS EXPECTED ON NOVEMBER 14, 2026, THROUGH WAGE WITHHOLDING.';
    expect(write(['THESE ARE YOUR PAYMENTS, THE LAST ONE FIRST.', fact])).toEqual([
      'THESE ARE YOUR PAYMENTS, THE LAST ONE FIRST. / A PAYMENT OF $425.00 FROM YOU WAS EXPECTED ON NOVEMBER 14, GA FOR MORE',
      '2026, THROUGH WAGE WITHHOLDING. GA',
    ]);
  });

  test('holds a heading and its first fact where they fit', () => {
    const fact = 'U PAID $425.00 NOVEMBER 14, 2026, WAGE WITHHOLDING.';
    expect(write(['UR PAYMENTS, THE LAST ONE FIRST.', fact, fact, fact])).toEqual([
      `UR PAYMENTS, THE LAST ONE FIRST. / ${fact} GA FOR MORE`,
      `${fact} / ${fact} GA`,
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
