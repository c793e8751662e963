import { readFile, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';
import { caseRow, participantRow } from '../../support/rows.ts';
import { oldKey, temporaryDatabase, temporaryFolder, toText } from '../../support/sqlite-records.ts';

const of = Temporal.Now.plainDateISO('America/Los_Angeles').toString();
const head = { type: 'extract', version: '1.3', of, kind: 'full' };
const payer = { ...participantRow, participantId: caseRow.payer, phone: '+19165550101', ofTomorrow: 1 };
const recipient = { ...participantRow, participantId: caseRow.recipient, email: 'a@example.org' };
const badNumber = '916-555-0199';
const wrap = (rows: readonly unknown[], first: object = head) =>
  toText([first, ...rows, { type: 'end', lines: rows.length + 1 }]);

let url: string;
let file: string;
let aside: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  const folder = await temporaryFolder();
  file = join(folder, 'extract.ndjson');
  aside = join(folder, 'aside.ndjson');
  await writeFile(file, wrap([payer, recipient, caseRow]));
});

/** Without DATABASE_URL and without a secret. */
const check = (...args: string[]) => runScript('commands/cases.ts', ['check', file, ...args], {});
const run = (...args: string[]) =>
  runScript('commands/cases.ts', args, { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });

describe('npm run cases', () => {
  test('-- check FILE tells what is in a file and what is passed over, and needs no records', async () => {
    expect(await check()).toEqual({
      code: 0,
      stdout: `${file} is fit to be imported: 2 participants, 1 case, 0 payments, 0 appointments, 0 documents. It was not compared with any records.\n`,
      stderr: 'passed over: participant.ofTomorrow ×1 (first in row 2)\n',
    });
    expect(existsSync(join(dirname(url.slice('sqlite:'.length)), '..', 'data'))).toBe(false);
  });

  test('-- check FILE --strict makes a fault of what is passed over', async () => {
    const { code, stdout, stderr } = await check('--strict', '--quiet');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`${file}:2: expected no other keys (found ofTomorrow)\n${file} would be refused.\n`);
  });

  test('-- check FILE works beside an agency that keeps its own records', async () => {
    const ofAgency = { AGENCY_API_URL: 'https://agency.example', AGENCY_API_TOKEN: 'x' };
    expect(await runScript('commands/cases.ts', ['check', file], ofAgency)).toMatchObject({ code: 0 });
  });

  test.each(['check', 'import'])('-- %s FILE --set-aside FILE keeps rows to be mended from others', async (command) => {
    await writeFile(file, wrap([{ ...payer, phone: badNumber }, recipient, caseRow]));
    const { code, stderr } = await run(command, file, '--quiet', '--set-aside', aside);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`set aside in ${aside}: 1 row of`) });
    expect(stderr).not.toContain(badNumber);
    expect((await stat(aside)).mode & 0o777).toBe(0o600);
    const mended = (await readFile(aside, 'utf8')).replace(badNumber, '+19165550199');
    await writeFile(aside, mended);
    await run('import', file, '--quiet', '--set-aside', join(dirname(aside), 'again'));
    expect(await run('import', aside, '--quiet')).toMatchObject({ code: 0 });
  });

  test('-- import FILE --set-aside FILE writes over no file, and leaves none where nothing was taken', async () => {
    await writeFile(aside, 'kept');
    expect(await run('import', file, '--set-aside', aside)).toMatchObject({
      code: 1,
      stderr: `${aside} exists already: name another file for --set-aside, or move it away.\n`,
    });
    expect(await readFile(aside, 'utf8')).toBe('kept');
    const other = join(dirname(aside), 'other.ndjson');
    const payments = [1, 2, 3].map((day) => ({
      type: 'payment',
      caseNumber: caseRow.caseNumber,
      kind: 'collection',
      status: 'posted',
      amount: '1.00',
      date: `2026-11-0${day}`,
      method: 'bank',
    }));
    await writeFile(file, wrap([payer, recipient, caseRow, ...payments]));
    expect(await run('import', file, '--quiet')).toMatchObject({ code: 0 });
    await writeFile(file, wrap([{ ...payer, phone: badNumber }, recipient, caseRow]));
    const { code, stderr } = await run('import', file, '--quiet', '--set-aside', other);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('3 of 3 payments') });
    expect(existsSync(other)).toBe(false);
  });

  test('-- import FILE --set-aside-most N refuses a file with more', async () => {
    await writeFile(file, wrap([{ ...payer, phone: badNumber }, { ...recipient, email: 'x' }, caseRow]));
    const { code, stderr } = await run('import', file, '--quiet', '--set-aside', aside, '--set-aside-most', '1');
    expect(code).toBe(1);
    expect(stderr).toContain(
      `${file}:3: expected email: an e-mail address\n1 row would have been set aside.\nNothing was`,
    );
    expect(existsSync(aside)).toBe(false);
  });

  test.each([
    [['--set-aside-most', '5'], 'name that file too'],
    [['--set-aside', 'x', '--set-aside-most', '1001'], 'from 1 to 1000'],
    [['--set-aside', ''], 'Name the file'],
  ])('-- check FILE %j is not understood', async (args, told) => {
    expect(await check(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(told) });
  });

  test('-- import FILE of an older day is refused; --accept-older takes it', async () => {
    expect(await run('import', file, '--quiet')).toMatchObject({ code: 0 });
    const before = Temporal.PlainDate.from(of).subtract({ days: 1 }).toString();
    await writeFile(file, wrap([recipient], { ...head, of: before, kind: 'full' }));
    const refused = await run('import', file, '--quiet');
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`${file}:1: expected of: ${of}, the day of`),
    });
    const taken = await run('import', file, '--quiet', '--accept-older');
    expect(taken.code).toBe(0);
    expect(taken.stderr).toContain('1 case of the records missing in this full extract; told as before');
  });

  test('-- import FILE of changes does not tell what it does not name', async () => {
    await run('import', file, '--quiet');
    await writeFile(file, wrap([recipient], { ...head, kind: 'changes' }));
    const { code, stdout, stderr } = await run('import', file, '--quiet');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Taken from');
    expect(stdout).not.toContain('does not name');
  });
});
