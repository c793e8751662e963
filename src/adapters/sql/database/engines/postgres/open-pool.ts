import type { PostgresPool } from 'kysely';
import { usualPatience } from '../../../../../calls/patience.ts';
import type { EngineOptions } from '../engine.ts';
import { connectAgain } from './connect-again.ts';
import { sendAgain } from './send-again.ts';
import { talkToClient } from './talk-to-client.ts';

const connections = 10;
/** How long a transaction may rest between two statements: its process is stuck, and others wait for its locks. */
const restMs = 60_000;
/** The server ends a slow statement by itself; a server that is gone without a word does not. */
const graceMs = usualPatience.lostStatementMs - usualPatience.statementMs;
const int8 = 20;

/** Connections to the database of a URL. Those that break are dropped, and new ones made as they are needed. */
export async function openPool(url: string, { statementTimeoutMs }: EngineOptions): Promise<PostgresPool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'customer-connect-ivr',
    max: connections,
    connectionTimeoutMillis: usualPatience.databaseConnectMs,
    idle_in_transaction_session_timeout: restMs,
    keepAlive: true,
    ...(statementTimeoutMs !== undefined && {
      statement_timeout: statementTimeoutMs,
      query_timeout: statementTimeoutMs + graceMs,
    }),
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? readSafeInteger : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks says so to the statement on it, if there is one, and is dropped. An error event without a listener would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    options: pool.options,
    connect: sendAgain(connectAgain(async () => talkToClient(await pool.connect()))),
    end: () => pool.end(),
  };
}

/** Cents and milliseconds are far below 2⁵³; anything else is no number of ours. */
function readSafeInteger(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError('A number in the records is too large to be exact');
  return number;
}
