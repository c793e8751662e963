import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CardToken } from '../../src/agency/card-token.ts';
import type { CardKeeper, Charges } from '../../src/calls/ports/charges.ts';

interface OpenedCharges {
  /** As two servers see the processor. */
  readonly servers: readonly [Charges & CardKeeper, Charges & CardKeeper];
  /** Cards by what the processor does with them. */
  readonly cards: Readonly<Record<'good' | 'declining' | 'gone' | 'busy' | 'late', CardToken>>;
  /** How many charges were made for a payment. */
  readonly countCharges: (payment: string) => number;
}

const withinMs = 5000;
const briefMs = 300;

/** What everything does that charges cards by their tokens. */
export function testCharges(name: string, open: () => Promise<OpenedCharges>): void {
  const namePayment = () => randomUUID().replaceAll('-', '');

  describe(`charges by ${name}`, () => {
    it('charge once, and give the first answer again, to another server too', async () => {
      const { servers, cards, countCharges } = await open();
      const wanted = { payment: namePayment(), card: cards.good, cents: 43_308, withinMs };
      const first = await servers[0].charge(wanted);
      expect(first).toEqual({ outcome: 'paid', charge: expect.stringMatching(/^[\w.:-]{1,100}$/) });
      expect(await servers[1].charge(wanted)).toEqual(first);
      expect(await servers[1].find(wanted.payment, withinMs)).toEqual(first);
      expect(countCharges(wanted.payment)).toBe(1);
    });

    it('charge once where two servers ask at once', async () => {
      const { servers, cards, countCharges } = await open();
      const wanted = { payment: namePayment(), card: cards.good, cents: 100, withinMs };
      const answers = await Promise.all(servers.map((server) => server.charge(wanted)));
      expect(answers.some(({ outcome }) => outcome === 'paid')).toBe(true);
      expect(countCharges(wanted.payment)).toBe(1);
    });

    it('charge no other amount under the same name', async () => {
      const { servers, cards, countCharges } = await open();
      const wanted = { payment: namePayment(), card: cards.good, cents: 100, withinMs };
      await servers[0].charge(wanted);
      expect(await servers[1].charge({ ...wanted, cents: 200 })).toEqual({ outcome: 'unknown' });
      expect(countCharges(wanted.payment)).toBe(1);
    });

    it.each([
      ['declining', 'declined'],
      ['gone', 'token-gone'],
      ['busy', 'busy'],
    ] as const)('tell of a %s card that it is %s', async (card, outcome) => {
      const { servers, cards } = await open();
      const wanted = { payment: namePayment(), card: cards[card], cents: 100, withinMs };
      expect(await servers[0].charge(wanted)).toEqual({ outcome });
    });

    it('do not know what an answer would say that comes too late, and find it', async () => {
      const { servers, cards, countCharges } = await open();
      const wanted = { payment: namePayment(), card: cards.late, cents: 100, withinMs: briefMs };
      expect(await servers[0].charge(wanted)).toEqual({ outcome: 'unknown' });
      expect(await servers[0].find(wanted.payment, withinMs)).toMatchObject({ outcome: 'paid' });
      expect(countCharges(wanted.payment)).toBe(1);
    });

    it('delete a card once and for all, and say so again', async () => {
      const { servers, cards } = await open();
      expect(await servers[0].deleteCard(cards.good, withinMs)).toBe(true);
      expect(await servers[1].deleteCard(cards.good, withinMs)).toBe(true);
      const wanted = { payment: namePayment(), card: cards.good, cents: 100, withinMs };
      expect(await servers[0].charge(wanted)).toEqual({ outcome: 'token-gone' });
    });

    it('say of a card that could not be deleted now that it is kept', async () => {
      const { servers, cards } = await open();
      expect(await servers[0].deleteCard(cards.busy, withinMs)).toBe(false);
    });

    it('find nothing of a payment that never came to them', async () => {
      const { servers } = await open();
      expect(await servers[0].find(namePayment(), withinMs)).toEqual({ outcome: 'unknown' });
    });
  });
}
