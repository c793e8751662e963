import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { readHead } from './chain-head.ts';
import { readPlace, readWholeLines, writeEntry } from './export-audit.ts';
import { findHead } from './read-chain.ts';
import { createSeals } from './seal-entry.ts';

const most = 1_000;

/**
 * Checks that everything an export holds is still in the trail, word for word. An export that is kept elsewhere shows what the trail
 * alone cannot: that all of it was put back to an earlier state.
 */
export async function compareWithExport(db: Database, keys: KeyRing, file: string) {
  const seals = createSeals(keys);
  const expired = new Map<number, boolean>();
  const problems: string[] = [];
  let compared = 0;
  for await (const lines of inRuns(file)) {
    const { chain, sequence } = readPlace(file, lines[0] ?? '');
    if (await hasExpired(chain)) continue;
    const found = await readRun(db, chain, sequence, lines.length);
    for (const [index, line] of lines.entries()) {
      if (found.get(sequence + index) !== line)
        problems.push(describe(chain, sequence + index, found.has(sequence + index)));
    }
    compared += lines.length;
  }
  return { compared, problems };

  async function hasExpired(chain: number): Promise<boolean> {
    const known = expired.get(chain);
    if (known !== undefined) return known;
    const row = await findHead(db, chain);
    const gone = (row && readHead(seals, row))?.expired === true;
    expired.set(chain, gone);
    return gone;
  }
}

function describe(chain: number, sequence: number, there: boolean): string {
  return `chain ${chain}: entry ${sequence} of the export is ${there ? 'another one' : 'missing'} in the trail`;
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
async function* inRuns(file: string): AsyncGenerator<string[]> {
  let run: string[] = [];
  let next: { chain: number; sequence: number } | undefined;
  for await (const line of readWholeLines(file)) {
    const place = readPlace(file, line);
    const follows = next?.chain === place.chain && next.sequence === place.sequence && run.length < most;
    if (!follows && run.length > 0) {
      yield run;
      run = [];
    }
    run.push(line);
    next = { chain: place.chain, sequence: place.sequence + 1 };
  }
  if (run.length > 0) yield run;
}
