import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createOneAtATime } from '../../../src/calls/turns/one-at-a-time.ts';

test('work on one thing is done in order, work on others at once', async () => {
  const enqueue = createOneAtATime();
  const done: string[] = [];
  const work = (name: string, ms: number) => async () => {
    await wait(ms);
    done.push(name);
    return name;
  };
  const all = [enqueue('a', work('a1', 30)), enqueue('a', work('a2', 1)), enqueue('b', work('b1', 10))];
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});
