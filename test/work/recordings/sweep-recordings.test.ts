import { expect, onTestFinished, test } from 'vitest';
import type {
  CarrierRecordings,
  ListedRecording,
  RecordingList,
  ToldRecording,
} from '../../../src/calls/ports/recordings.ts';
import { createSweepRecordings } from '../../../src/work/recordings/sweep-recordings.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createSqlVoiceStore } from '../../../src/adapters/sql/recordings/sql-voice-store.ts';
import { createTwilioRecordings } from '../../../src/adapters/twilio/twilio-recordings.ts';
import { createKeepDue } from '../../../src/work/recordings/keep-due.ts';
import { createSealedVoices } from '../../../src/work/recordings/sealed-voices.ts';
import { aMessage } from '../../support/recording-list.contract.ts';
import {
  accountSid,
  accountToken,
  addressOf,
  makeWave,
  nameSid,
  openStandInRecordings,
  reachStandIn,
} from '../../support/stand-in-recordings.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 22);
const ours = '+18005550100';

/** A recording of a call of the same number, listed by the carrier. */
const listed = (number: number, isMessage = true): ListedRecording => ({
  recording: nameSid('RE', number),
  call: nameSid('CA', number),
  address: addressOf(nameSid('RE', number)),
  isMessage,
});

async function sweep({ fails = false } = {}) {
  const asked: string[] = [];
  const discarded: string[] = [];
  let givenBack = 0;
  let span: number[] = [];
  const dialled = new Map(
    [
      [2, ours],
      [3, '+19995550100'],
      [5, ours],
      [6, ours],
    ].map(([number, to]) => [nameSid('CA', Number(number)), String(to)]),
  );
  const sweepRecordings = createSweepRecordings({
    list: {
      claimSweep: async () => ({ fromMs: nowMs - 96 * hourMs, giveBack: async () => void (givenBack += 1) }),
      find: async (recording) => (recording === nameSid('RE', 6) ? ({} as never) : undefined),
      knowsCall: async (call) => call === nameSid('CA', 1),
      discard: async ({ recording }: ToldRecording) => discarded.push(recording) > 0,
    } as Partial<RecordingList> as RecordingList,
    carrier: {
      async *list(fromMs: number, toMs: number) {
        span = [fromMs, toMs];
        yield* [1, 2, 3, 4].map((number) => listed(number));
        yield listed(5, false);
        if (fails) throw new Error('the carrier is gone');
        yield listed(6);
      },
      findDialled: async (call: string) => {
        asked.push(call);
        return dialled.get(call);
      },
    } as Partial<CarrierRecordings> as CarrierRecordings,
    isOurNumber: (number) => number === ours,
    log: { info: () => {} },
    clock: () => nowMs,
  });
  const outcome = await sweepRecordings().catch(String);
  return { outcome, asked, discarded, givenBack, span };
}

test('only messages of calls that are known, or that dialled a line of ours, go; nothing of the last day', async () => {
  const { asked, discarded, span, givenBack } = await sweep();
  expect(discarded).toEqual([nameSid('RE', 1), nameSid('RE', 2)]);
  expect(asked).toEqual([2, 3, 4].map((number) => nameSid('CA', number)));
  expect([span, givenBack]).toEqual([[nowMs - 96 * hourMs, nowMs - 24 * hourMs], 0]);
});

test('a look that is cut off is done again', async () => {
  const { outcome, discarded, givenBack } = await sweep({ fails: true });
  expect([outcome, discarded.length, givenBack]).toEqual(['Error: the carrier is gone', 2, 1]);
});

test('at the carrier, what is not surely ours stays, and what a request names is fetched first', async () => {
  let atMs = nowMs - 48 * hourMs;
  const clock = () => atMs;
  const numbers = {
    [nameSid('CA', 1)]: ours,
    [nameSid('CA', 2)]: '+19995550100',
    [nameSid('CA', 3)]: ours,
    [nameSid('CA', 5)]: ours,
  };
  const calls = Object.fromEntries(Object.entries(numbers).map(([sid, to]) => [sid, { to, direction: 'inbound' }]));
  const carrier = await openStandInRecordings(calls);
  reachStandIn(carrier);
  const made = (number: number, hoursAgo: number, source = 'RecordVerb') =>
    carrier.put({
      sid: nameSid('RE', number),
      call: nameSid('CA', number),
      createdAtMs: nowMs - hoursAgo * hourMs,
      source,
    });
  for (const number of [1, 2, 4]) made(number, 30);
  made(3, 30, 'DialVerb');
  made(5, 2);
  made(6, 47);
  const {
    db,
    keys,
    records,
    recordings: list,
  } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey], clock });
  onTestFinished(() => records.close());
  await records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 6)) }, nameSid('CA', 6)));
  const voices = createSealedVoices(createSqlVoiceStore(db), keys);
  const log = { info() {}, warn() {}, error() {} };
  const work = { list, carrier: createTwilioRecordings({ accountSid, authToken: accountToken }), voices, log, clock };
  const sweepRecordings = createSweepRecordings({ ...work, isOurNumber: (number) => number === ours });
  await sweepRecordings();
  atMs = nowMs;
  await sweepRecordings();
  await createKeepDue(work)(true);
  expect([...carrier.stored.keys()]).toEqual([2, 4, 3, 5].map((number) => nameSid('RE', number)));
  expect(await voices.open(nameSid('RE', 6))).toEqual(makeWave('a message'));
});
