import { setTimeout as wait } from 'node:timers/promises';
import type { Tally } from './tally.ts';

/** Takes `perSecond` turns a second, however slow the answers are: a turn is timed from the moment at which it is due. A walk that fails ends. */
export async function runPaced(
  walks: readonly AsyncGenerator<void>[],
  tally: Tally,
  { perSecond, lastingMs }: { readonly perSecond: number; readonly lastingMs: number },
): Promise<void> {
  const idle = [...walks];
  const due: number[] = [];
  const going = new Set<Promise<void>>();
  const [startMs, turns] = [performance.now(), Math.round((perSecond * lastingMs) / 1000)];

  const take = async (walk: AsyncGenerator<void>, dueMs: number) => {
    try {
      await walk.next();
      tally.add(performance.now() - dueMs);
      idle.push(walk);
      serve();
    } catch (error) {
      tally.fail(error);
    }
  };
  const serve = () => {
    while (due.length > 0 && idle.length > 0) {
      const taken = take(idle.shift() as AsyncGenerator<void>, due.shift() as number);
      going.add(taken);
      void taken.finally(() => going.delete(taken));
    }
  };

  for (let turn = 0; turn < turns;) {
    for (; turn < turns && startMs + (turn * 1000) / perSecond <= performance.now(); turn++)
      due.push(startMs + (turn * 1000) / perSecond);
    serve();
    await wait(1);
  }
  while (going.size > 0) await Promise.all(going);
  for (const _ of due) tally.fail(new Error('nobody was left to take a turn'));
}
