import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { sampleCalifornia } from '../../../../src/agency/samples/sample-california.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { importText, oldKey, readEverything, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { caseRow } from '../../../support/rows.ts';

const person = (end: number) => ({
  type: 'participant',
  participantId: `100000000000${end}`,
  pinTemporary: false,
  mailingAddressValid: true,
});
const caseOf = (ending: number, payer: number) => ({
  ...caseRow,
  caseNumber: `20000000000001${ending}`,
  payer: `100000000000${payer}`,
});

test.each([
  ['a new case', caseOf(2, 3)],
  ['a case whose payer changes', caseOf(1, 3)],
])('nothing is taken where a parent of %s is forgotten after the file was checked', async (_name, row) => {
  const url = await temporaryDatabase();
  const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
  onTestFinished(() => records.close());
  await importText(db, keys, toText([person(1), person(2), person(3), caseOf(1, 1)]));
  const before = await readEverything(db);

  // The clock is read before the check, and again between the check and the taking.
  let isChecked = false;
  const forget = () => {
    if (!isChecked) {
      isChecked = true;
      return 0;
    }
    const beside = new DatabaseSync(url.slice('sqlite:'.length));
    beside.exec("delete from participants where participant_id = '1000000000003'");
    beside.close();
    return 0;
  };
  const open = () =>
    (async function* () {
      yield Buffer.from(toText([row]));
    })();
  await expect(importCases({ db, keys, lines: sampleCalifornia.lines, open, clock: forget })).rejects.toThrow(
    'import it again',
  );

  const { participants, ...others } = before;
  expect(await readEverything(db)).toEqual({ ...others, participants: participants.slice(0, 2) });
});
