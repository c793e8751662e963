import { expect, onTestFinished, test } from 'vitest';
import { ownPeople, peopleOfAgency } from '../../../../src/adapters/sql/queries/people.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlTextList } from '../../../../src/adapters/sql/reminders/sql-text-list.ts';
import { useDatabases } from '../../../support/databases.ts';
import { importText, newKey, oldKey, toText } from '../../../support/sqlite-records.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';
import { hearingText, testTextList } from '../../../support/text-list.contract.ts';

async function open(url: string, clock: () => number, foreign: boolean) {
  const opened = await openSqlRecords({ url, keys: [oldKey], clock, foreign });
  onTestFinished(() => opened.records.close());
  return opened;
}

const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

/** Both of them begin alike before a point, which says nothing in names of an agency. */
const ofAgency = { first: 'c.1f0e88', again: 'c.1f0e88', second: 'c.2a9b14', listed: 'c.1f0e88' };

for (const [name, makeUrl] of useDatabases()) {
  const openTwo = async (startMs: number, foreign = false) => {
    let nowMs = startMs;
    const url = await makeUrl();
    const first = await open(url, () => nowMs, foreign);
    if (!foreign) await importText(first.db, [oldKey], toText([...people, caseRow]));
    const second = await open(url, () => nowMs, foreign);
    return { one: first.texts, other: second.texts, db: first.db, pass: (ms: number) => void (nowMs += ms) };
  };
  testTextList(name, (startMs) => openTwo(startMs));
  testTextList(`${name}, beside an agency`, (startMs) => openTwo(startMs, true), ofAgency);

  test.each([
    ['of these records', false, ownPeople, hearingText],
    ['of an agency', true, peopleOfAgency([newKey, oldKey]), { ...hearingText, participant: ofAgency.first }],
  ])(
    `the texts in ${name} to people %s exist once while secrets change, and hold nothing that can be read`,
    async (_, foreign, whose, text) => {
      const { one, db } = await openTwo(text.dueMs, foreign);
      expect(await one.claim(text)).toBe(true);
      const later = createSqlTextList(db, [newKey, oldKey], () => text.dueMs, whose);
      expect(await later.claim(text)).toBe(false);
      expect(await later.findKnown([text])).toHaveLength(1);
      const newest = createSqlTextList(db, [newKey], () => text.dueMs, foreign ? peopleOfAgency([newKey]) : ownPeople);
      expect(await newest.listDue()).toEqual([]);
      const rows = JSON.stringify(await db.selectFrom('texts').selectAll().execute());
      expect(rows).not.toContain('5550101');
      expect(rows).not.toContain('H-1');
      expect(rows).not.toContain(ofAgency.first);
      expect(rows).toContain('"state":"unreadable"');
    },
  );
}
