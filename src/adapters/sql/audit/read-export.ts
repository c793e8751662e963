import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { AuditTable } from '../database/database.ts';

const Place = z.looseObject({ chain: z.int().min(0), sequence: z.int().min(1) });

const ExportedEntry = z
  .object({
    chain: z.int(),
    sequence: z.int(),
    at: z.string().transform((at) => Temporal.Instant.from(at).epochMilliseconds),
    what: z.string(),
    subject: z.string(),
    call: z.string(),
    turn: z.int(),
    line: z.string(),
    facts: z.unknown(),
    seal: z.string(),
  })
  .transform(({ at, facts, ...entry }): AuditTable => ({ ...entry, at_ms: at, facts: writeFacts(facts) }));

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

function writeFacts(facts: unknown): string {
  return typeof facts === 'string' ? facts : JSON.stringify(facts);
}

/** An entry as the trail held it when a line of an export was written. */
export function readExportedEntry(file: string, line: string): AuditTable {
  try {
    return ExportedEntry.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`${file} holds a line that is no entry of the audit trail`, { cause });
  }
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
