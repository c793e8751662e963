import { expect, onTestFinished, test } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlTextList } from '../../../../src/adapters/sql/reminders/sql-text-list.ts';
import { useDatabases } from '../../../support/databases.ts';
import { importText, newKey, oldKey, toText } from '../../../support/sqlite-records.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';
import { hearingText, testTextList } from '../../../support/text-list.contract.ts';

async function open(url: string, clock: () => number) {
  const opened = await openSqlRecords({ url, keys: [oldKey], clock });
  onTestFinished(() => opened.records.close());
  return opened;
}

const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

for (const [name, makeUrl] of useDatabases()) {
  const openTwo = async (startMs: number) => {
    let nowMs = startMs;
    const url = await makeUrl();
    const first = await open(url, () => nowMs);
    await importText(first.db, [oldKey], toText([...people, caseRow]));
    const second = await open(url, () => nowMs);
    return { one: first.texts, other: second.texts, db: first.db, pass: (ms: number) => void (nowMs += ms) };
  };
  testTextList(name, openTwo);

  test(`the texts in ${name} exist once while secrets change, and hold nothing that can be read`, async () => {
    const { one, db } = await openTwo(hearingText.dueMs);
    expect(await one.claim(hearingText)).toBe(true);
    const later = createSqlTextList(db, [newKey, oldKey], () => hearingText.dueMs);
    expect(await later.claim(hearingText)).toBe(false);
    expect(await later.findKnown([hearingText])).toHaveLength(1);
    const newest = createSqlTextList(db, [newKey], () => hearingText.dueMs);
    expect(await newest.listDue()).toEqual([]);
    const rows = JSON.stringify(await db.selectFrom('texts').selectAll().execute());
    expect(rows).not.toContain('5550101');
    expect(rows).not.toContain('H-1');
    expect(rows).toContain('"state":"unreadable"');
  });
}
