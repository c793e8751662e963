import { expect, test } from 'vitest';
import type {
  CarrierRecordings,
  ClaimedRecording,
  FetchedRecording,
  RecordingList,
} from '../../../src/calls/ports/recordings.ts';
import { openRecordingRecords } from '../../support/open-recording-records.ts';
import { createKeepDue } from '../../../src/work/recordings/keep-due.ts';
import { createRecordingsWork } from '../../../src/work/recordings/recordings-work.ts';
import { createSealedVoices } from '../../../src/work/recordings/sealed-voices.ts';
import { createSqlVoiceStore } from '../../../src/adapters/sql/recordings/sql-voice-store.ts';
import { aMessage } from '../../support/recording-list.contract.ts';
import { addressOf, makeWave, nameSid } from '../../support/stand-in-recordings.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

const hourMs = 3_600_000;
const sid = nameSid('RE', 1);
const audio = new Uint8Array(makeWave('it is me'));
const notReady: FetchedRecording = { outcome: 'not-ready' };
const fetched: FetchedRecording = { outcome: 'fetched', audio };

/** What the carrier answers, one after the other, and at last for good; an error where it gives none. */
interface Answers {
  readonly fetch?: readonly (FetchedRecording | Error)[];
  readonly remove?: readonly ('done' | Error)[];
}

/** A server's work on real records, a carrier of answers that are written down, and a clock that is moved by hand. */
async function open({ fetch = [fetched], remove = ['done'] }: Answers = {}) {
  const { opened, voices, clock, pass } = await openRecordingRecords();
  const asked: string[] = [];
  const logged: unknown[] = [];
  const toLog = (facts: object, message: string) => void logged.push({ ...facts, message });
  const log = { info: toLog, warn: toLog, error: toLog };
  const carrier: CarrierRecordings = {
    fetch: async () => next('fetch', fetch),
    remove: async () => void next('remove', remove),
    async *list() {},
    findDialled: async () => undefined,
  };
  const list: RecordingList = opened.recordings;
  const work = { list, carrier, voices, log, clock };
  return {
    ...opened,
    ...work,
    asked,
    logged,
    pass,
    keep: createKeepDue(work),
  };

  function next<Answer>(what: string, answers: readonly (Answer | Error)[]): Answer {
    const at = asked.filter((one) => one === what).length;
    asked.push(what);
    const answer = answers[at] ?? answers.at(-1);
    if (answer instanceof Error || answer === undefined) throw answer ?? new Error('no answer');
    return answer;
  }
}

const leave = (records: Awaited<ReturnType<typeof open>>['records']) =>
  records.leaveRequest(aMessage({ recording: addressOf(sid) }));

test('a message is fetched, sealed, kept and then deleted at the carrier, once', async () => {
  const { keep, records, recordings, voices, asked, db, pass } = await open();
  await leave(records);
  await keep(false);
  expect(asked).toEqual(['fetch', 'remove']);
  expect(await voices.open(sid)).toEqual(Buffer.from(audio));
  expect(JSON.stringify(await db.selectFrom('voices').selectAll().execute())).not.toContain('it is me');
  pass(48 * hourMs);
  await keep(true);
  expect([asked.length, (await recordings.find(sid))?.stage]).toEqual([2, 'deleted']);
});

test('a recording that is not there for 20 s is fetched when it is', async () => {
  const { keep, records, asked, pass } = await open({
    fetch: [notReady, notReady, notReady, fetched],
  });
  await leave(records);
  for (const seconds of [0, 4, 1, 9, 1, 19, 1]) {
    pass(seconds * 1000);
    await keep(false);
  }
  expect(asked).toEqual(['fetch', 'fetch', 'fetch', 'fetch', 'remove']);
});

test('one that does not come within a day is given up, which the log says once', async () => {
  const { keep, records, recordings, asked, logged, pass } = await open({ fetch: [notReady] });
  const reference = await leave(records);
  for (let hour = 0; hour < 48; hour += 1) {
    await keep(true);
    pass(hourMs);
  }
  expect(logged).toEqual([
    { reference, why: 'missing', message: 'a recording cannot be fetched and stays with the carrier, if it is there' },
  ]);
  expect([asked.includes('remove'), asked.length < 40, (await recordings.find(sid))?.stage]).toEqual([
    false,
    true,
    'given-up',
  ]);
});

test.each(['absent', 'encrypted', 'no audio'] as const)('what is %s is given up, and not deleted', async (why) => {
  const { keep, records, asked, logged, pass } = await open({ fetch: [{ outcome: 'unfit', why }] });
  await leave(records);
  await keep(false);
  pass(48 * hourMs);
  await keep(true);
  expect([asked, logged.length]).toEqual([['fetch'], 1]);
});

test('a carrier that fails is asked again after growing pauses, an hour at most, and nothing is fetched twice', async () => {
  const away = new Error('500');
  const { keep, records, asked, voices, pass, logged } = await open({
    fetch: [away, fetched],
    remove: [away, away, away, 'done'],
  });
  await leave(records);
  for (let second = 0; second < 120; second += 5) {
    await keep(false);
    pass(5000);
  }
  expect(asked).toEqual(['fetch', 'fetch', 'remove', 'remove', 'remove', 'remove']);
  expect(await voices.open(sid)).toEqual(Buffer.from(audio));
  expect(JSON.stringify(logged)).not.toContain(sid);
});

test('what was sealed by a process that died then is not fetched again', async () => {
  const { keep, records, voices, asked, pass, list } = await open();
  await leave(records);
  const claimed = (await list.claim(Date.UTC(2026, 10, 22) + hourMs, false)) as ClaimedRecording;
  await voices.keep(claimed.recording, audio);
  pass(hourMs);
  await keep(false);
  expect(asked).toEqual(['remove']);
});

test('what is sealed opens with its key alone, and in no other place', async () => {
  const { voices, db } = await open();
  await voices.keep(sid, audio);
  const store = createSqlVoiceStore(db);
  await store.put('RE2', (await store.get(sid)) ?? '');
  await expect(voices.open('RE2')).rejects.toThrow('unable to authenticate');
  await expect(createSealedVoices(store, [newKey]).open(sid)).rejects.toThrow('DATA_SECRET');
  expect(await createSealedVoices(store, [newKey, oldKey]).open(sid)).toEqual(Buffer.from(audio));
});

test('a message whose request is gone goes, here and there, also while it is fetched', async () => {
  const { keep, records, recordings, voices, asked, list } = await open();
  const reference = await leave(records);
  await keep(false);
  await records.settleRequest(reference);
  await list.releaseOrphans();
  await keep(false);
  expect([await voices.open(sid), await recordings.find(sid), asked]).toEqual([
    undefined,
    undefined,
    ['fetch', 'remove', 'remove'],
  ]);
});

test('takes that nobody sent go after a day, once the records were within reach for a quarter of an hour by a clock that is right', async () => {
  const { records, list, asked, pass, keep, log, clock } = await open();
  await list.note({ recording: nameSid('RE', 2), call: nameSid('CA', 1), address: addressOf(nameSid('RE', 2)) });
  await leave(records);
  let isAway = false;
  let isWrong = false;
  const sweeps: number[] = [];
  const { lookOnce } = createRecordingsWork({
    list: { releaseOrphans: () => (isAway ? Promise.reject(new Error('away')) : list.releaseOrphans()) },
    isClockWrong: async () => isWrong,
    keepDue: keep,
    sweepRecordings: async () => void sweeps.push(clock()),
    log,
    clock,
  });
  await lookOnce();
  pass(20 * hourMs);
  await lookOnce();
  pass(5 * hourMs);
  isAway = true;
  await expect(lookOnce()).rejects.toThrow('away');
  isAway = false;
  await lookOnce();
  pass(hourMs / 4 - 1);
  await lookOnce();
  isWrong = true;
  pass(1);
  await lookOnce();
  expect([asked, sweeps.length]).toEqual([['fetch', 'remove'], 1]);
  isWrong = false;
  await lookOnce();
  expect([asked, sweeps.length]).toEqual([['fetch', 'remove', 'remove'], 2]);
  expect(await list.find(nameSid('RE', 2))).toBeUndefined();
});
