import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetParticipant } from '../../../../src/adapters/sql/forget/forget-participant.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { applyRetention } from '../../../../src/adapters/sql/retention/apply-retention.ts';
import { usualRetention } from '../../../../src/agency/retention.ts';
import { useDatabases } from '../../../support/databases.ts';
import { documentRow } from '../../../support/document-row.ts';
import { family } from '../../../support/reminded-agency.ts';
import { importText, oldKey, toText } from '../../../support/sqlite-records.ts';

const [payer, recipient] = ['1000000000001', '1000000000002'] as const;

describe.each(useDatabases())('documents in %s', (_engine, makeDatabase) => {
  let opened: OpenRecords;
  const clock = () => Date.UTC(2026, 10, 28);

  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey], clock });
  });
  afterEach(() => opened.records.close());

  const take = (...rows: object[]) => importText(opened.db, opened.keys, toText([...family, ...rows]), { clock });
  const ids = async () =>
    (await opened.db.selectFrom('documents').select('agency_id').orderBy('agency_id').execute()).map(
      (row) => row.agency_id,
    );

  test('are those that the file lists for its cases, counted by their names, and may all go', async () => {
    await take(...['D-1', 'D-2', 'D-3', 'D-4'].map((id) => documentRow(id, '2026-11-27')));
    const changed = await take(documentRow('D-4', '2026-11-28'), documentRow('D-5', '2026-11-28'));
    const document = { added: 1, changed: 1, removed: 3 };
    expect(changed).toMatchObject({ outcome: 'taken', changes: { of: { document }, removals: [] } });
    expect(await ids()).toEqual(['D-4', 'D-5']);
    expect(await take()).toMatchObject({ outcome: 'taken', changes: { of: { document: { removed: 2 } } } });
    expect(await ids()).toEqual([]);
  });

  test('are refused twice in a case, without a case, and far from today; for a stranger to the case they are warned of', async () => {
    const refused = await take(documentRow('D-1', '2026-11-27'), documentRow('D-1', '2026-11-28'));
    expect(refused).toMatchObject({ problems: [{ row: 5, expected: 'id: a document of a case only once in a file' }] });
    const strayed = await take(
      documentRow('D-1', '2026-11-27', { caseNumber: '200000000000099' }),
      documentRow('D-2', '1999-12-31'),
    );
    expect(strayed).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 5, expected: expect.stringMatching(/^ready: a day/) }],
    });
    expect(await take(documentRow('D-1', '2026-11-27', { caseNumber: '200000000000099' }))).toMatchObject({
      problems: [{ row: 4, expected: 'caseNumber: a case in this file, or one already in the records' }],
    });
    const doubted = await take(
      documentRow('D-1', '2026-11-27', { for: '1000000000009' }),
      documentRow('D-2', '2026-11-27', { for: recipient }),
    );
    expect(doubted).toMatchObject({
      outcome: 'taken',
      doubts: [{ row: 4, expected: expect.stringMatching(/^for: a party of the case/) }],
    });
  });

  test('go with the participant whom they are for, and with a case in which nobody is left', async () => {
    await take(
      documentRow('D-1', '2026-11-27', { for: payer }),
      documentRow('D-2', '2026-11-27', { for: recipient }),
      documentRow('D-3', '2026-11-27'),
    );
    const forget = (participantId: string) => forgetParticipant({ ...opened, participantId });
    expect(await forget(payer)).toMatchObject({ removed: { documents: 1 } });
    expect(await ids()).toEqual(['D-2', 'D-3']);
    expect(await forget(recipient)).toMatchObject({ removed: { documents: 2 } });
  });

  test('go ninety days after they were ready', async () => {
    await take(documentRow('D-1', '2026-08-29'), documentRow('D-2', '2026-08-30'));
    expect(await applyRetention({ ...opened, retention: usualRetention, clock })).toMatchObject({ documents: 1 });
    expect(await ids()).toEqual(['D-2']);
  });
});
