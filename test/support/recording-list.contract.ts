import { expect, test } from 'vitest';
import type { RecordingList } from '../../src/calls/ports/recordings.ts';
import type { NewRequest, Records } from '../../src/calls/ports/records.ts';
import { accountSid, addressOf, nameSid } from './stand-in-recordings.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const call = nameSid('CA', 1);
const told = (number: number, of = call) => ({
  recording: nameSid('RE', number),
  call: of,
  address: addressOf(nameSid('RE', number)),
});

export interface OpenedList {
  readonly list: RecordingList;
  readonly records: Pick<Records, 'leaveRequest' | 'settleRequest'>;
}

/** A message as a call leaves it. */
export function aMessage(details: NewRequest['details'], of = call): NewRequest {
  const attempt = `${of}:3:${JSON.stringify(details)}`;
  return {
    kind: 'message',
    language: 'en',
    line: 'a-line',
    channel: 'voice',
    pace: 'standard',
    attempt,
    call: of,
    details,
  };
}

/** What every list of recordings must do. `open` gives two that share what they know, by records that keep those of `accountSid`. */
export function testRecordingList(
  name: string,
  open: (clock: () => number, account: string) => Promise<readonly [OpenedList, OpenedList]>,
): void {
  const openAt = async () => {
    let nowMs = Date.UTC(2026, 10, 22);
    const [one, other] = await open(() => nowMs, accountSid);
    return { one, other, pass: (ms: number) => void (nowMs += ms), now: () => nowMs };
  };

  test(`${name} gives a recording of a request to one server, and to another one after its time`, async () => {
    const { one, other, pass, now } = await openAt();
    await Promise.all([one.list.note(told(1)), other.list.note(told(1))]);
    expect(await one.list.claim(now() + 1, true)).toBeUndefined();
    const details = { recording: addressOf(nameSid('RE', 1)), earlierRecording: `${addressOf(nameSid('RE', 2))}.wav` };
    const reference = await other.records.leaveRequest(aMessage(details));
    const claims = [one, other, one, other].map(({ list }) => list.claim(now() + hourMs, true));
    const claimed = (await Promise.all(claims)).filter((each) => each !== undefined);
    expect(claimed.map(({ recording }) => recording).toSorted()).toEqual([nameSid('RE', 1), nameSid('RE', 2)]);
    expect(claimed[0]).toMatchObject({
      stage: 'due',
      reference,
      call,
      tries: 1,
      address: addressOf(claimed[0]?.recording ?? ''),
    });
    pass(hourMs);
    expect(await other.list.claim(now() + 1, false)).toMatchObject({ stage: 'due', tries: 2 });
  });

  test(`${name} takes a recording from kept to deleted, and one that is put off later`, async () => {
    const { one, other, pass, now } = await openAt();
    await one.records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 1)) }));
    await one.list.putOff(nameSid('RE', 1), now() + hourMs);
    expect(await one.list.claim(now() + 1, true)).toBeUndefined();
    pass(hourMs);
    await one.list.markKept(nameSid('RE', 1));
    expect(await other.list.claim(now() + 1, true)).toMatchObject({ stage: 'kept' });
    await other.list.markDeleted(nameSid('RE', 1));
    pass(dayMs);
    expect(await one.list.claim(now() + 1, true)).toBeUndefined();
    expect(await one.list.find(nameSid('RE', 1))).toMatchObject({ stage: 'deleted' });
  });

  test(`${name} takes what no request names after a day, and only where that is asked for`, async () => {
    const { one, pass, now } = await openAt();
    await one.list.note(told(1));
    await one.list.note(told(2));
    pass(dayMs);
    await one.records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 2)) }));
    expect(await one.list.claim(now() + hourMs, false)).toMatchObject({ recording: nameSid('RE', 2), stage: 'due' });
    expect(await one.list.claim(now() + hourMs, false)).toBeUndefined();
    expect(await one.list.claim(now() + hourMs, true)).toMatchObject({
      recording: nameSid('RE', 1),
      stage: 'unwanted',
    });
    await one.list.strikeOut(nameSid('RE', 1));
    await one.list.strikeOut(nameSid('RE', 2));
    expect([await one.list.find(nameSid('RE', 1)), (await one.list.find(nameSid('RE', 2)))?.stage]).toEqual([
      undefined,
      'due',
    ]);
  });

  test(`${name} lets go of a recording whose request is gone, also while it is fetched`, async () => {
    const { one, other, now } = await openAt();
    const reference = await one.records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 1)) }));
    const claimed = await one.list.claim(now() + hourMs, false);
    expect(claimed?.stage).toBe('due');
    await other.records.settleRequest(reference);
    await other.list.releaseOrphans();
    await one.list.markKept(nameSid('RE', 1));
    expect(await one.list.claim(now() + hourMs, false)).toMatchObject({ stage: 'unwanted', reference: undefined });
  });

  test(`${name} owns no recording of another account`, async () => {
    const { one } = await openAt();
    await one.records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 1), `AC${'9'.repeat(32)}`) }));
    expect(await one.list.find(nameSid('RE', 1))).toBeUndefined();
  });

  test(`${name} lets one server a day look through the carrier's recordings, and none that were there at the beginning`, async () => {
    const { one, other, pass, now } = await openAt();
    expect(await one.list.claimSweep()).toBeUndefined();
    const beginning = now();
    pass(dayMs);
    const claims = await Promise.all([one.list.claimSweep(), other.list.claimSweep()]);
    const [sweep, ...others] = claims.filter((each) => each !== undefined);
    expect([sweep?.fromMs, others]).toEqual([beginning - 3 * dayMs, []]);
    await sweep?.giveBack();
    expect(await other.list.claimSweep()).toMatchObject({ fromMs: beginning - 3 * dayMs });
    pass(60 * dayMs);
    expect(await one.list.claimSweep()).toBeUndefined();
  });

  test(`${name} knows the calls that left something, and discards only what nothing names: the rest is to be fetched`, async () => {
    const { one, now } = await openAt();
    const [noted, left, strange] = [2, 3, 4].map((number) => nameSid('CA', number)) as [string, string, string];
    await one.list.note(told(2, noted));
    await one.records.leaveRequest(aMessage({ recording: addressOf(nameSid('RE', 3), 'AC0') }, left));
    expect(await Promise.all([noted, left, strange].map((each) => one.list.knowsCall(each)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await Promise.all([told(2, noted), told(3, left), told(4)].map((each) => one.list.discard(each)))).toEqual([
      false,
      false,
      true,
    ]);
    const claimed = [await one.list.claim(now() + hourMs, false), await one.list.claim(now() + hourMs, false)];
    expect(new Map(claimed.map((each) => [each?.recording, each?.stage]))).toEqual(
      new Map([
        [nameSid('RE', 3), 'due'],
        [nameSid('RE', 4), 'unwanted'],
      ]),
    );
  });
}
