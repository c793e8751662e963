import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { PoolClient } from 'pg';

/** Longer than the queries of calls. Longer statements carry lists of any length and do not come again: a plan for each would be kept for nothing. */
const longestPrepared = 4_000;

const names = new Map<string, string>();

type Result = PostgresQueryResult<unknown>;

/**
 * A connection as Kysely uses it. Statements with parameters are parsed once and known by name from then on; a `copy` takes its rows from
 * a stream, which stands in place of the parameters. A connection that does not answer in time is closed when it is given back.
 */
export function talkToClient(client: PoolClient): PostgresPoolClient {
  let lost: unknown;
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy?: boolean) => client.release(destroy === true || lost !== undefined),
  };

  async function query(text: string, values: unknown[]): Promise<Result> {
    if (lost !== undefined) throw new Error('The connection to the database is lost', { cause: lost });
    try {
      return await (values[0] instanceof Readable ? copy(client, text, values[0]) : run(client, text, values));
    } catch (error) {
      if (error instanceof Error && error.message === 'Query read timeout') lost = error;
      throw error;
    }
  }
}

async function run(client: PoolClient, text: string, values: unknown[]): Promise<Result> {
  const named = values.length > 0 && text.length <= longestPrepared;
  return (await client.query({ text, values, ...(named && { name: nameOf(text) }) })) as Result;
}

async function copy(client: PoolClient, text: string, rows: Readable): Promise<Result> {
  const { from } = await import('pg-copy-streams');
  const taking = client.query(from(text));
  await pipeline(rows, taking);
  return { command: 'INSERT', rowCount: taking.rowCount, rows: [] };
}

/** The same in every process, as poolers between us and the database want it. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
