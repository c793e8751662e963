import { expect, test } from 'vitest';
import { oneAtATime } from '../../../src/calls/turns/one-at-a-time.ts';
import { aTurn } from '../../support/a-turn.ts';

test('turns of one call are taken in order, turns of other calls at once', async () => {
  const done: string[] = [];
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const takeTurn = oneAtATime(async ({ callId, turn }) => {
    if (callId === 'a' && turn === 1) await held;
    done.push(`${callId}${turn}`);
    return { output: { language: 'en', pace: 'standard', told: [], next: { kind: 'hang-up' } }, turn, faults: 0 };
  });
  const take = (callId: string, turn: number) => takeTurn(aTurn({ callId, turn }));
  const ofOneCall = [take('a', 1), take('a', 2)];
  expect(await take('b', 1)).toMatchObject({ turn: 1 });
  expect(done).toEqual(['b1']);
  release();
  expect((await Promise.all(ofOneCall)).map(({ turn }) => turn)).toEqual([1, 2]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
