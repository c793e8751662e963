import { expect, onTestFinished, test } from 'vitest';
import type { EffectResult } from '../../../src/dialogue/effects.ts';
import { openSystem } from '../../support/whole-system.ts';

/** A call that has recorded a message and is asked what to do with it, in a system whose records may be told to fail. */
async function recordMessage() {
  let broken = false;
  const tried: string[] = [];
  const ends: string[] = [];
  const system = await openSystem({
    retriesMs: [50, 50, 500, 500],
    measure: {
      turnTaken: () => {},
      callEnded: ({ end, state, results }) => void ends.push(`${end} at ${state}: ${results?.join(' ')}`),
      callbackSettled: () => {},
      textTaken: () => {},
    },
    around: (runEffect) => async (effect, attempt) => {
      tried.push(effect.type);
      if (broken && effect.type === 'leaveRequest') return { type: 'records-unavailable' } satisfies EffectResult;
      return runEffect(effect, attempt);
    },
  });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const keys of ['1', '1', '1000000000001#', '482913#', '7', '1']) await caller.presses(keys);
  await caller.records(20);
  const requests = () => system.db.selectFrom('requests').select(['kind', 'details']).execute();
  return {
    caller,
    requests,
    tried,
    ends,
    fail: (failing: boolean) => {
      broken = failing;
    },
  };
}

test('a caller who hangs up with a message that is not sent yet has sent it, once', async () => {
  const { caller, requests, ends } = await recordMessage();
  expect(await requests()).toEqual([]);
  await caller.hangsUp();
  expect(ends).toEqual(['served at otherOptions.message.reviewing: request-left']);
  const [left, ...others] = await requests();
  expect(left?.kind).toBe('message');
  expect(JSON.parse(left?.details ?? '')).toHaveProperty('recording');
  expect(others).toEqual([]);
});

test('a caller who wants to record again and hangs up has sent what there is', async () => {
  const { caller, requests } = await recordMessage();
  await caller.presses('3');
  await caller.hangsUp();
  expect(await requests()).toMatchObject([{ kind: 'message' }]);
});

test('a message whose caller hung up while the records were down is kept when they are back', async () => {
  const { caller, requests, fail, tried } = await recordMessage();
  fail(true);
  await caller.presses('1');
  caller.hears('I cannot reach your records right now.');
  await caller.hangsUp();
  await expect.poll(() => tried.filter((type) => type === 'leaveRequest').length).toBeGreaterThanOrEqual(3);
  expect(await requests()).toEqual([]);
  fail(false);
  await expect.poll(requests).toMatchObject([{ kind: 'message' }]);
});
