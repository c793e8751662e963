import type { ExtractRow } from '../../../agency/extract-row.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { checkStaged } from './check-staged.ts';
import { createDigest, isLastExtract, noteExtract } from './extract-digest.ts';
import { createHashParticipants, type HashParticipants } from './hash-participants.ts';
import { dropChanges, findChanges, readVersion } from './find-changes.ts';
import { countEqualRows, dropCounted, lists } from './listed-rows.ts';
import { createRowProblems, type RowProblem, type RowProblems } from './row-problems.ts';
import { type NumberedRow, stageRows } from './stage-rows.ts';
import { createStagingTables, dropStagingTables, indexStagingTables } from './staging-tables.ts';
import { takeChanges } from './take-changes.ts';
import { validRows } from './valid-rows.ts';

/** How long an import waits to write; sign-ins hold the lock for moments only, but another import may be at work. */
const patienceMs = 60_000;

interface ImportOptions {
  /** The import has this connection to itself: in a running server, give it another one. */
  readonly db: Database;
  readonly keys: KeyRing;
  /** Opens the extract from its beginning: NDJSON. It is read twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress?: (bytesRead: number) => void;
  /** Stops the import before anything is taken. */
  readonly signal?: AbortSignal;
  readonly clock?: () => number;
}

/** How many rows of each type there were. */
type LineCounts = Record<ExtractRow['type'], number>;

export type ImportResult =
  | { readonly outcome: 'taken'; readonly counts: LineCounts }
  /** The last file taken was this very one. */
  | { readonly outcome: 'already-taken' }
  /** Nothing was taken. */
  | { readonly outcome: 'refused'; readonly problems: readonly RowProblem[]; readonly problemCount: number };

/** Takes an agency's extract into the records: all of it at one moment, or nothing. Importing it again changes nothing. */
export async function importCases(options: ImportOptions): Promise<ImportResult> {
  const { db, keys, open } = options;
  if (await isLastExtract(db, keys, open())) return { outcome: 'already-taken' };
  return db.connection().execute(async (connection) => {
    try {
      await createStagingTables(connection);
      return await stageAndTake(connection, options);
    } finally {
      await dropStagingTables(connection);
      for (const list of lists) await dropCounted(connection, list);
      await dropChanges(connection);
    }
  });
}

async function stageAndTake(db: Database, options: ImportOptions): Promise<ImportResult> {
  const { keys, open, onProgress, signal, clock = Date.now } = options;
  const problems = createRowProblems();
  const digest = createDigest(keys);
  const bytes = watch(open(), (chunk, bytesRead) => {
    digest.update(chunk);
    onProgress?.(bytesRead);
  });
  const participants = createHashParticipants(keys);
  const counts = await stageAll(db, validRows(bytes, problems), { participants, problems, signal });
  if (problems.count() === 0) await checkStaged(db, problems);
  if (problems.count() > 0) return { outcome: 'refused', problems: problems.first(), problemCount: problems.count() };
  await participants.settle(db, signal);
  for (const list of lists) await countEqualRows(db, list);
  signal?.throwIfAborted();
  await take(db, digest.digest('base64url'), clock());
  // What is taken is taken: without it, the next import is only slower.
  await participants.remember(db).catch(() => {});
  return { outcome: 'taken', counts };
}

interface Staging {
  readonly participants: HashParticipants;
  readonly problems: RowProblems;
  readonly signal: AbortSignal | undefined;
}

/** Stages every row; once one is wrong, the others are only read, to tell what is wrong with them too. */
async function stageAll(
  db: Database,
  batches: AsyncIterable<readonly NumberedRow[]>,
  { participants, problems, signal }: Staging,
): Promise<LineCounts> {
  const counts: LineCounts = { participant: 0, case: 0, payment: 0, appointment: 0 };
  for await (const batch of batches) {
    signal?.throwIfAborted();
    if (problems.count() === 0) await stageRows(db, batch, participants);
    for (const { row } of batch) counts[row.type] += 1;
  }
  const empty = Object.values(counts).every((count) => count === 0);
  if (empty && problems.count() === 0) problems.add({ row: 1, expected: 'at least one row' });
  await indexStagingTables(db);
  return counts;
}

/** Finds the changes, which takes long, and then takes them at one moment, unless the records were changed meanwhile: then once more. */
async function take(db: Database, digest: string, nowMs: number): Promise<void> {
  const version = await readVersion(db);
  await findChanges(db);
  const move = db.transaction();
  const taken = await retryWhileBusy(
    () =>
      move.execute(async (transaction) => {
        await engineOf(transaction).enterAlone(transaction, 'import');
        if ((await readVersion(transaction)) !== version) return false;
        await takeChanges(transaction);
        await noteExtract(transaction, digest, nowMs);
        return true;
      }),
    patienceMs,
  );
  if (!taken) await take(db, digest, nowMs);
}

async function* watch(
  chunks: AsyncIterable<Uint8Array>,
  onChunk: (chunk: Uint8Array, bytesRead: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    onChunk(chunk, bytesRead);
    yield chunk;
  }
}
