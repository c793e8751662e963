import { setTimeout as wait } from 'node:timers/promises';
import { usualPatience } from '../../../../../calls/patience.ts';
import { isOutOfReach } from '../../is-out-of-reach.ts';

const pauseMs = 50;

/**
 * Connects to a database that was there before and may be restarting: nothing was sent yet, so that it can be tried again. All who want a
 * connection wait until the same moment, `databaseReturnMs` after the first refusal; from then on a refusal counts at once, until it is back.
 */
export function connectAgain<Connection>(connect: () => Promise<Connection>): () => Promise<Connection> {
  let wasThere = false;
  let awaitedUntilMs: number | undefined;

  return async () => {
    for (;;) {
      try {
        const connection = await connect();
        wasThere = true;
        awaitedUntilMs = undefined;
        return connection;
      } catch (error) {
        awaitedUntilMs ??= performance.now() + usualPatience.databaseReturnMs;
        if (!wasThere || !isOutOfReach(error) || performance.now() >= awaitedUntilMs) throw error;
      }
      await wait(pauseMs);
    }
  };
}
