import { Readable } from 'node:stream';
import { CompiledQuery } from 'kysely';
import type { Database, Schema } from '../../database.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** Puts rows into a table with `copy`, PostgreSQL's own way for many rows. */
export async function copyRows<Table extends keyof Schema>(
  db: Database,
  table: Table,
  rows: readonly Schema[Table][],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof Schema[Table])[];
  const text = rows
    .map((row) => `${columns.map((column) => writeValue(row[column] as string | number | null)).join('\t')}\n`)
    .join('');
  const names = columns.map((column) => `"${String(column)}"`).join(', ');
  await db.executeQuery(CompiledQuery.raw(`copy "${table}" (${names}) from stdin`, [Readable.from([text])]));
}

/** The text format of `copy`: tabs between columns, `\N` for null. */
function writeValue(value: string | number | null): string {
  if (value === null) return String.raw`\N`;
  return String(value).replaceAll(/[\\\n\r\t]/g, (character) => escapes[character] ?? character);
}
