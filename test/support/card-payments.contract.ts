import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isCertain,
  type NewCardPayment,
  type PayOutcome,
  payOutcomes,
  stateAfter,
} from '../../src/agency/card-payment.ts';
import type { CardPaymentStore } from '../../src/calls/ports/card-payment-store.ts';

const wanted: NewCardPayment = {
  participant: '1',
  case: 1,
  caseEnding: '4821',
  amountCents: 42_500,
  feeCents: 808,
  line: 'customer-connect',
  call: 'CA1',
  turn: 7,
  atMs: 1_800_000_000_000,
};

const unknown = 'a'.repeat(32);

/** What every store of card payments does. `open` gives an empty one, as two servers see it; participants 1 and 2 are there. */
export function testCardPayments(
  name: string,
  open: () => Promise<readonly [CardPaymentStore, CardPaymentStore]>,
): void {
  describe(`the card payments in ${name}`, () => {
    it('begin once for each attempt, and are found by name and by participant', async () => {
      const [one, other] = await open();
      const { payment } = await one.begin(wanted, 'CA1:0');
      expect(payment).toMatch(/^[A-Za-z0-9]{16,64}$/);
      expect(await other.begin({ ...wanted, amountCents: 1 }, 'CA1:0')).toEqual({ payment, state: 'begun' });
      const second = await other.begin({ ...wanted, atMs: wanted.atMs + 1 }, 'CA1:1');
      await one.begin({ ...wanted, participant: '2' }, 'CA2:0');
      expect(second.payment).not.toBe(payment);

      const { participant: _named, ...kept } = { ...wanted, payment, state: 'begun' };
      expect(await other.find(payment)).toMatchObject(kept);
      expect((await other.findOf('1', 0)).map((found) => found.payment)).toEqual([second.payment, payment]);
      expect((await one.findOf('1', wanted.atMs + 1)).map((found) => found.payment)).toEqual([second.payment]);
      expect(await one.findOf('7', 0)).toEqual([]);
      expect(await one.find(unknown)).toBeUndefined();
    });

    it('begin once where two servers try the same at once', async () => {
      const servers = await open();
      const tries = Array.from({ length: 20 }, (_, at) => servers[at % 2 === 0 ? 0 : 1].begin(wanted, 'CA1:0'));
      expect(new Set((await Promise.all(tries)).map(({ payment }) => payment)).size).toBe(1);
    });

    it.each(payOutcomes)('stand as %s says, and keep the processor’s name', async (outcome) => {
      const [one, other] = await open();
      const { payment } = await one.begin(wanted, 'CA1:0');
      const settled = await other.settle(payment, { outcome, charge: 'ch_1' });
      expect(settled).toMatchObject({
        payment,
        outcome,
        state: stateAfter[outcome],
        amountCents: 42_500,
        feeCents: 808,
      });
      expect(settled.confirmation ?? '').toMatch(outcome === 'paid' ? /^\d{8}$/ : /^$/);
      expect(await one.settle(payment, { outcome })).toEqual(settled);
      expect(await one.find(payment)).toEqual(settled);
    });

    it('are settled by the first certain result, in any order of results, twice and from two servers', async () => {
      const [one, other] = await open();
      let count = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...payOutcomes), { minLength: 1, maxLength: 6 }), async (results) => {
          const { payment } = await one.begin(wanted, `CA1:${(count += 1)}`);
          for (const [at, outcome] of results.entries()) {
            await (at % 2 === 0 ? one : other).settle(payment, { outcome });
            await other.settle(payment, { outcome });
          }
          expect((await one.find(payment))?.outcome).toBe(judge(results));
        }),
        { numRuns: 40 },
      );
    });

    it('tell all servers the same where contrary results come at once', async () => {
      const [one, other] = await open();
      for (let at = 0; at < 10; at += 1) {
        const { payment } = await one.begin(wanted, `CA1:${at}`);
        const told = await Promise.all([
          one.settle(payment, { outcome: 'paid' }),
          other.settle(payment, { outcome: 'declined' }),
          other.settle(payment, { outcome: 'paid' }),
        ]);
        const last = await one.find(payment);
        expect(told).toEqual([last, last, last]);
      }
    });

    it('reject a result of a payment that was never begun', async () => {
      const [one] = await open();
      await expect(one.settle(unknown, { outcome: 'paid' })).rejects.toThrow('never begun here');
    });

    it('give each its own confirmation, and the same one again', async () => {
      const [one, other] = await open();
      const begun = await Promise.all(Array.from({ length: 30 }, (_, at) => one.begin(wanted, `CA1:${at}`)));
      const paid = await Promise.all(begun.map(({ payment }) => other.settle(payment, { outcome: 'paid' })));
      expect(new Set(paid.map(({ confirmation }) => confirmation)).size).toBe(30);
    });

    it('of somebody who has not signed in are kept under what they keyed in, sealed', async () => {
      const [one, other] = await open();
      const paidFor = one.hide({ kind: 'participant-id', digits: '9999999999999' });
      expect(paidFor).not.toContain('9999999999999');
      const { participant: _nobody, ...anonymous } = wanted;
      const { payment } = await other.begin({ ...anonymous, paidFor }, 'CA1:0');
      expect(await one.find(payment)).not.toHaveProperty('participant');
      expect(await one.settle(payment, { outcome: 'paid' })).toMatchObject({ state: 'paid', amountCents: 42_500 });
    });
  });
}

/** The first certain result, else the first of all. */
function judge(results: readonly PayOutcome[]): PayOutcome | undefined {
  return results.find((outcome) => isCertain(stateAfter[outcome])) ?? results[0];
}
