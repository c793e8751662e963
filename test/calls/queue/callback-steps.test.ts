import { expect, test } from 'vitest';
import {
  claimNext,
  dropDue,
  putCallback,
  settleCall,
  callerTook,
  deskTook,
} from '../../../src/calls/queue/callback-steps.ts';
import { type DeskQueue, emptyQueue } from '../../../src/calls/queue/desk-queue.ts';

const nowMs = Date.UTC(2026, 10, 23);
const now = { agents: undefined, nowMs };

/** A caller keeps a place under this reference. */
function keepPlace(queue: DeskQueue, reference: string): DeskQueue {
  const callback = {
    reference,
    phone: '+19165550123',
    line: 'main',
    language: 'en',
    pace: 'standard',
    told: [],
  } as const;
  return putCallback(queue, `call of ${reference}`, callback, nowMs)[0];
}

const queueOf = (...references: readonly string[]) => references.reduce(keepPlace, emptyQueue);

/** The first callback is claimed: its call to the desk is placed. */
function claim(queue: DeskQueue): DeskQueue {
  const [claimed, callback] = claimNext(queue, now);
  expect(callback).toBeDefined();
  return claimed;
}

const referencesOf = ({ tickets }: DeskQueue) => Object.values(tickets).map(({ callback }) => callback?.reference);

test('a desk that closes drops all callbacks that are due', () => {
  const [queue, dropped] = dropDue(queueOf('first', 'second'));
  expect(dropped).toBe(2);
  expect(referencesOf(queue)).toEqual([]);
});

test('a desk that closes drops the callback for which it rings', () => {
  const [queue, dropped] = dropDue(claim(queueOf('first', 'second')));
  expect(dropped).toBe(2);
  expect(referencesOf(queue)).toEqual([]);
});

test.each([
  ['taken by the desk', deskTook, 'again'],
  ['taken by the caller as well', callerTook, 'connected'],
] as const)('a desk that closes keeps a callback that is %s', (_, take, ending) => {
  const [taken] = take(claim(queueOf('first', 'second')), 'first');
  const [queue, dropped] = dropDue(taken);
  expect(dropped).toBe(1);
  expect(referencesOf(queue)).toEqual(['first']);
  expect(settleCall(queue, 'first', 'caller', nowMs)[1]).toBe(ending);
});

test('a desk that closes keeps the callers who wait on the phone', () => {
  const waiting = { place: 1, joinedMs: nowMs, seenMs: nowMs };
  const queue = { ...emptyQueue, lastPlace: 1, tickets: { call: waiting } };
  expect(dropDue(queue)).toEqual([queue, 0]);
  expect(dropDue(keepPlace(queue, 'second'))[0].tickets).toEqual({ call: waiting });
});

test('a callback whose claim is older than two minutes is claimed anew, after a pause', () => {
  const claimed = claim(queueOf('first'));
  const claimAt = (ms: number, queue = claimed) => claimNext(queue, { agents: 2, nowMs: nowMs + ms });
  const [same, none] = claimAt(120_000);
  expect(none).toBeUndefined();
  expect(Object.values(same.tickets)).toMatchObject([{ talkingMs: nowMs, callback: { deskMissed: 0 } }]);
  const [lost] = claimAt(120_001);
  expect(Object.values(lost.tickets)).toMatchObject([{ callback: { deskMissed: 1 } }]);
  expect(claimAt(180_000, lost)[1]).toBeUndefined();
  expect(claimAt(180_001, lost)[1]).toMatchObject({ reference: 'first' });
});

test('a desk that rests is not rung for a callback', () => {
  const resting = { ...queueOf('first'), restsUntilMs: nowMs + 1 };
  expect(claimNext(resting, now)[1]).toBeUndefined();
  expect(claimNext({ ...resting, restsUntilMs: nowMs }, now)[1]).toMatchObject({ reference: 'first' });
});
