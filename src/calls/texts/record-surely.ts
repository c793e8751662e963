import type { CallLog } from '../ports/call-log.ts';
import type { ConsentStore } from '../ports/consent-store.ts';
import { untilKept } from '../until-kept.ts';

/**
 * Keeps changes of consents: one that cannot be kept at once is tried every five seconds, for as long as this process lives. A withdrawal
 * must not be lost, and the carrier does not bring it again. Rejects all the same, so that nothing is confirmed that is not kept.
 */
export function recordSurely({ record }: Pick<ConsentStore, 'record'>, log: CallLog): ConsentStore['record'] {
  return async (change, attempt) => {
    try {
      await record(change, attempt);
    } catch (error) {
      log.error({ err: error }, 'a consent, or the end of one, could not be kept; it is tried again');
      void tryAgain(change, attempt);
      throw error;
    }
  };

  async function tryAgain(...change: Parameters<ConsentStore['record']>): Promise<void> {
    await untilKept(() => record(...change));
    log.info({}, 'a consent, or the end of one, is kept now');
  }
}
