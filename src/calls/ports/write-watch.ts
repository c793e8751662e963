/** A write that failed is told of for so long, though others have succeeded since: on a full disk some still find a place. */
const toldMs = 30_000;

/**
 * Watches how writes end. `isMissing` tells failures of a part that is not there at all, which is told elsewhere. `clock` gives
 * milliseconds, and never goes back.
 */
export function createWriteWatch(isMissing: (error: unknown) => boolean, clock = () => performance.now()) {
  let failedMs = -Infinity;
  let succeededMs = -Infinity;

  return {
    /** Gives what a write gives, and notes how it ended. */
    watch: async <Result>(write: Promise<Result>): Promise<Result> => {
      try {
        const result = await write;
        succeededMs = clock();
        return result;
      } catch (error) {
        if (!isMissing(error)) failedMs = clock();
        throw error;
      }
    },
    /** Whether a write has failed lately, or none has succeeded since one failed. */
    isFailing: (): boolean => failedMs > succeededMs || clock() - failedMs < toldMs,
    /** How long ago a write ended, however it did; `Infinity` before the first one. */
    restsMs: (): number => clock() - Math.max(failedMs, succeededMs),
  };
}
