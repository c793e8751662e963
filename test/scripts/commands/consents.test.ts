import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createConsentBook } from '../../../scripts/rigs/agency-api/consent-book.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { ConsentStore } from '../../../src/calls/ports/consent-store.ts';
import { openAgencyRecords, serveAgency, token } from '../../support/agency-api.ts';
import { participantRow } from '../../support/rows.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../support/sqlite-records.ts';

const phone = '+19165550101';
const row = {
  phone,
  participantId: '1000000000001',
  purpose: 'court-dates',
  given: true,
  language: 'es',
  words: 'Sí, mándeme recordatorios',
  at: '2026-11-02T17:00:00Z',
};

let url: string;
let folder: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  folder = join(dirname(url.slice('sqlite:'.length)), '../out');
  await mkdir(folder);
  const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
  await importText(db, keys, toText([{ ...participantRow, participantId: row.participantId }]));
  await records.close();
});

const run = (...args: string[]) =>
  runScript('commands/consents.ts', args, { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });

async function ask<Answer>(question: (consents: ConsentStore) => Promise<Answer>): Promise<Answer> {
  const { consents, records } = await openSqlRecords({ url, keys: [oldKey] });
  try {
    return await question(consents);
  } finally {
    await records.close();
  }
}

async function writeRows(...rows: readonly object[]): Promise<string> {
  const file = join(folder, 'consents.ndjson');
  await writeFile(file, rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
  return file;
}

describe('npm run consents', () => {
  test('takes a list once, stops a number, and writes what it has taken in the same form', async () => {
    const file = await writeRows(row, { ...row, purpose: 'documents' });
    expect(await run('import', file)).toMatchObject({ code: 0, stdout: '2 changes taken.\n', stderr: '' });
    expect(await run('import', file)).toMatchObject({ code: 0 });
    expect(await ask((consents) => consents.findOf('1'))).toMatchObject([
      { purpose: 'court-dates' },
      { purpose: 'documents' },
    ]);

    expect(await run('stop', '(916) 555-0101')).toMatchObject({ code: 0, stderr: '' });
    expect(await ask((consents) => consents.find(phone))).toEqual([]);
    expect(await ask((consents) => consents.isStopped(phone))).toBe(true);

    const databases = dirname(url.slice('sqlite:'.length));
    for (const name of await readdir(databases))
      expect(await readFile(join(databases, name), 'latin1')).not.toContain('9165550101');
    expect(await run('renew')).toMatchObject({ code: 0, stdout: '0 changes sealed with the first secret.\n' });

    const out = join(folder, 'out.ndjson');
    expect(await run('export', out)).toMatchObject({ code: 0, stdout: `3 changes in ${out}.\n` });
    const written = (await readFile(out, 'utf8'))
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const kept = { channel: 'agency', line: '' };
    expect(written).toHaveLength(3);
    expect(written).toEqual(
      expect.arrayContaining([
        { ...row, ...kept },
        { ...row, ...kept, purpose: 'documents' },
      ]),
    );
    expect(written.at(-1)).toMatchObject({ phone, purpose: 'all', given: false, language: 'es' });
    expect(await run('export', out)).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') });
  });

  test('takes nothing of a list in which anything is wrong, and says which rows, without a value', async () => {
    const file = await writeRows(
      row,
      { ...row, phone: '916-555-0101' },
      { ...row, participantId: '9999999999999' },
      { ...row, purpose: 'weather' },
      { ...row, at: 'yesterday' },
      { ...row, pin: '482913' },
      { ...row, at: '1960-01-01T00:00:00Z' },
      { ...row, at: '9999-01-01T00:00:00Z' },
      { ...row, at: '2026-11-02T17:00:00.0123456789Z' },
    );
    await writeFile(file, `${await readFile(file, 'utf8')}{ broken\n`);
    const { code, stderr } = await run('import', file);
    expect(code).toBe(1);
    for (const told of [
      'row 2: phone',
      'row 4: purpose',
      'row 5: at',
      'row 6:',
      'row 7: at: must be a moment since 1970',
      'row 8: at: must be',
      'row 9: at: must be',
      'row 10: is no JSON',
      'row 3: participantId',
    ])
      expect(stderr).toContain(told);
    expect(stderr).not.toMatch(/555-0101|9999999999999|482913|weather/);
    expect(await ask((consents) => consents.find(phone))).toEqual([]);
  });

  test.each([[['stopp', phone]], [['stop']], [['import']], [['renew', 'x']], [['stop', phone, 'more']]])(
    '%j is not understood',
    async (args) => {
      expect(await run(...args)).toMatchObject({ code: 2 });
    },
  );

  test('a number that is none is not stopped', async () => {
    expect(await run('stop', 'maria')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no telephone number'),
    });
  });
});

describe('npm run consents, of an agency with an API', () => {
  /** An agency that keeps consents, or not, or is away. */
  async function open(keeps: boolean) {
    const own = await openAgencyRecords();
    const agency = await serveAgency(own, { consents: keeps ? createConsentBook(own) : undefined });
    onTestFinished(async () => {
      await agency.close();
      await own.records.close();
    });
    const env = { AGENCY_API_URL: agency.url, AGENCY_API_TOKEN: token, EVENTS_URL: url };
    const secret = { DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
    return { own, agency, run: (...args: string[]) => runScript('commands/consents.ts', args, { ...env, ...secret }) };
  }

  test('hands a STOP over to an agency that keeps consents, and takes no list for it', async () => {
    const { own, agency, run: runIt } = await open(true);
    const told = 'No text goes to that number any more.\n';
    expect(await runIt('stop', phone)).toMatchObject({ code: 0, stdout: told, stderr: '' });
    expect(await own.consents.isStopped(phone)).toBe(true);
    const list = await runIt('import', await writeRows({ ...row, participantId: undefined }));
    expect(list).toMatchObject({ code: 1, stderr: expect.stringContaining('give the list to its own system') });
    expect(await runIt('renew')).toMatchObject({ code: 0 });
    const given = await runIt('export', join(folder, 'out.ndjson'));
    expect(given).toMatchObject({ code: 0, stderr: expect.stringContaining('keeps all') });
    await agency.close();
    expect(await runIt('stop', '+19165550102')).toMatchObject({ code: 0, stdout: told });
  });

  test('exports and imports references, which records of our own refuse', async () => {
    const { run: runIt } = await open(false);
    const { participantId: _own, ...of } = row;
    const theirs = await writeRows({ ...of, reference: 'p-7f3a91c2' });
    expect(await runIt('import', theirs)).toMatchObject({ code: 0, stdout: '1 change taken.\n' });
    const out = join(folder, 'out.ndjson');
    expect(await runIt('export', out)).toMatchObject({ code: 0 });
    const written: unknown = JSON.parse(await readFile(out, 'utf8'));
    expect(written).toMatchObject({ phone, reference: 'p-7f3a91c2' });
    expect(await runIt('stop', phone)).toMatchObject({ code: 0, stderr: '' });
    expect(await ask((consents) => consents.isStopped(phone))).toBe(true);
    expect(await run('import', theirs)).toMatchObject({ code: 1, stderr: expect.stringContaining('row 1: reference') });
  });
});
