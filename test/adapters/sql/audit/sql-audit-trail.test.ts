import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { compareWithExport } from '../../../../src/adapters/sql/audit/compare-with-export.ts';
import { createSqlAuditTrail } from '../../../../src/adapters/sql/audit/sql-audit-trail.ts';
import { expireChains } from '../../../../src/adapters/sql/audit/expire-chains.ts';
import { exportAudit } from '../../../../src/adapters/sql/audit/export-audit.ts';
import { createSeals } from '../../../../src/adapters/sql/audit/seal-entry.ts';
import { verifyAudit } from '../../../../src/adapters/sql/audit/verify-audit.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import type { AuditEntry } from '../../../../src/calls/ports/audit-trail.ts';
import { useDatabases } from '../../../support/databases.ts';
import { importText, newKey, oldKey, toText } from '../../../support/sqlite-records.ts';
import { participantRow } from '../../../support/rows.ts';

const dayMs = 86_400_000;

const entry = (turn: number, call = 'CA1'): AuditEntry => ({
  what: 'payments-told',
  who: { participant: '7' },
  call,
  turn,
  line: 'customer-connect',
  facts: { kind: 'collection', skip: 0, told: 5 },
});

describe.each(useDatabases())('the audit trail in %s', (_engine, makeDatabase) => {
  let nowMs: number;
  let url: string;
  let opened: OpenRecords;
  const clock = () => nowMs;

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 22);
    url = await makeDatabase();
    opened = await openSqlRecords({ url, keys: [oldKey], clock });
  });
  afterEach(() => opened.records.close());

  const write = async (...turns: number[]) => {
    for (const turn of turns) await opened.trail.append(entry(turn));
  };
  const verify = (keys = [oldKey]) => verifyAudit(opened.db, keys);
  const problems = async () => (await verify()).problems;
  const tamper = (statement: string) => sql.raw(statement).execute(opened.db);

  async function temporaryFile(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'audit-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return join(folder, 'audit.ndjson');
  }

  test('is in order before anything is in it', async () => {
    expect(await verify()).toEqual({ entries: 0, chains: 0, expired: 0, problems: [] });
  });

  test('is not in order where it is empty beside records that were written', async () => {
    const person = {
      ...participantRow,
      participantId: '1000000000007',
    };
    await importText(opened.db, opened.keys, toText([person]));
    const empty = [expect.stringContaining('the trail is empty, though records were written')];
    expect(await problems()).toEqual(empty);
    await opened.db.deleteFrom('participants').execute();
    expect(await problems()).toEqual(empty);
    await write(1);
    expect(await problems()).toEqual([]);
  });

  test('counts as many entries as an export writes', async () => {
    await write(1, 2);
    const file = await temporaryFile();
    expect(await exportAudit(opened.db, file)).toEqual({ written: (await verify()).entries, held: 3 });
  });

  test('keeps who, what, where and when, and no claim as it came', async () => {
    const claim = opened.records.identify('participant-id', '1000000000001');
    await opened.trail.append(entry(3));
    await opened.trail.append({ ...entry(4), what: 'sign-in-refused', who: { claim }, facts: {} });
    const rows = await opened.db.selectFrom('audit').selectAll().where('chain', '=', 1).orderBy('sequence').execute();
    expect(rows.slice(1)).toMatchObject([
      { sequence: 1, at_ms: nowMs, what: 'payments-told', subject: 'participant:7', call: 'CA1', turn: 3 },
      {
        sequence: 2,
        line: 'customer-connect',
        what: 'sign-in-refused',
        subject: expect.stringMatching(/^claim:old\./),
      },
    ]);
    expect(JSON.parse(rows[1]?.facts ?? '')).toEqual({ kind: 'collection', skip: 0, told: 5 });
    expect(await verify()).toEqual({ entries: 3, chains: 1, expired: 0, problems: [] });
  });

  test('tells a last entry that was written again with the key, since the head knows another seal', async () => {
    await write(1, 2);
    const rows = await opened.db.selectFrom('audit').selectAll().where('chain', '=', 1).orderBy('sequence').execute();
    const [, before, last] = rows;
    if (!before || !last) throw new Error('There are two entries');
    const { seal: _seal, ...facts } = last;
    const again = createSeals([oldKey]).seal({ ...facts, turn: 9 }, before.seal);
    await opened.db.updateTable('audit').set(again).where('chain', '=', 1).where('sequence', '=', 2).execute();
    expect(await problems()).toEqual(['chain 1: entry 2 is not the last one written']);
  });

  test('is not written over an entry that was put where the next one belongs', async () => {
    await write(1, 2);
    const row = {
      ...(await opened.db
        .selectFrom('audit')
        .selectAll()
        .where('chain', '=', 1)
        .where('sequence', '=', 2)
        .executeTakeFirstOrThrow()),
      sequence: 3,
    };
    await opened.db.insertInto('audit').values(row).execute();
    await expect(write(3)).rejects.toThrow('stands where a new one belongs');
    const put = await opened.db
      .selectFrom('audit')
      .select('turn')
      .where('chain', '=', 1)
      .where('sequence', '=', 3)
      .execute();
    expect(put).toEqual([{ turn: 2 }]);
  });

  test('lets old chains expire, and no newer one whose number an old entry has', async () => {
    await write(1, 2, 3);
    nowMs += 100 * dayMs;
    await write(4);
    await expireChains(opened.db, [oldKey], { openedBeforeMs: nowMs - 50 * dayMs, nowMs });
    expect(await verify()).toMatchObject({ chains: 2, expired: 1, problems: [] });
    const left = await opened.db
      .selectFrom('audit')
      .select('turn')
      .where('sequence', '>', 0)
      .where('chain', '>', 0)
      .execute();
    expect(left).toEqual([{ turn: 4 }]);
  });

  test('keeps two hundred entries of two programs at once, each in the order it gave them', async () => {
    const other = await openSqlRecords({ url, keys: [oldKey], clock });
    const trails = [opened.trail, other.trail];
    await Promise.all(
      Array.from({ length: 200 }, async (_, turn) => trails[turn % 2]?.append(entry(turn, `CA${turn % 2}`))),
    );
    expect(await verify()).toEqual({ entries: 202, chains: 2, expired: 0, problems: [] });
    const kept = await opened.db
      .selectFrom('audit')
      .select(['call', 'turn'])
      .where('what', '=', 'payments-told')
      .orderBy('chain')
      .orderBy('sequence')
      .execute();
    for (const call of ['CA0', 'CA1']) {
      const turns = kept.flatMap((row) => (row.call === call ? [row.turn] : []));
      expect(turns).toEqual(turns.toSorted((one, next) => one - next));
    }
    await other.records.close();
  });

  test('an entry that is not kept is told, and the next ones begin another chain', async () => {
    await write(1);
    await tamper('alter table audit rename to elsewhere');
    await expect(opened.trail.append(entry(2))).rejects.toThrow('audit');
    await tamper('alter table elsewhere rename to audit');
    await write(3);
    expect(await verify()).toEqual({ entries: 4, chains: 2, expired: 0, problems: [] });
  });

  test('begins another chain after a day', async () => {
    await write(1);
    nowMs += dayMs;
    await write(2);
    expect(await verify()).toMatchObject({ chains: 2, problems: [] });
  });

  const three = `select chain, 4 as sequence, at_ms, what, subject, call, turn, line, facts, seal from audit`;
  test.each([
    [
      'an entry that was changed',
      `update audit set turn = 9 where chain = 1 and sequence = 2`,
      ['entry 2 was changed'],
    ],
    [
      'facts that were changed',
      `update audit set facts = '{}' where chain = 1 and sequence = 1`,
      ['entry 1 was changed'],
    ],
    ['an entry that was taken out', `delete from audit where chain = 1 and sequence = 2`, ['entry 2 is missing']],
    [
      'the newest that was taken out',
      `delete from audit where chain = 1 and sequence = 3`,
      ['entries after 2 are missing, up to 3'],
    ],
    [
      'all that were taken out',
      `delete from audit where chain = 1 and sequence > 0`,
      ['entries after 0 are missing, up to 3'],
    ],
    [
      'one that was put in at the end',
      `insert into audit ${three} where chain = 1 and sequence = 3`,
      ['entry 4 was changed', 'entries after 3 were put in'],
    ],
    [
      'two that changed places',
      `update audit set sequence = -sequence where chain = 1 and sequence in (1, 2);
       update audit set sequence = 3 + sequence where chain = 1 and sequence < 0`,
      ['entry 1 was changed', 'entry 2 was changed', 'entry 3 was changed'],
    ],
    ['a head that was taken out', `delete from audit where chain = 1 and sequence = 0`, ['its head is missing']],
    [
      'a head that was changed with what it counts',
      `delete from audit where chain = 1 and sequence = 3;
       update audit set facts = replace(facts, '3', '2') where chain = 1 and sequence = 0`,
      ['its head was changed'],
    ],
    ['a chain that was taken out', `delete from audit where chain = 1`, ['its head is missing']],
  ])('shows %s', async (_what, statements, expected) => {
    await write(1, 2, 3);
    for (const statement of statements.split(';')) await tamper(statement);
    expect(await problems()).toEqual(expected.map((problem) => `chain 1: ${problem}`));
  });

  test('shows a chain that was taken out with its opening, even after the next one is opened', async () => {
    await write(1);
    await tamper('delete from audit where chain = 1');
    await tamper('delete from audit where chain = 0 and sequence = 1');
    expect(await problems()).toEqual(['chain 0: entries after 0 are missing, up to 1']);
    await tamper(`update audit set facts = '{"length":0,"last":""}' where chain = 0`);
    await createSqlAuditTrail({ ...opened, clock }).append(entry(2));
    expect(await problems()).toContain('chain 0: before entry 1 its head was changed');
  });

  test('names the secret that is missing, and is checked with old ones while they are at hand', async () => {
    await write(1);
    const rotated = createSqlAuditTrail({ db: opened.db, keys: [newKey, oldKey], clock });
    await rotated.append(entry(2));
    expect(await verify([newKey, oldKey])).toMatchObject({ entries: 4, chains: 2, problems: [] });
    const { problems: unread } = await verify([newKey]);
    expect(unread).toContain('chain 1: entry 0 was sealed with a secret named "old", which DATA_SECRET lacks');
  });

  test('may be checked while it is written', async () => {
    const reading = new AbortController();
    const writers = Array.from({ length: 4 }, async (_, call) => {
      for (let turn = 0; !reading.signal.aborted; turn += 1) await opened.trail.append(entry(turn, `CA${call}`));
    });
    for (let round = 0; round < 5; round += 1) expect(await problems()).toEqual([]);
    reading.abort();
    await Promise.all(writers);
    expect(await problems()).toEqual([]);
  });

  describe('an export', () => {
    test('holds every entry, and what came since when it is made again', async () => {
      const file = await temporaryFile();
      await write(1, 2);
      expect(await exportAudit(opened.db, file)).toEqual({ written: 3, held: 3 });
      await write(3);
      expect(await exportAudit(opened.db, file)).toEqual({ written: 1, held: 4 });
      const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
      expect(JSON.parse(lines[1] ?? '')).toEqual({
        chain: 1,
        sequence: 1,
        at: '2026-11-22T00:00:00Z',
        what: 'payments-told',
        subject: 'participant:7',
        call: 'CA1',
        turn: 1,
        line: 'customer-connect',
        facts: { kind: 'collection', skip: 0, told: 5 },
        seal: expect.stringMatching(/^old\.[\w-]{43}$/),
      });
      expect(await compareWithExport(opened.db, opened.keys, file)).toEqual({ compared: 4, marked: 0, problems: [] });
    });

    test('that was cut off is gone on with', async () => {
      const file = await temporaryFile();
      await write(1, 2, 3);
      await exportAudit(opened.db, file);
      const whole = await readFile(file, 'utf8');
      await truncate(file, whole.length - 20);
      expect(await exportAudit(opened.db, file)).toEqual({ written: 1, held: 4 });
      expect(await readFile(file, 'utf8')).toBe(whole);
    });

    test('is gone on with when what it holds has expired in the trail', async () => {
      const file = await temporaryFile();
      await write(1, 2);
      await exportAudit(opened.db, file);
      nowMs += 100 * dayMs;
      await expireChains(opened.db, [oldKey], { openedBeforeMs: nowMs - 50 * dayMs, nowMs });
      await write(3);
      expect(await exportAudit(opened.db, file)).toEqual({ written: 2, held: 5 });
      expect(await compareWithExport(opened.db, opened.keys, file)).toMatchObject({ problems: [] });
    });

    test('is not gone on with where its last entry is another one in the trail', async () => {
      const file = await temporaryFile();
      await write(1, 2);
      await exportAudit(opened.db, file);
      await tamper(`update audit set turn = 9 where chain = 1 and sequence = 2`);
      await expect(exportAudit(opened.db, file)).rejects.toThrow('ends with entries that the trail lacks');
    });

    test('does not go into another file', async () => {
      const file = await temporaryFile();
      await writeFile(file, 'something else\n');
      await expect(exportAudit(opened.db, file)).rejects.toThrow('is no export of the audit trail');
      expect(await readFile(file, 'utf8')).toBe('something else\n');
    });

    test('shows that a whole trail was put back to an earlier state, which it cannot show by itself', async () => {
      const file = await temporaryFile();
      await write(1, 2);
      const earlier = await opened.db.selectFrom('audit').selectAll().execute();
      await write(3);
      await exportAudit(opened.db, file);
      await opened.db.deleteFrom('audit').execute();
      await opened.db.insertInto('audit').values(earlier).execute();
      expect(await problems()).toEqual([]);
      expect(await compareWithExport(opened.db, opened.keys, file)).toEqual({
        compared: 4,
        marked: 0,
        problems: ['chain 1: entry 3 of the export is missing in the trail'],
      });
    });
  });
});
