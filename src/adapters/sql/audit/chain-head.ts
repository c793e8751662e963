import { z } from 'zod';
import type { AuditTable, Database } from '../database/database.ts';
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
  const { numInsertedOrUpdatedRows: written } = await db
    .insertInto('audit')
    .values([...entries, head])
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
    .executeTakeFirstOrThrow();
  if (Number(written) !== entries.length + 1)
    throw new Error('An entry of the audit trail stands where a new one belongs');
}
