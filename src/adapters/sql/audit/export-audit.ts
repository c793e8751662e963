import { createReadStream, existsSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AuditTable, Database } from '../database/database.ts';
import { findNewestChain, readChain } from './read-chain.ts';

const Place = z.looseObject({ chain: z.int().min(0), sequence: z.int().min(1) });

/**
 * Writes what the trail holds and the file lacks to its end, one JSON object a line: a new file gets everything, one that was cut off is
 * gone on with. Gives how many entries were written, and how many the file holds.
 */
export async function exportAudit(db: Database, file: string): Promise<{ written: number; held: number }> {
  const { bytes, held, last } = await readPlaces(file);
  if (existsSync(file)) await truncate(file, bytes);
  const newest = (await findNewestChain(db)) ?? -1;
  const output = await open(file, 'a', 0o600);
  let written = 0;
  try {
    for (let chain = 0; chain <= newest; chain += 1) {
      for await (const page of inPages(readChain(db, chain, last.get(chain)))) {
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

/** An entry as an export holds it. */
export function writeEntry({ at_ms: atMs, facts, ...entry }: AuditTable): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString();
  return `${JSON.stringify({ ...entry, at, facts: readFacts(facts) })}\n`;
}

/** Facts that somebody has spoiled are written as they are. */
function readFacts(facts: string): unknown {
  try {
    return JSON.parse(facts);
  } catch {
    return facts;
  }
}

/** How far a file goes in each chain, up to its last whole line. Throws where it is no export. */
async function readPlaces(file: string) {
  const last = new Map<number, number>();
  let [bytes, held] = [0, 0];
  if (!existsSync(file)) return { bytes, held, last };
  for await (const line of readWholeLines(file)) {
    const { chain, sequence } = readPlace(file, line);
    last.set(chain, Math.max(sequence, last.get(chain) ?? 0));
    bytes += Buffer.byteLength(line) + 1;
    held += 1;
  }
  return { bytes, held, last };
}

/** Where an exported line belongs. */
export function readPlace(file: string, line: string): z.infer<typeof Place> {
  try {
    return Place.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${file} is no export of the audit trail: give the export a name of its own`, { cause });
  }
}

/** The lines of a file but for one at its end that was not finished. */
export async function* readWholeLines(file: string): AsyncGenerator<string> {
  let held: string | undefined;
  let ended = false;
  const bytes = createReadStream(file, 'utf8').on('data', (text) => (ended = text.at(-1) === '\n'));
  for await (const line of createInterface({ input: bytes, crlfDelay: Infinity })) {
    if (held !== undefined) yield held;
    held = line;
  }
  if (held !== undefined && ended) yield held;
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
