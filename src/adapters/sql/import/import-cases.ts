import type { ExtractRow } from '../../../agency/extract-row.ts';
import type { LineFacts } from '../../../agency/line-facts.ts';
import { createRowWorld } from '../../../agency/row-checks.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { aloneWithinMs, retryWhileBusy } from '../database/retry-while-busy.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { checkStaged } from './check-staged.ts';
import { type Changes, countChanges } from './count-changes.ts';
import { createDigest, hadEnd, isLastExtract, noteExtract, type TakenExtract } from './extract-digest.ts';
import { createHashParticipants, type HashParticipants } from './hash-participants.ts';
import { findDoubts } from './find-doubts.ts';
import { dropChanges, findChanges, readVersion } from './find-changes.ts';
import { countEqualRows, dropCounted, lists } from './listed-rows.ts';
import { createRowProblems, type RowProblem, type RowProblems } from './row-problems.ts';
import { type NumberedRow, stageRows } from './stage-rows.ts';
import { createStagingTables, dropStagingTables, indexStagingTables } from './staging-tables.ts';
import { takeChanges } from './take-changes.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { isTooMuch, type Removal } from './too-much-removed.ts';

interface ImportOptions {
  /** The import has this connection to itself: in a running server, give it another one. */
  readonly db: Database;
  readonly keys: KeyRing;
  readonly lines: LineFacts;
  /** Opens the extract from its beginning: NDJSON. It is read twice. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress?: (bytesRead: number) => void;
  /** Stops the import before anything is taken. */
  readonly signal?: AbortSignal;
  /** Takes a file that removes more than is ordinary. */
  readonly acceptsRemovals?: boolean;
  /** Takes a file without an end row though the last one had one. */
  readonly acceptsNoEnd?: boolean;
  readonly clock?: () => number;
}

/** How many rows of each type there were. */
type RowCounts = Record<ExtractRow['type'], number>;

/** What cannot be meant, and is taken all the same: the first rows, and how many there are. */
interface Doubted {
  readonly doubts: readonly RowProblem[];
  readonly doubtCount: number;
}

/** Nothing was taken. */
interface Refused {
  readonly outcome: 'refused';
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

type Imported =
  | { readonly outcome: 'taken'; readonly counts: RowCounts; readonly changes: Changes }
  /** Nothing was taken, as more would be removed than a person has said is meant. */
  | { readonly outcome: 'removes-too-much'; readonly removals: readonly Removal[] }
  | Refused;

export type ImportResult =
  /** The last file taken was this very one. */
  { readonly outcome: 'already-taken' } | (Imported & Doubted);

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
  const doubts = createRowProblems();
  const result = await stageTakeAndDoubt(db, options, doubts);
  return { ...result, doubts: doubts.first(), doubtCount: doubts.count() };
}

async function stageTakeAndDoubt(db: Database, options: ImportOptions, doubts: RowProblems): Promise<Imported> {
  const { keys, open, onProgress, signal, lines, clock = Date.now } = options;
  const problems = createRowProblems();
  const digest = createDigest(keys);
  const bytes = watch(open(), (chunk, bytesRead) => {
    digest.update(chunk);
    onProgress?.(bytesRead);
  });
  const participants = createHashParticipants(keys);
  const reader = createRowReader({ problems, doubts, world: createRowWorld(lines, todayIn(lines, clock())) });
  const counts = await stageAll(db, reader.read(bytes), { participants, problems, signal });
  await checkEnds(db, reader, problems, options);
  if (problems.count() === 0) await checkStaged(db, problems);
  if (problems.count() > 0) return { outcome: 'refused', problems: problems.first(), problemCount: problems.count() };
  await findDoubts(db, keys, doubts);
  await participants.settle(db, signal);
  for (const list of lists) await countEqualRows(db, list);
  signal?.throwIfAborted();
  const extract = { digest: digest.digest('base64url'), takenAtMs: clock(), hasEnd: reader.hasEnd() };
  const { changes, tooMuch } = await take(db, extract, options.acceptsRemovals ?? false);
  if (tooMuch.length > 0) return { outcome: 'removes-too-much', removals: tooMuch };
  // What is taken is taken: without it, the next import is only slower.
  await participants.remember(db).catch(() => {});
  return { outcome: 'taken', counts, changes };
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
): Promise<RowCounts> {
  const counts: RowCounts = { participant: 0, case: 0, payment: 0, appointment: 0 };
  for await (const batch of batches) {
    signal?.throwIfAborted();
    if (problems.count() === 0) await stageRows(db, batch, participants);
    for (const { row } of batch) counts[row.type] += 1;
  }
  await indexStagingTables(db);
  return counts;
}

/** An empty file is no extract, and one that was cut off lacks the end row that the one before it had. */
async function checkEnds(
  db: Database,
  reader: RowReader,
  problems: RowProblems,
  { acceptsNoEnd }: ImportOptions,
): Promise<void> {
  if (reader.count() === 0 && problems.count() === 0) problems.add({ row: 1, expected: 'at least one row' });
  if (reader.hasEnd() || acceptsNoEnd || !(await hadEnd(db))) return;
  problems.add({ row: reader.last() + 1, expected: 'an end row, as the last file had one; this one may be cut off' });
}

interface Taken {
  readonly changes: Changes;
  /** What nobody has accepted: then nothing was taken. */
  readonly tooMuch: readonly Removal[];
}

/** Finds the changes, which takes long, and then takes them at one moment, unless the records were changed meanwhile: then once more. */
async function take(db: Database, extract: TakenExtract, acceptsRemovals: boolean): Promise<Taken> {
  const version = await readVersion(db);
  await findChanges(db);
  const changes = await countChanges(db, extract.takenAtMs);
  const tooMuch = acceptsRemovals ? [] : changes.removals.filter(isTooMuch);
  if (tooMuch.length > 0) return { changes, tooMuch };
  const move = db.transaction();
  const taken = await retryWhileBusy(
    () =>
      move.execute(async (transaction) => {
        await engineOf(transaction).enterAlone(transaction, 'import');
        if ((await readVersion(transaction)) !== version) return false;
        await takeChanges(transaction);
        await noteExtract(transaction, extract);
        return true;
      }),
    aloneWithinMs,
  );
  return taken ? { changes, tooMuch } : take(db, extract, acceptsRemovals);
}

function todayIn({ timeZones: [zone] }: LineFacts, nowMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate();
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
