import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { oneAtATime } from '../../../src/calls/turns/one-at-a-time.ts';
import type { TurnAnswer, TurnRequest } from '../../../src/calls/turns/turn.ts';

test('turns of one call are taken in order, turns of other calls at once', async () => {
  const done: string[] = [];
  const takeTurn = oneAtATime(async ({ callId, turn, faults: ms }) => {
    await wait(ms);
    done.push(`${callId}${turn}`);
    return { turn } as TurnAnswer;
  });
  const take = (callId: string, turn: number, ms: number) => takeTurn({ callId, turn, faults: ms } as TurnRequest);
  const all = [take('a', 1, 30), take('a', 2, 1), take('b', 1, 10)];
  expect((await Promise.all(all)).map(({ turn }) => turn)).toEqual([1, 2, 1]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
