import { describe, expect, test } from 'vitest';
import { findToldCase } from '../../../src/calls/effects/find-told-case.ts';
import type { CaseDetails } from '../../../src/agency/case.ts';
import { spellOnKeypad } from '../../../src/text/spell-on-keypad.ts';

const facts = { role: 'payer', county: 'Kern', dockets: [], monthlySupportCents: 1, arrearsCents: 1 } as const;

/** Records of a participant whose cases end so, and how often they were read. */
function openCases(...endings: readonly string[]) {
  let reads = 0;
  const at = (position: number): CaseDetails | undefined => {
    const numberEnding = endings[position - 1];
    return numberEnding === undefined ? undefined : { ...facts, position, count: endings.length, numberEnding };
  };
  const records = {
    async findCase(_participant: string, position: number) {
      reads += 1;
      return at(position);
    },
    async listCases({ ending = '' }: { ending?: string }) {
      reads += 1;
      const all = endings.map((one, index) => ({ position: index + 1, ending: one, county: 'Kern' }));
      const cases = all.filter((one) => spellOnKeypad(one.ending).endsWith(ending));
      return { cases, count: cases.length, letters: false };
    },
  };
  const find = async (position: number, known: { ending?: string; told?: string } = {}) => {
    const found = await findToldCase(records, { participant: 'p-1', position, ...known });
    return found && [found.position, found.numberEnding];
  };
  return { find, reads: () => reads };
}

describe('a case that was told to stand at a position', () => {
  test.each([
    [{}, [2, '12-B']],
    [{ ending: '12-B' }, [2, '12-B']],
    [{ told: '0011' }, [2, '12-B']],
  ])('is found there with one read, known by %j', async (known, found) => {
    const { find, reads } = openCases('0011', '12-B');
    expect(await find(2, known)).toEqual(found);
    expect(reads()).toBe(1);
  });

  test('is found where it stands by now', async () => {
    expect(await openCases('0010', '0011', '12-B').find(2, { ending: '12-B' })).toEqual([3, '12-B']);
    expect(await openCases('12-B').find(2, { ending: '12-B' })).toEqual([1, '12-B']);
  });

  test('is none, where its ending is told of no case any more', async () => {
    expect(await openCases('0010', '0011').find(2, { ending: '0012' })).toBeUndefined();
    expect(await openCases('20012', '0011', '30012').find(2, { ending: '0012' })).toBeUndefined();
  });

  test('is the one at the position where its ending has grown', async () => {
    expect(await openCases('0010', '90012').find(2, { ending: '0012' })).toEqual([2, '90012']);
  });
});

test('no case is told twice, one after the other, though one was added before it', async () => {
  expect(await openCases('0010', '0011', '0012').find(2, { told: '0011' })).toEqual([3, '0012']);
  expect(await openCases('0010', '0011').find(2, { told: '0011' })).toBeUndefined();
});
