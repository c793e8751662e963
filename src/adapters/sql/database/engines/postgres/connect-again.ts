import { setTimeout as wait } from 'node:timers/promises';
import type { PostgresPoolClient } from 'kysely';
import { usualPatience } from '../../../../../calls/patience.ts';
import { isOutOfReach } from '../../is-out-of-reach.ts';

const pauseMs = 50;

type Query = (text: string, values: unknown[]) => Promise<unknown>;

/**
 * Connects to a database that was there before and may be restarting: nothing was sent yet, so that it can be tried again. All who want a
 * connection wait until the same moment, `databaseReturnMs` after the first refusal; from then on a refusal counts at once, until it is
 * back. It is back once it has answered a statement: a pool may give a connection of before that is not known to be dead yet.
 */
export function connectAgain(connect: () => Promise<PostgresPoolClient>): () => Promise<PostgresPoolClient> {
  let wasThere = false;
  let awaitedUntilMs: number | undefined;

  return async () => {
    for (;;) {
      try {
        const client = await connect();
        wasThere = true;
        return awaitedUntilMs === undefined ? client : untilItAnswers(client);
      } catch (error) {
        awaitedUntilMs ??= performance.now() + usualPatience.databaseReturnMs;
        if (!wasThere || !isOutOfReach(error) || performance.now() >= awaitedUntilMs) throw error;
      }
      await wait(pauseMs);
    }
  };

  function untilItAnswers(client: PostgresPoolClient): PostgresPoolClient {
    const query: Query = async (text, values) => {
      const answer = await (client.query as Query)(text, values);
      awaitedUntilMs = undefined;
      return answer;
    };
    return { query: query as PostgresPoolClient['query'], release: (destroy?: boolean) => client.release(destroy) };
  }
}
