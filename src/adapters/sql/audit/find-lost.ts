import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { AuditTable, Database } from '../database/database.ts';
import { readHead } from './chain-head.ts';
import { findHead } from './read-chain.ts';
import { readExportedEntry, readPlace, readWholeLines, writeEntry } from './read-export.ts';
import { createSeals } from './seal-entry.ts';

const most = 1_000;

/** An entry that an export holds and the trail does not, or not so. */
export interface LostEntry {
  readonly entry: AuditTable;
  /** Whether another one stands in its place. */
  readonly there: boolean;
  /** Whether its seal, and the one before it in the export, are right. */
  readonly intact: boolean;
}

interface Run {
  readonly chain: number;
  readonly from: number;
  readonly lines: string[];
}

/**
 * Tells every entry that an export holds and the trail lacks, but for chains that have expired. Gives how many lines were compared. Lines
 * of a chain stand in their order, others between them.
 */
export async function findLost(
  db: Database,
  keys: KeyRing,
  file: string,
  tell: (lost: LostEntry) => void,
): Promise<number> {
  const seals = createSeals(keys);
  const seen = new Map<number, string>();
  const expired = new Map<number, boolean>();
  let compared = 0;
  for await (const { chain, from, lines } of inRuns(file)) {
    if (await hasExpired(chain)) continue;
    const found = await readRun(db, chain, from, lines.length);
    for (const [index, line] of lines.entries()) {
      const kept = found.get(from + index);
      if (kept !== line) tell(judge(readExportedEntry(file, line), kept !== undefined));
      seen.set(chain, line);
    }
    compared += lines.length;
  }
  return compared;

  function judge(entry: AuditTable, there: boolean): LostEntry {
    const before = seen.get(entry.chain);
    const last = before === undefined ? undefined : readExportedEntry(file, before);
    return { entry, there, intact: seals.judge(entry, last?.seal ?? '') === 'intact' };
  }

  async function hasExpired(chain: number): Promise<boolean> {
    const known = expired.get(chain);
    if (known !== undefined) return known;
    const row = await findHead(db, chain);
    const gone = (row && readHead(seals, row))?.expired === true;
    expired.set(chain, gone);
    return gone;
  }
}

async function readRun(db: Database, chain: number, from: number, count: number): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .where('chain', '=', chain)
    .where('sequence', '>=', from)
    .where('sequence', '<', from + count)
    .execute();
  return new Map(rows.map((row) => [row.sequence, writeEntry(row).trimEnd()]));
}

/** Lines that follow one another in their chain. */
async function* inRuns(file: string): AsyncGenerator<Run> {
  let run: Run | undefined;
  for await (const line of readWholeLines(file)) {
    const { chain, sequence } = readPlace(file, line);
    const follows = run?.chain === chain && run.from + run.lines.length === sequence && run.lines.length < most;
    if (run && !follows) yield run;
    if (run && follows) run.lines.push(line);
    else run = { chain, from: sequence, lines: [line] };
  }
  if (run) yield run;
}
