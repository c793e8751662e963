import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { countRequests } from '../../../../src/adapters/sql/requests/count-requests.ts';
import { exportRequests } from '../../../../src/adapters/sql/requests/export-requests.ts';
import type { NewRequest } from '../../../../src/calls/ports/records.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { byVoice } from '../../../support/by-voice.ts';
import { participantRow } from '../../../support/rows.ts';

const person = { ...participantRow, participantId: '1000000000001' };

let nowMs: number;
let url: string;
let folder: string;
let opened: OpenRecords;

beforeEach(async () => {
  nowMs = Date.UTC(2026, 10, 22, 1, 2, 3);
  url = await temporaryDatabase();
  folder = join(dirname(url.slice('sqlite:'.length)), '../out');
  await mkdir(folder);
  opened = await openSqlRecords({ url, keys: [oldKey], clock: () => nowMs });
  await importText(opened.db, opened.keys, toText([person]));
});
afterEach(() => opened.records.close());

let attempts = 0;
const leave = (kind: NewRequest['kind'], details: NewRequest['details'] = {}) =>
  opened.records.leaveRequest({
    participant: '1',
    kind,
    language: 'es',
    ...byVoice,
    attempt: `CA1:${(attempts += 1)}`,
    details,
  });
const fileNamed = (name: string) => join(folder, name);
const exportTo = (name: string) => exportRequests({ db: opened.db, file: fileNamed(name), clock: () => nowMs });
const readLines = async (name: string) =>
  (await readFile(fileNamed(name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
const referencesIn = async (name: string) => (await readLines(name)).map(({ reference }) => reference);

describe('an export of requests', () => {
  test('holds what an agency needs, one request a line, in the order in which they were left', async () => {
    const details = { recording: 'https://recordings.example.org/RE1', year: 2025, consent: true };
    const first = await leave('message', details);
    nowMs += 1500;
    const second = await leave('statement');
    expect(await exportTo('a.ndjson')).toMatchObject([{ file: fileNamed('a.ndjson'), count: 2 }]);
    const common = { participantId: '1000000000001', language: 'es', ...byVoice };
    expect(await readLines('a.ndjson')).toEqual([
      { ...common, reference: first, kind: 'message', leftAt: '2026-11-22T01:02:03Z', details },
      { ...common, reference: second, kind: 'statement', leftAt: '2026-11-22T01:02:04.5Z', details: {} },
    ]);
    expect(await readdir(folder)).toEqual(['a.ndjson']);
    expect((await stat(fileNamed('a.ndjson'))).mode % 0o1000).toBe(0o600);
  });

  test('takes what a server of an older version beside this one leaves, and says no more of it than it knows', async () => {
    const older = { reference: '12345678', kind: 'callback', language: 'es', details: '{}', attempt: 'CA1:0' } as const;
    await opened.db
      .insertInto('requests')
      .values({ ...older, left_at_ms: nowMs })
      .execute();
    expect(await countRequests(opened.db)).toEqual([
      { kind: 'callback', line: null, channel: null, pace: null, state: 'waiting', count: 1 },
    ]);
    await exportTo('a.ndjson');
    const leftAt = '2026-11-22T01:02:03Z';
    expect(await readLines('a.ndjson')).toEqual([
      { reference: '12345678', kind: 'callback', language: 'es', leftAt, details: {} },
    ]);
  });

  test('leaves out what was settled before, and keeps what it holds', async () => {
    const [settled, other] = [await leave('callback'), await leave('callback')];
    await opened.records.settleRequest(settled);
    await exportTo('a.ndjson');
    expect(await referencesIn('a.ndjson')).toEqual([other]);
    await opened.records.settleRequest(other);
    const kept = await opened.db.selectFrom('requests').select('reference').execute();
    expect(kept).toEqual([{ reference: other }]);
  });

  test('takes each request once', async () => {
    const first = await leave('message');
    await exportTo('a.ndjson');
    const second = await leave('message');
    await exportTo('b.ndjson');
    expect([await referencesIn('a.ndjson'), await referencesIn('b.ndjson')]).toEqual([[first], [second]]);
  });

  test('writes no file where nothing waits', async () => {
    expect(await exportTo('a.ndjson')).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('overwrites nothing', async () => {
    await leave('message');
    await writeFile(fileNamed('a.ndjson'), 'mine');
    await expect(exportTo('a.ndjson')).rejects.toThrow('exists already');
    expect(await readFile(fileNamed('a.ndjson'), 'utf8')).toBe('mine');
    expect(await exportTo('b.ndjson')).toMatchObject([{ count: 1 }]);
  });

  test('settles nothing where the folder is missing', async () => {
    await leave('message');
    await expect(exportTo('missing/a.ndjson')).rejects.toThrow('no such file or directory');
    expect(await exportTo('b.ndjson')).toMatchObject([{ count: 1 }]);
  });

  test('by two at once takes each request once', async () => {
    const references = [await leave('message'), await leave('statement')];
    const other = await openSqlRecords({ url, keys: [oldKey] });
    await Promise.all([exportTo('a.ndjson'), exportRequests({ db: other.db, file: fileNamed('b.ndjson') })]);
    await other.records.close();
    const names = await readdir(folder);
    const taken = await Promise.all(names.map(referencesIn));
    expect(taken.flat()).toHaveLength(2);
    expect(new Set(taken.flat())).toEqual(new Set(references));
  });
});

describe('an export that was cut off', () => {
  /** Leaves the batch open as if the export had died before it was marked. */
  const reopen = () => opened.db.updateTable('request_batches').set({ collected_at_ms: null }).execute();

  test('is written again to its own place, without what was left since', async () => {
    const first = await leave('message');
    await exportTo('a.ndjson');
    await reopen();
    await rm(fileNamed('a.ndjson'));
    await writeFile(fileNamed('a.ndjson.part'), '{"refer');
    const second = await leave('message');
    expect(await exportTo('b.ndjson')).toMatchObject([
      { file: fileNamed('a.ndjson'), count: 1 },
      { file: fileNamed('b.ndjson'), count: 1 },
    ]);
    expect([await referencesIn('a.ndjson'), await referencesIn('b.ndjson')]).toEqual([[first], [second]]);
    expect((await readdir(folder)).toSorted()).toEqual(['a.ndjson', 'b.ndjson']);
  });

  test('is only marked where the file was complete', async () => {
    await leave('message');
    await exportTo('a.ndjson');
    const before = await stat(fileNamed('a.ndjson'));
    await reopen();
    await leave('message');
    expect(await exportTo('a.ndjson')).toMatchObject([{ count: 1 }]);
    expect((await stat(fileNamed('a.ndjson'))).ino).toBe(before.ino);
    expect(await referencesIn('a.ndjson')).toHaveLength(1);
  });

  test('does not overwrite a file that has come to its place, and can go on once that is away', async () => {
    await leave('message');
    await exportTo('a.ndjson');
    await reopen();
    await writeFile(fileNamed('a.ndjson'), 'mine');
    await expect(exportTo('a.ndjson')).rejects.toThrow('is another file: move it away');
    await expect(exportTo('b.ndjson')).rejects.toThrow('is another file: move it away');
    expect(existsSync(fileNamed('b.ndjson'))).toBe(false);
    await rm(fileNamed('a.ndjson'));
    expect(await exportTo('a.ndjson')).toMatchObject([{ count: 1 }]);
  });

  test('is counted as such', async () => {
    await leave('message');
    await leave('statement');
    await exportTo('a.ndjson');
    await reopen();
    await leave('message');
    await leave('message');
    expect(await countRequests(opened.db)).toEqual([
      { kind: 'message', ...byVoice, state: 'waiting', count: 2 },
      { kind: 'message', ...byVoice, state: 'being exported', count: 1 },
      { kind: 'statement', ...byVoice, state: 'being exported', count: 1 },
    ]);
    await exportTo('b.ndjson');
    expect(await countRequests(opened.db)).toEqual([
      { kind: 'message', ...byVoice, state: 'collected', count: 3 },
      { kind: 'statement', ...byVoice, state: 'collected', count: 1 },
    ]);
  });
});
