import { existsSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import { findEntry, findNewestChain, readChain } from './read-chain.ts';
import { readPlace, readWholeLines, writeEntry } from './read-export.ts';

/** The last line of a chain in a file. */
interface LastLine {
  readonly sequence: number;
  readonly line: string;
}

/**
 * Writes what the trail holds and the file lacks to its end, one JSON object a line: a new file gets everything, one that was cut off is
 * gone on with. Gives how many entries were written, and how many the file holds. Throws where the file ends with what the trail lacks: what
 * was written since a restore may stand under the same numbers.
 */
export async function exportAudit(db: Database, file: string): Promise<{ written: number; held: number }> {
  const { bytes, held, last } = await readPlaces(file);
  await assertGoesOn(db, file, last);
  if (existsSync(file)) await truncate(file, bytes);
  const newest = (await findNewestChain(db)) ?? -1;
  const output = await open(file, 'a', 0o600);
  let written = 0;
  try {
    for (let chain = 0; chain <= newest; chain += 1) {
      for await (const page of inPages(readChain(db, chain, last.get(chain)?.sequence))) {
        await output.appendFile(page.map(writeEntry).join(''));
        written += page.length;
      }
    }
    await output.sync();
  } finally {
    await output.close();
  }
  return { written, held: held + written };
}

async function assertGoesOn(db: Database, file: string, last: ReadonlyMap<number, LastLine>): Promise<void> {
  for (const [chain, { sequence, line }] of last) {
    const entry = await findEntry(db, chain, sequence);
    if (entry ? writeEntry(entry) === `${line}\n` : await hasExpired(db, chain)) continue;
    throw new Error(
      `${file} ends with entries that the trail lacks, as after a restore: look with npm run audit -- verify ${file}, ` +
        'mark a restore with npm run audit -- restored, and give this export a name of its own',
    );
  }
}

/** A chain expires whole: nothing of it is left but its head. */
async function hasExpired(db: Database, chain: number): Promise<boolean> {
  const head = await findEntry(db, chain, 0);
  return head !== undefined && head.facts.includes('"expired":true');
}

/** How far a file goes in each chain, up to its last whole line. Throws where it is no export. */
async function readPlaces(file: string) {
  const last = new Map<number, LastLine>();
  let [bytes, held] = [0, 0];
  if (!existsSync(file)) return { bytes, held, last };
  for await (const line of readWholeLines(file)) {
    const { chain, sequence } = readPlace(file, line);
    if (sequence > (last.get(chain)?.sequence ?? 0)) last.set(chain, { sequence, line });
    bytes += Buffer.byteLength(line) + 1;
    held += 1;
  }
  return { bytes, held, last };
}

async function* inPages<Item>(items: AsyncIterable<Item>, size = 2_000): AsyncGenerator<Item[]> {
  let page: Item[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
