import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { readOperator } from '../../../src/config/read-operator.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { root } from '../../support/documents.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const id = '1000000000001';
const person = { ...participantRow, participantId: id };

/** What each command leaves in the audit trail between its begin and its end; undefined where nothing needs noting. */
const entriesOf: Readonly<Record<string, readonly string[] | undefined>> = {
  'cases import extract.ndjson': ['extract-taken'],
  'cases unlock 1000000000001': ['unlocked'],
  'outbox show 1': ['message-shown'],
  'outbox sent 1': ['message-sent'],
  'outbox send': [],
  'requests export requests.ndjson': ['requests-exported'],
  'consents stop +19165550101': [],
  'consents export consents.ndjson': [],
  'consents import consents.ndjson': [],
  'consents renew': [],
  'messages stop +19165550101': [],
  'card-payments reconcile charges.csv': [],
  'card-payments export paid.csv --from 2026-11-01 --to 2026-11-30': [],
  'find-call CA0123456789abcdef0123456789abcdef': [],
  'audit export audit.ndjson': [],
  'backup backup.ndjson': [],
  'removal confirm 2027-01-31': [],
  'cases forget 1000000000001': [],
  'cases forget 1000000000001 --yes': ['change-begun', 'forgotten'],
  'report --exact': [],
  // It counts calls, and hides what may point at a person.
  report: undefined,
  // They note themselves, or need more than an extract: audit-restored.test.ts, messages.test.ts, move.test.ts, voices.test.ts.
  'audit restored audit.ndjson': undefined,
  'move sqlite:a.db postgres://db/ivr': undefined,
  'requests voice 12345678 voice.wav': undefined,
  'messages show 12345678': undefined,
  // They tell counts and times, or change no record.
  'requests list': undefined,
  messages: undefined,
  'messages list': undefined,
  'messages due': undefined,
  'card-payments list': undefined,
  // It needs a payment: card-payments.test.ts.
  'card-payments show 12345678': undefined,
  'cases check extract.ndjson': undefined,
  removal: undefined,
  outbox: undefined,
  'audit verify': undefined,
  migrate: undefined,
  secrets: undefined,
  'check:prompts': undefined,
  'check:lines': undefined,
  'check:config': undefined,
  // They set addresses at the carrier.
  'numbers check': undefined,
  'numbers apply': undefined,
  'numbers fallback': undefined,
};

/** The commands that the scripts explain: their own name, and the word that stands first. */
function listCommands(): string[] {
  const folder = join(root, 'scripts/commands');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  expect(scripts.length).toBeGreaterThan(6);
  return scripts.flatMap((script) => {
    const text = readFileSync(join(folder, script), 'utf8');
    const [, help = ''] = /const help = `([\s\S]*?)`;/.exec(text) ?? [];
    const named = [...help.matchAll(/^ {2}npm run (\S+)(?: -- ([a-z]+))?/gm)];
    expect(named.length, `${script} tells how it is run`).toBeGreaterThan(0);
    return named.map(([, name = '', word = '']) => `${name} ${word}`.trim());
  });
}

test('every command says whether the audit trail notes it', () => {
  const told = Object.keys(entriesOf);
  const missing = listCommands().filter((command) => !told.some((one) => `${one} `.startsWith(`${command} `)));
  expect(missing, 'Commands that this test lacks').toEqual([]);
});

describe('an act of an administrator', () => {
  let url: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'who-did-what-'));
    url = `sqlite:${join(folder, 'ivr.db')}`;
    await writeFile(join(folder, 'extract.ndjson'), toText([person]));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const env = () => ({ DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}`, SUDO_USER: 'jane' });

  async function run(command: string) {
    const [script = '', ...args] = command.split(' ').map((word) => word.replace(/^.*\.ndjson$/, join(folder, '$&')));
    const before = await readEntries();
    await runScript(`commands/${script}.ts`, args, env());
    return (await readEntries()).slice(before.length);
  }

  async function readEntries() {
    const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
    const rows = await db.selectFrom('audit').selectAll().where('sequence', '>', 0).where('chain', '>', 0).execute();
    await records.close();
    return rows.toSorted((one, next) => one.chain - next.chain || one.sequence - next.sequence);
  }

  /** A caller is locked out, asks for a PIN and leaves a request. */
  async function call() {
    const { records } = await openSqlRecords({ url, keys: [oldKey] });
    const claim = records.identify('participant-id', id);
    await records.signIn({ claim, pin: '1111', attempt: 'CA1:1' });
    await records.requestPin({ claim, request: 'CA1', ...pinMessage });
    await records.leaveRequest({
      participant: '1',
      kind: 'message',
      line: 'customer-connect',
      language: 'en',
      pace: 'standard',
      attempt: 'CA1:2',
      details: {},
    });
    await records.close();
  }

  test('stands in the trail with who did it, by which command, and without what it was about', async () => {
    for (const [command, entries] of Object.entries(entriesOf)) {
      if (entries === undefined) continue;
      const left = await run(command);
      expect(left.map(({ what }) => what)).toEqual(['command-begun', ...entries, 'command-ended']);
      const [script = '', word = ''] = command.split(' ');
      const name = ['backup', 'find-call', 'report'].includes(script) ? script : `${script} ${word}`;
      const by = { by: userInfo().username, sudo: 'jane', command: name };
      for (const { facts } of left) expect(JSON.parse(facts)).toMatchObject(by);
      const aboutNobody = /^(command-|requests-exported|extract-taken)/;
      const aboutSomebody = left.filter(({ what }) => !aboutNobody.test(what));
      for (const { subject } of aboutSomebody) expect(subject).toBe('participant:1');
      const said = JSON.parse(left[0]?.facts ?? '').said;
      expect(said).toBe(/ --(\w+)$/.exec(command)?.[1]);
      expect(JSON.stringify(left)).not.toContain(id);
      if (name === 'cases import') await call();
    }
  }, 120_000);

  test('is told as not done, or as failed, where it was', async () => {
    const outcomes = [];
    for (const command of ['outbox show 77', 'cases import no-such-file.ndjson']) {
      const left = await run(command);
      outcomes.push(JSON.parse(left.at(-1)?.facts ?? '').outcome);
    }
    expect(outcomes).toEqual(['not done', 'failed']);
  });
});

test('a user is told by the names of the operating system', () => {
  expect(readOperator({})).toEqual({ by: userInfo().username });
  expect(readOperator({ SUDO_USER: 'jane' })).toEqual({ by: userInfo().username, sudo: 'jane' });
});
