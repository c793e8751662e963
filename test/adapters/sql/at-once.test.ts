import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { migrations } from '../../../src/adapters/sql/database/migrations.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createOutboxSender } from '../../../src/adapters/sql/outbox/outbox-sender.ts';
import { exportRequests } from '../../../src/adapters/sql/requests/export-requests.ts';
import type { Notifier } from '../../../src/calls/ports/notifier.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { importText, oldKey, readEverything, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';
import { participantRow } from '../../support/rows.ts';

const postgres = usePostgres();

const id = '1000000000001';
const pin = '482913';
const person = { ...participantRow, email: 'somebody@example.org' };
const people = Array.from({ length: 8 }, (_, index) => ({ ...person, participantId: `100000000000${index + 1}` }));

/** What callers and programs do at the same moment, on connections of their own, ends as if one had come after the other. */
describe.each([
  ['SQLite', temporaryDatabase, temporaryDatabase],
  ['PostgreSQL', postgres.emptyDatabase, postgres.bareDatabase],
])('at once in %s', (_name, makeDatabase, makeBare) => {
  let nowMs: number;
  let url: string;
  let both: [OpenRecords, OpenRecords];
  const clock = () => nowMs;
  const open = (at = url) => openSqlRecords({ url: at, keys: [oldKey], clock });

  beforeEach(async () => {
    nowMs = Date.UTC(2026, 10, 22);
    url = await makeDatabase();
    both = [await open(), await open()];
    await importText(both[0].db, both[0].keys, toText([{ ...people[0], pin }, ...people.slice(1)]));
  });
  afterEach(() => Promise.all(both.map(({ records }) => records.close())));

  /** Does the same work so many times, on one opening and the other by turns. */
  const atOnce = <Result>(times: number, work: (opened: OpenRecords, index: number) => Promise<Result>) =>
    Promise.all(Array.from({ length: times }, (_, index) => work(index % 2 === 0 ? both[0] : both[1], index)));

  const claimOf = (digits: string) => both[0].records.identify('participant-id', digits);
  const signIn = async (given: string, attempt: string, { records } = both[0]) =>
    (await records.signIn({ claim: claimOf(id), pin: given, attempt })).outcome;

  test('fifty wrong PINs get as many checks as they would one after the other', async () => {
    const outcomes = await atOnce(50, (opened, index) => signIn('1111', `CA${index}:1`, opened));
    expect(outcomes.toSorted()).toEqual([...Array(47).fill('paused'), ...Array(3).fill('refused')]);
    const { attempts } = await both[0].db.selectFrom('sign_in_failures').select('attempts').executeTakeFirstOrThrow();
    expect(new Set(attempts.split('\n')).size).toBe(3);
  });

  test('twelve right PINs are all right, and nothing is counted', async () => {
    const outcomes = await atOnce(12, (opened, index) => signIn(pin, `CA${index}:1`, opened));
    expect(outcomes).toEqual(Array(12).fill('accepted'));
    expect(await both[0].db.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
  });

  test('a hundred wrong PINs among right ones get no more checks than three and three for each right one', async () => {
    const isRight = (index: number) => index % 26 === 25;
    const outcomes = await atOnce(104, (opened, index) =>
      signIn(isRight(index) ? pin : '1111', `CA${index}:1`, opened),
    );
    const accepted = outcomes.filter((outcome) => outcome === 'accepted').length;
    expect(outcomes.filter((outcome) => outcome === 'refused').length).toBeLessThanOrEqual(3 + 3 * accepted);
    expect(outcomes.filter((_outcome, index) => isRight(index))).not.toContain('refused');
    nowMs += 60_000;
    expect(await signIn(pin, 'CA99:1')).toBe('accepted');
  });

  test('an attempt whose server was killed stays counted, and is waited for by nobody', async () => {
    const pinMs = nowMs - 20_000;
    const attempts = ['CA1:1', 'CA1:2', 'CA1:3'].map((name) => `${name}\t${pinMs}`).join('\n');
    await signIn('1111', 'CA0:1');
    await both[0].db.updateTable('sign_in_failures').set({ attempts }).execute();
    const beganMs = performance.now();
    expect(await signIn(pin, 'CA2:1')).toBe('paused');
    expect(performance.now() - beganMs).toBeLessThan(2000);
    nowMs += 60_000;
    expect(await signIn(pin, 'CA2:2')).toBe('accepted');
    expect(await both[0].db.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
  });

  test('each pause lets one through, and the tenth failure locks', async () => {
    const admitted: number[] = [];
    for (let hour = 0; hour < 10; hour += 1) {
      const outcomes = await atOnce(6, (opened, index) => signIn('1111', `CA${hour}:${index}`, opened));
      admitted.push(outcomes.filter((outcome) => outcome === 'refused').length);
      nowMs += 3_600_000;
    }
    expect(admitted).toEqual([3, 1, 1, 1, 1, 1, 1, 1, 0, 0]);
    expect(await signIn(pin, 'CA99:1')).toBe('locked');
  });

  test('twenty calls that ask for a PIN get one', async () => {
    const ask = ({ records }: OpenRecords, index: number) =>
      records.requestPin({ claim: claimOf(id), request: `CA${index}`, ...pinMessage });
    const answers = await atOnce(20, ask);
    expect(answers.toSorted()).toEqual(['emailed', ...Array(19).fill('underway')]);
    const messages = await both[0].db.selectFrom('outbox').select(['number', 'state']).orderBy('number').execute();
    expect(messages.map(({ state }) => state)).toEqual(['asked']);
  });

  test('one call that asks twelve times for a PIN gets one', async () => {
    const answers = await atOnce(12, ({ records }) =>
      records.requestPin({ claim: claimOf(id), request: 'CA1', ...pinMessage }),
    );
    expect(new Set(answers)).toEqual(new Set(['emailed']));
    expect(await both[0].db.selectFrom('outbox').select('number').execute()).toHaveLength(1);
  });

  test('calls of different people that ask for a PIN get one each', async () => {
    const ask = ({ records }: OpenRecords, index: number) =>
      records.requestPin({ claim: claimOf(`100000000000${index + 1}`), request: `CA${index}`, ...pinMessage });
    expect(new Set(await atOnce(8, ask))).toEqual(new Set(['emailed']));
    const numbers = await both[0].db.selectFrom('outbox').select('number').where('state', '=', 'asked').execute();
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(8);
  });

  test('of several chosen PINs one is the PIN', async () => {
    const chosen = ['730518', '730519', '730520', '730521'];
    const candidates = await Promise.all(chosen.map((one) => both[0].records.checkNewPin('1', one)));
    const changed = await atOnce(4, ({ records }, index) =>
      records.changePin({ participant: '1', candidate: candidates[index] ?? '', pin: chosen[index] ?? '' }),
    );
    const accepted: boolean[] = [];
    for (const [index, one] of chosen.entries()) {
      accepted.push((await signIn(one, `CA1:${index}`)) === 'accepted');
      nowMs += 3_600_000;
    }
    expect(changed.filter(Boolean)).toHaveLength(1);
    expect(accepted).toEqual(changed.map(Boolean));
  });

  test('the same request twenty times is one, twenty requests are twenty', async () => {
    const leave = (attempt: string, { records }: OpenRecords) =>
      records.leaveRequest({ participant: '1', kind: 'statement', language: 'en', ...byVoice, attempt, details: {} });
    expect(new Set(await atOnce(20, (opened) => leave('CA1:1', opened))).size).toBe(1);
    expect(new Set(await atOnce(20, (opened, index) => leave(`CA2:${index}`, opened))).size).toBe(20);
    expect(await both[0].db.selectFrom('requests').select('reference').execute()).toHaveLength(21);
  });

  test('exports hold each request once, while others are being left', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'exports-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const leave = ({ records }: OpenRecords, index: number) =>
      records.leaveRequest({
        participant: '1',
        kind: 'message',
        language: 'en',
        ...byVoice,
        attempt: `CA${index}:1`,
        details: {},
      });
    const early = await atOnce(10, leave);
    const [late, exported] = await Promise.all([
      atOnce(10, (opened, index) => leave(opened, index + 10)),
      atOnce(6, ({ db }, index) => exportRequests({ db, file: join(folder, `${index}.ndjson`), clock })),
    ]);
    const last = await exportRequests({ db: both[0].db, file: join(folder, 'last.ndjson'), clock });
    const files = new Set([...exported.flat(), ...last].map(({ file }) => file));
    const texts = await Promise.all([...files].map((file) => readFile(file, 'utf8')));
    const taken = texts.flatMap((text) => text.match(/(?<="reference":")\d{8}/g) ?? []);
    expect(taken.toSorted()).toEqual([...early, ...late].toSorted());
  });

  test('two senders send each message once', async () => {
    await atOnce(8, ({ records }, index) =>
      records.requestPin({ claim: claimOf(`100000000000${index + 1}`), request: 'CA1', ...pinMessage }),
    );
    const send = vi.fn<Notifier['send']>(() => Promise.resolve());
    const log = { info() {}, warn() {}, error() {} };
    const counts = await atOnce(4, (opened) =>
      createOutboxSender({ ...opened, notifier: { send }, log, clock }).sendDue(),
    );
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(8);
    expect(send).toHaveBeenCalledTimes(8);
  });

  test('imports of files that share newcomers take each of them once', async () => {
    const newcomers = (from: number) =>
      Array.from({ length: 30 }, (_, index) => ({ ...person, participantId: String(7_000_000 + from + index) }));
    const results = await atOnce(2, ({ db, keys }, index) => importText(db, keys, toText(newcomers(index * 10))));
    expect(results.map(({ outcome }) => outcome)).toEqual(['taken', 'taken']);
    const { participants } = await readEverything(both[0].db);
    expect(participants).toHaveLength(8 + 40);
    expect(new Set(participants.map(({ participant_id: each }) => each)).size).toBe(48);
  });

  test('programs that start on a database without tables make them once', async () => {
    const bare = await makeBare();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(bare)));
    await Promise.all(opened.map(({ records }) => records.check()));
    const made = await opened[0]?.db
      .withTables<{ kysely_migration: { name: string } }>()
      .selectFrom('kysely_migration')
      .select('name')
      .execute();
    expect(made?.map(({ name }) => name)).toEqual(Object.keys(migrations));
    await Promise.all(opened.map(({ records }) => records.close()));
  });
});
