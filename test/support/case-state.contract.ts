import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Records } from '../../src/calls/ports/records.ts';
import type { RecordsUnderTest } from './records.contract.ts';
import { caseRow, participantRow } from './rows.ts';

const [father, mother] = ['1000000000001', '1000000000002'];
const pin = '482913';

/** What every adapter must keep of the state of a case. `open` gives empty records that read the time from `clock`. */
export function testCaseState(name: string, open: (clock: () => number) => Promise<RecordsUnderTest>): void {
  describe(`the state of a case, in ${name}`, () => {
    let opened: RecordsUnderTest;
    let records: Records;
    let attempts = 0;

    beforeEach(async () => {
      opened = await open(() => Date.UTC(2026, 10, 22));
      records = opened.records;
      onTestFinished(() => records.close());
      const people = [father, mother].map((participantId) => ({ ...participantRow, participantId, pin }));
      await opened.importLines([...people, caseRow]);
    });

    async function findCase(id = father) {
      const claim = records.identify('participant-id', id);
      const result = await records.signIn({ claim, pin, attempt: `CA1:${(attempts += 1)}` });
      if (result.outcome !== 'accepted') throw new Error(`not accepted but ${result.outcome}`);
      return records.findCase(result.participant, 1);
    }

    test('a case without any is told as before', async () => {
      expect(Object.keys((await findCase()) ?? {}).toSorted()).toEqual(
        'arrearsCents count county dockets monthlySupportCents number numberEnding position role'.split(' '),
      );
    });

    test('its status is told to both parents, and goes where a row no longer has it', async () => {
      const transferred = { status: 'transferred', statusSince: '2026-09-01', transferredTo: 'Nevada' } as const;
      await opened.importLines([{ ...caseRow, ...transferred }]);
      expect(await findCase()).toMatchObject({ role: 'payer', ...transferred });
      expect(await findCase(mother)).toMatchObject({ role: 'recipient', ...transferred });
      await opened.importLines([{ ...caseRow, status: 'closed' }]);
      expect(await findCase()).toMatchObject({ status: 'closed' });
      expect(await findCase()).not.toHaveProperty('transferredTo');
      await opened.importLines([caseRow]);
      expect(await findCase()).not.toHaveProperty('status');
    });

    test('what is in force and what is taken out of pay comes back as it was written, and goes where it is left out', async () => {
      const inForce = {
        enforcement: [{ kind: 'license', since: '2026-06-01' }, { kind: 'passport' }, { kind: 'tax-intercept' }],
        withholding: { amount: '98.08', every: 'two-weeks', since: '2026-01-05' },
      } as const;
      await opened.importLines([{ ...caseRow, ...inForce }]);
      expect(await findCase()).toMatchObject({
        enforcement: inForce.enforcement,
        withholding: { amountCents: 9_808, every: 'two-weeks', since: '2026-01-05' },
      });
      await opened.importLines([{ ...caseRow, withholding: {} }]);
      expect(await findCase()).toMatchObject({ withholding: {} });
      expect(await findCase()).not.toHaveProperty('enforcement');
    });

    test('one that was withdrawn is not found, until a row leaves that out', async () => {
      await opened.importLines([{ ...caseRow, withdrawn: true }]);
      expect(await findCase()).toBeUndefined();
      await opened.importLines([caseRow]);
      expect(await findCase()).toMatchObject({ number: caseRow.caseNumber });
    });
  });
}
