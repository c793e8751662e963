import type { PostgresPoolClient } from 'kysely';
import { isOutOfReach } from '../../is-out-of-reach.ts';

type Query = (text: string, values: unknown[]) => Promise<unknown>;

/** What may be sent twice: it has changed nothing where its connection broke. */
const changesNothing = /^(?:select|begin)\b/i;

/**
 * A connection whose first statement is sent once more, over another one, where the connection breaks before it was sent, or under
 * it and it only reads or begins a transaction, as when the database restarts. Later statements stand in a transaction, which is lost.
 */
export function sendAgain(connect: () => Promise<PostgresPoolClient>): () => Promise<PostgresPoolClient> {
  return async () => {
    let client: PostgresPoolClient | undefined = await connect();
    let isFirst = true;
    const query: Query = async (text, values) => {
      const wasFirst = isFirst;
      isFirst = false;
      try {
        return await send(client, text, values);
      } catch (error) {
        const mayRepeat = wasUnsent(error) || (changesNothing.test(text) && isBroken(error));
        if (!wasFirst || !mayRepeat) throw error;
      }
      client?.release(true);
      client = undefined;
      client = await connect();
      return send(client, text, values);
    };
    return {
      query: query as PostgresPoolClient['query'],
      release: (destroy?: boolean) => client?.release(destroy),
    };
  };
}

function send(client: PostgresPoolClient | undefined, text: string, values: unknown[]): Promise<unknown> {
  if (!client) throw new Error('The connection to the database is lost');
  return (client.query as Query)(text, values);
}

/** What `pg` says of a connection that broke before the statement came to it. */
function wasUnsent(error: unknown): boolean {
  return String(error).includes('not queryable');
}

/** A database that only takes long is not asked again: the patience of its statement is over. */
function isBroken(error: unknown): boolean {
  return isOutOfReach(error) && !String(error).includes('timeout');
}
