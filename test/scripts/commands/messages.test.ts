import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createConsentBook } from '../../../scripts/rigs/agency-api/consent-book.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createSqlTextList } from '../../../src/adapters/sql/reminders/sql-text-list.ts';
import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';
import { openAgencyRecords, serveAgency, token } from '../../support/agency-api.ts';
import { participantRow } from '../../support/rows.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { hearingText } from '../../support/text-list.contract.ts';

const words = 'Audiencia el lunes.';
const atMs = hearingText.dueMs;

let url: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  await open(async ({ db, keys }) =>
    importText(db, keys, toText([{ ...participantRow, participantId: '1000000000001' }])),
  );
});

async function open<Result>(work: (records: OpenRecords) => Promise<Result>): Promise<Result> {
  const records = await openSqlRecords({ url, keys: [oldKey] });
  try {
    return await work(records);
  } finally {
    await records.records.close();
  }
}

/** Claims as many texts; one is sent, and fails. Gives the reference of that one, or of the first. */
function claim(count: number, { sends = false } = {}): Promise<string> {
  return open(async ({ db, keys }) => {
    const texts = createSqlTextList(db, keys, () => atMs);
    for (let each = 0; each < count; each += 1)
      await texts.claim({ ...hearingText, participant: '1', once: `${each}` });
    const [text] = await texts.listDue();
    if (!text) throw new Error('no text is due');
    if (!sends) return text.reference;
    await texts.begin(text, { words, from: '+18669013212', untilMs: atMs + 1 });
    await texts.accept(text, 'SM1');
    await texts.noteStatus({ message: 'SM1', state: 'failed', why: 'unreachable', code: 30_005 });
    return text.reference;
  });
}

const run = (...args: string[]) =>
  runScript('commands/messages.ts', args, { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });

describe('npm run messages', () => {
  test('tells how many texts there are and the latest, without a number and words', async () => {
    expect(await run()).toEqual({ code: 0, stdout: 'There is no text.\n', stderr: '' });
    const reference = await claim(2, { sends: true });
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 text of court-dates: waits$/m);
    expect(stdout).toContain('1 text of court-dates: failed\n\nAll of them, the latest first:\n');
    expect(stdout).toContain(
      `${reference}  court-dates        week        2026-11-22T17:00:00Z  failed: no text gets to the number (30005)\n`,
    );
    expect(stdout).not.toMatch(/5550101|Audiencia/);
  });

  test('shows one in full, before and after it was sent, which the audit trail notes', async () => {
    const waiting = await claim(1);
    expect((await run('show', waiting)).stdout).toContain('It has no words yet');
    const reference = await claim(1, { sends: true });
    const { code, stdout } = await run('show', reference);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `To: +19165550101
From: +18669013212
court-dates, week: failed: no text gets to the number (30005); last sent 2026-11-22T17:00:00Z, 1. time

${words}
`,
    });
    const shown = await open(({ db }) =>
      db.selectFrom('audit').select('what').where('what', '=', 'text-shown').execute(),
    );
    expect(shown).toHaveLength(2);
  });

  test('says that there is no such text', async () => {
    expect(await run('show', '00000000')).toMatchObject({ code: 1, stderr: 'There is no text 00000000.\n' });
  });

  test('tells what waits and is due, at another time by the clock of the agency', async () => {
    const reference = await claim(51);
    const due = await run('due', '--now', '2026-11-22T09:00');
    expect(due.stdout).toContain(`${reference}  court-dates        week        2026-11-22T17:00:00Z  waits\n`);
    expect(due.stdout.trim().split('\n')).toHaveLength(51);
    expect(due.stdout).toMatch(/More than 50 are due\.\n$/);
    for (const now of ['2026-11-22T08:59', '2026-11-22T16:59:59Z', '2026-11-27T09:00'])
      expect((await run('due', '--now', now)).stdout).toBe('No text is due.\n');
  });

  test('tells how many texts a server would make, and makes none', async () => {
    const rows = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-27'));
    const { phone, purpose } = hearingText;
    const consent = { phone, purpose, participant: '1', given: true, language: 'en', words: 'yes' } as const;
    await open(async ({ db, keys, consents }) => {
      await importText(db, keys, toText(rows));
      const where = { channel: 'agency', line: '', call: '', turn: 0, atMs: 1 } as const;
      await consents.record({ ...consent, ...where }, 'one');
    });
    for (const [now, told] of [
      ['2026-12-02T09:00', '1 text of court-dates (week) would be made then.\n'],
      ['2026-12-08T09:00', '1 text of court-dates (day) would be made then.\n'],
      ['2026-12-09T12:00', 'No text is due.\n'],
    ] as const)
      expect(await run('due', '--now', now)).toEqual({ code: 0, stdout: told, stderr: '' });
    expect((await run()).stdout).toBe('There is no text.\n');
  });

  test('ends all texts to a number at once', async () => {
    expect(await run('stop', '916-555-0101')).toMatchObject({
      code: 0,
      stdout: 'No text goes to that number any more.\n',
    });
    expect(await open(({ consents }) => consents.isStopped('+19165550101'))).toBe(true);
    expect(await run('stop', 'x')).toMatchObject({ code: 1, stderr: expect.stringContaining('no telephone number') });
  });

  test.each([
    [['shwo', '12345678'], 'did you mean show?'],
    [['show'], 'Say what to do: list, show REFERENCE'],
    [['show', '1234'], 'Say what to do: list, show REFERENCE'],
    [['stop'], 'Say what to do'],
    [['list', '12345678'], 'Say what to do'],
    [['list', '--now', '2026-12-03T09:00'], '--now is for due.'],
  ])('%j is not understood, and told so', async (args, told) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(told) });
  });

  test.each(['2026-12-03', 'tomorrow', '2026-03-08T02:30', '2026-12-03T09:00+9'])('%s is no time', async (now) => {
    expect(await run('due', '--now', now)).toMatchObject({
      code: 1,
      stderr: `"${now}" is no time in America/Los_Angeles: write it as 2026-12-03T09:00.\n`,
    });
  });
});

describe('npm run messages, of an agency with an API', () => {
  async function openOfAgency() {
    const own = await openAgencyRecords();
    const agency = await serveAgency(own, { consents: createConsentBook(own) });
    onTestFinished(async () => {
      await agency.close();
      await own.records.close();
    });
    const events = await temporaryDatabase();
    const { texts, records } = await openSqlRecords({ url: events, keys: [oldKey], clock: () => atMs, foreign: true });
    await texts.claim({ ...hearingText, participant: 'c-1f0e88' });
    const [text] = await texts.listDue();
    await records.close();
    const env = { AGENCY_API_URL: agency.url, AGENCY_API_TOKEN: token, EVENTS_URL: events };
    const secret = { DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
    return {
      own,
      reference: text?.reference ?? '',
      runIt: (...args: string[]) => runScript('commands/messages.ts', args, { ...env, ...secret }),
    };
  }

  test('lists, shows and stops those that are kept beside it, and says what is not known here', async () => {
    const { own, reference, runIt } = await openOfAgency();
    expect((await runIt()).stdout).toContain('1 text of court-dates: waits\n');
    expect((await runIt('show', reference)).stdout).toContain('To: +19165550101\n');
    const due = await runIt('due', '--now', '2026-11-22T09:00');
    expect(due.stdout).toContain(`${reference}  court-dates`);
    expect(due.stderr).toContain('What a server would make besides is not known here');
    expect(await runIt('stop', '916-555-0101')).toMatchObject({ code: 0, stderr: '' });
    expect(await own.consents.isStopped('+19165550101')).toBe(true);
  });
});
