import { describe, expect, it } from 'vitest';
import type { ConsentChange } from '../../src/agency/consent.ts';
import type { ConsentStore } from '../../src/calls/ports/consent-store.ts';

const phone = '+19165550101';
const agreed: ConsentChange = {
  phone,
  participant: '1',
  purpose: 'court-dates',
  given: true,
  language: 'es',
  words: 'Recordatorios de audiencias. Para aceptar, oprima 1.',
  channel: 'voice',
  line: 'customer-connect',
  call: 'CA1',
  turn: 7,
  atMs: 1000,
};
const stop: ConsentChange = {
  ...agreed,
  purpose: 'all',
  given: false,
  words: 'ALTO',
  channel: 'text',
  call: 'SM1',
  atMs: 2000,
};

/** What every store of consents does. `open` gives an empty one, as two servers see it; participants 1 and 2 are there. */
export function testConsents(name: string, open: () => Promise<readonly [ConsentStore, ConsentStore]>): void {
  describe(`the consents in ${name}`, () => {
    it('are found by number and by participant, and the same change is kept once', async () => {
      const [one, other] = await open();
      await one.record(agreed, 'CA1:7');
      await other.record({ ...agreed, given: false, atMs: 5000 }, 'CA1:7');
      await one.record({ ...agreed, purpose: 'documents', participant: '2', atMs: 3000 }, 'CA2:1');
      await one.record({ ...agreed, phone: '+19165550102' }, 'CA3:1');

      const court = {
        phone,
        participant: '1',
        purpose: 'court-dates',
        language: 'es',
        line: 'customer-connect',
        by: 'text',
        sinceMs: 1000,
      };
      const documents = { ...court, participant: '2', purpose: 'documents', sinceMs: 3000 };
      expect(await other.find(phone)).toEqual([court, documents]);
      expect(await other.findOf('1.3')).toEqual([court, { ...court, phone: '+19165550102' }]);
      expect(await other.findOf('2')).toEqual([documents]);
      expect(await other.find('+19165550199')).toEqual([]);
      expect(await other.findOf('7')).toEqual([]);
    });

    it('end with a STOP at once, come back with a START, and one that is given later counts', async () => {
      const [one, other] = await open();
      await one.record(agreed, 'a');
      expect(await one.isStopped(phone)).toBe(false);
      await other.record(stop, 'b');
      expect([await one.isStopped(phone), await one.isStopped('+19165550102')]).toEqual([true, false]);
      expect(await one.find(phone)).toEqual([]);
      expect(await one.findOf('1')).toEqual([]);
      await other.record({ ...stop, given: true, words: 'START', atMs: 3000 }, 'c');
      expect(await one.isStopped(phone)).toBe(false);
      expect(await one.find(phone)).toMatchObject([{ purpose: 'court-dates', sinceMs: 1000 }]);
      await one.record({ ...stop, atMs: 4000 }, 'd');
      await one.record({ ...agreed, purpose: 'documents', atMs: 5000 }, 'e');
      expect(await other.find(phone)).toMatchObject([{ purpose: 'documents' }]);
    });

    it('of two participants on one number are apart, and a STOP ends both', async () => {
      const [one, other] = await open();
      await one.record(agreed, 'a');
      await one.record({ ...agreed, participant: '2' }, 'b');
      await one.record({ ...agreed, participant: '2', given: false, atMs: 1500 }, 'c');
      expect(await other.find(phone)).toMatchObject([{ participant: '1' }]);
      await other.record(stop, 'd');
      expect(await one.find(phone)).toEqual([]);
    });

    it('of one kind end for all participants where the number takes them back and nobody is named', async () => {
      const [one, other] = await open();
      await one.record(agreed, 'a');
      await one.record({ ...agreed, participant: '2' }, 'b');
      await one.record({ ...agreed, purpose: 'documents' }, 'c');
      const { participant: _nobody, ...anonymous } = agreed;
      await one.record({ ...anonymous, given: false, channel: 'agency', atMs: 2000 }, 'd');
      expect(await other.find(phone)).toMatchObject([{ purpose: 'documents' }]);
      await one.record({ ...agreed, participant: '2', atMs: 3000 }, 'e');
      expect(await other.find(phone)).toMatchObject([{ purpose: 'documents' }, { participant: '2' }]);
    });

    it('are taken back one by one; of two changes at once the withdrawal counts', async () => {
      const [one] = await open();
      await one.record({ ...agreed, given: false }, 'b');
      await one.record(agreed, 'a');
      await one.record({ ...agreed, purpose: 'appointments', participant: '1.3' }, 'd');
      await one.record({ ...agreed, purpose: 'appointments', participant: '1.4', given: false, atMs: 1001 }, 'e');
      await one.record({ ...agreed, purpose: 'documents' }, 'c');
      expect(await one.find(phone)).toMatchObject([{ purpose: 'documents' }]);
    });

    it('tell the language that a number used last, also of a number that only wrote STOP', async () => {
      const [one, other] = await open();
      expect(await one.findLanguage(phone)).toBeUndefined();
      const { participant: _, ...anybody } = stop;
      await one.record(anybody, 'a');
      expect(await other.findLanguage(phone)).toBe('es');
      await one.record({ ...anybody, language: 'en', atMs: 9000 }, 'b');
      expect(await other.findLanguage(phone)).toBe('en');
    });
  });
}
