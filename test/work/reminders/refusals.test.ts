import { expect, test } from 'vitest';
import type { TextSent } from '../../../src/calls/ports/outgoing-texts.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';
import { family, hearingRow, mobile, openCarrier, openRemindedAgency } from '../../support/reminded-agency.ts';

const hearing = '2026-12-04T09:30:00-08:00';

/** An agency with two hearings to be told, and a carrier that gives these answers first. */
async function open(answers: (TextSent | Error)[], purposes = 2) {
  const carrier = openCarrier(() => {
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  });
  const agency = await openRemindedAgency(await temporaryDatabase(), '2026-11-20T12:00', carrier);
  const hearings = [hearingRow(hearing), hearingRow('2026-12-04T10:30:00-08:00')].slice(0, purposes);
  await agency.take([...family, ...hearings]);
  await agency.agree('court-dates');
  return agency;
}

test('a number that has opted out at the carrier has opted out here', async () => {
  const agency = await open([{ outcome: 'refused', why: 'opted-out', code: 21_610 }]);
  await agency.lookAt('2026-11-25T08:00');
  expect(await agency.consents.isStopped(mobile)).toBe(true);
  expect((await agency.states()).toSorted()).toEqual(['failed', 'stopped']);
  expect(agency.log()).toContain('"code":21610');
});

test('the same holds where the carrier says so later, and the webhook comes twice', async () => {
  const agency = await open([], 1);
  await agency.lookAt('2026-11-25T08:00');
  const status = { message: 'SM1', state: 'failed', why: 'opted-out', code: 21_610 } as const;
  await agency.server.noteTextStatus(status);
  await agency.server.noteTextStatus(status);
  expect(await agency.consents.isStopped(mobile)).toBe(true);
  expect(await agency.states()).toEqual(['failed']);
});

test('a number that no text gets to is sent none until it agrees again', async () => {
  const agency = await open([{ outcome: 'refused', why: 'unreachable', code: 30_006 }]);
  await agency.lookAt('2026-11-25T08:00');
  expect([agency.sent.length, await agency.states()]).toEqual([0, ['failed', 'failed']]);
  await agency.lookAt('2026-12-02T12:00');
  await agency.agree('court-dates');
  await agency.lookAt('2026-12-03T08:00');
  expect(agency.sent).toHaveLength(2);
});

test('a phone that is off is tried once more, hours later', async () => {
  const agency = await open([], 1);
  await agency.lookAt('2026-11-25T08:00');
  const off = { state: 'failed', why: 'passing', code: 30_003 } as const;
  await agency.server.noteTextStatus({ ...off, message: 'SM1' });
  await agency.lookAt('2026-11-25T11:59');
  expect(agency.sent).toHaveLength(1);
  await agency.lookAt('2026-11-25T12:00');
  expect(agency.sent).toHaveLength(2);
  await agency.server.noteTextStatus({ ...off, message: 'SM2' });
  await agency.lookAt('2026-11-25T18:00');
  expect([agency.sent.length, await agency.states()]).toEqual([2, ['failed']]);
});

test.each([
  ['sender', 30_034, ['accepted', 'accepted']],
  ['filtered', 30_007, ['accepted', 'failed']],
] as const)('a refusal for %s stops all for an hour, and says what to do', async (why, code, states) => {
  const agency = await open([{ outcome: 'refused', why, code }]);
  for (const time of ['08:00', '08:59']) await agency.lookAt(`2026-11-25T${time}`);
  expect(agency.sent).toHaveLength(0);
  expect(agency.log()).toContain('see docs/runbooks.md');
  await agency.lookAt('2026-11-25T09:00');
  expect((await agency.states()).toSorted()).toEqual(states);
});

test('a carrier that is busy gets the text again when it says so', async () => {
  const agency = await open([{ outcome: 'busy', retryMs: 120_000 }], 1);
  for (const time of ['08:00:00', '08:01:59']) await agency.lookAt(`2026-11-25T${time}`);
  expect(agency.sent).toHaveLength(0);
  await agency.lookAt('2026-11-25T08:02:00');
  expect(agency.sent).toHaveLength(1);
});

test('a text of which nobody knows whether it was taken is asked after, and then sent once', async () => {
  const agency = await open([new Error('the connection broke')], 1);
  for (const time of ['08:00', '08:04']) await agency.lookAt(`2026-11-25T${time}`);
  expect([agency.sent.length, await agency.states()]).toEqual([0, ['sending']]);
  for (const time of ['08:05', '08:06', '08:20']) await agency.lookAt(`2026-11-25T${time}`);
  expect([agency.sent.length, await agency.states()]).toEqual([1, ['accepted']]);
});

test('nothing begins in the last quarter of an hour of a window', async () => {
  const agency = await open([], 1);
  for (const time of ['2026-11-25T20:45', '2026-11-26T12:00', '2026-11-27T12:00']) await agency.lookAt(time);
  expect(agency.sent).toHaveLength(0);
  await agency.lookAt('2026-11-28T08:00');
  expect(agency.sent).toMatchObject([{ to: mobile, validMs: 10 * 3_600_000 }]);
});

test('a text keeps to the hours of its number and of the record', async () => {
  const agency = await open([], 1);
  const boston = '+16175550103';
  await agency.agree('court-dates', { phone: boston });
  for (const time of ['2026-11-25T07:59', '2026-11-25T17:45']) await agency.lookAt(time);
  expect(agency.sent.map(({ to }) => to)).toEqual([mobile]);
  await agency.lookAt('2026-11-28T17:44');
  expect(agency.sent[1]).toMatchObject({ to: boston, validMs: 16 * 60_000 });
});

test('a reminder whose window is over is late, and never sent', async () => {
  const agency = await open([], 1);
  for (const time of ['2026-12-01T21:30', '2026-12-02T09:30']) await agency.lookAt(time);
  expect([agency.sent.length, await agency.states()]).toEqual([0, ['late']]);
});
