import { z } from 'zod';
import type { AuditTable, Database } from '../database/database.ts';
import { prepareQuery } from '../queries/prepare-query.ts';
import type { Seals } from './seal-entry.ts';

/** The chain of the chains: its entry 7 says when chain 7 was opened. */
export const registry = 0;

/** How long a chain is and how it ends; `expired`: its entries were as old as they may become, and are gone. */
export interface ChainHead {
  readonly chain: number;
  readonly length: number;
  /** The seal of its last entry, empty while it has none. */
  readonly last: string;
  readonly expired?: boolean | undefined;
}

const Facts = z.object({ length: z.int().min(0), last: z.string(), expired: z.boolean().optional() });

/** The row that keeps a head, beside the entries at sequence 0. */
export function writeHead(seals: Seals, { chain, ...facts }: ChainHead, atMs: number): AuditTable {
  const nowhere = { subject: '', call: '', turn: 0, line: '' };
  return seals.seal({ ...nowhere, chain, sequence: 0, at_ms: atMs, what: 'head', facts: JSON.stringify(facts) }, '');
}

/** What a head says; undefined where somebody else has written it. */
export function readHead(seals: Seals, row: AuditTable): ChainHead | undefined {
  if (seals.judge(row, '') !== 'intact') return undefined;
  return { chain: row.chain, ...Facts.parse(JSON.parse(row.facts)) };
}

/** Puts entries and the head that counts them into the trail in one statement: all of it, or nothing. */
export async function addEntries(db: Database, entries: readonly AuditTable[], head: AuditTable): Promise<void> {
  const rows = [...entries, head];
  const values = Object.fromEntries(rows.flatMap((row, at) => columns.map((name) => [nameValue(name, at), row[name]])));
  const written = await addRows(rows.length)(db, values);
  if (written.length !== rows.length) throw new Error('An entry of the audit trail stands where a new one belongs');
}

const columns = [
  'chain',
  'sequence',
  'at_ms',
  'what',
  'subject',
  'call',
  'turn',
  'line',
  'facts',
  'seal',
] as const satisfies readonly (keyof AuditTable)[];

/** The value of a column in the row at a position from 0. */
function nameValue(name: keyof AuditTable, at: number): string {
  return `${name}.${at}`;
}

const statements = new Map<number, ReturnType<typeof prepareRows>>();

/** The statement that adds so many rows. */
function addRows(count: number): ReturnType<typeof prepareRows> {
  const known = statements.get(count) ?? prepareRows(count);
  statements.set(count, known);
  return known;
}

function prepareRows(count: number) {
  return prepareQuery((db: Database, values: Readonly<Record<string, AuditTable[keyof AuditTable]>>) =>
    db
      .insertInto('audit')
      .values(Array.from({ length: count }, (_, at) => toRow((name) => values[nameValue(name, at)])))
      .onConflict((conflict) =>
        conflict
          .columns(['chain', 'sequence'])
          .doUpdateSet((eb) => ({
            at_ms: eb.ref('excluded.at_ms'),
            facts: eb.ref('excluded.facts'),
            seal: eb.ref('excluded.seal'),
          }))
          .where('audit.sequence', '=', 0),
      )
      .returning('sequence'),
  );
}

function toRow(valueOf: (name: keyof AuditTable) => unknown): AuditTable {
  return Object.fromEntries(columns.map((name) => [name, valueOf(name)])) as unknown as AuditTable;
}
