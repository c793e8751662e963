import type { Tally } from './tally.ts';

/** Every caller takes turn after turn, each as soon as the one before is answered. A caller who hears something wrong stops. */
export async function runFlatOut(walks: readonly AsyncGenerator<void>[], tally: Tally, lastingMs: number) {
  const endMs = performance.now() + lastingMs;
  const keepOn = async (walk: AsyncGenerator<void>) => {
    while (performance.now() < endMs) {
      const beganMs = performance.now();
      await walk.next();
      tally.add(performance.now() - beganMs);
    }
  };
  await Promise.all(walks.map((walk) => keepOn(walk).catch(tally.fail)));
}
