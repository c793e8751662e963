import type { Hmac } from 'node:crypto';
import type { ExtractHead } from '../../../agency/extract-head.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { aloneWithinMs, retryWhileBusy } from '../database/retry-while-busy.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { checkStaged } from './check-staged.ts';
import { type Changes, countChanges } from './count-changes.ts';
import { createDigest, isLastExtract, noteExtract, readLastExtract, type TakenExtract } from './extract-digest.ts';
import { createHashParticipants } from './hash-participants.ts';
import { findDoubts } from './find-doubts.ts';
import { dropChanges, findChanges, readVersion } from './find-changes.ts';
import { countEqualRows, dropCounted, lists } from './listed-rows.ts';
import type { RowProblem } from './row-problems.ts';
import type { RowCounts } from './row-counts.ts';
import { type ReadOptions, stageExtract, type ToldOfFile } from './stage-extract.ts';
import { createStagingTables, dropStagingTables } from './staging-tables.ts';
import { takeChanges } from './take-changes.ts';
import { isTooMuch, type Removal } from './too-much-removed.ts';

interface ImportOptions extends ReadOptions {
  /** The import has this connection to itself: in a running server, give it another one. The extract is opened twice. */
  readonly db: Database;
  readonly keys: KeyRing;
  /** Takes a file of an older day than the last one. */
  readonly acceptsOlder?: boolean;
}

/** Nothing was taken. */
interface Refused {
  readonly outcome: 'refused';
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

type Imported =
  | {
      readonly outcome: 'taken';
      readonly counts: RowCounts;
      readonly changes: Changes;
      /** What the head says of the file. */
      readonly kind?: ExtractHead['kind'];
    }
  /** Nothing was taken, as more would be removed than a person has said is meant. */
  | { readonly outcome: 'removes-too-much'; readonly removals: readonly Removal[] }
  | Refused;

export type ImportResult =
  /** The last file taken was this very one. */
  { readonly outcome: 'already-taken' } | (Imported & ToldOfFile);

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
  const { keys, open, signal, acceptsOlder = false, acceptsRemovals = false, clock = Date.now } = options;
  const digest = createDigest(keys);
  const participants = createHashParticipants(keys);
  const { hadEnd, day } = await readLastExtract(db);
  const last = { hadEnd, day: acceptsOlder ? undefined : day };
  const reading = { ...options, open: () => digestEach(open(), digest) };
  const staged = await stageExtract(db, reading, { stage: participants.stage, last });
  const { problems, doubts, counts, head } = staged;
  if (problems.count() === 0) await checkStaged(db, problems);
  if (problems.count() > 0)
    return { outcome: 'refused', problems: problems.first(), problemCount: problems.count(), ...staged.told() };
  await findDoubts(db, keys, doubts);
  await participants.settle(db, signal);
  for (const list of lists) await countEqualRows(db, list);
  signal?.throwIfAborted();
  await staged.keepAside();
  const extract = {
    digest: digest.digest('base64url'),
    takenAtMs: clock(),
    hasEnd: staged.hasEnd,
    day: head?.of,
  };
  const { changes, tooMuch } = await take(db, extract, { acceptsOlder, acceptsRemovals });
  if (tooMuch.length > 0) return { outcome: 'removes-too-much', removals: tooMuch, ...staged.told() };
  // What is taken is taken: without it, the next import is only slower.
  await participants.remember(db).catch(() => {});
  return { outcome: 'taken', counts, changes, ...(head && { kind: head.kind }), ...staged.told() };
}

async function* digestEach(chunks: AsyncIterable<Uint8Array>, digest: Hmac): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}

interface Accepted {
  readonly acceptsOlder: boolean;
  readonly acceptsRemovals: boolean;
}

interface Taken {
  readonly changes: Changes;
  /** What nobody has accepted: then nothing was taken. */
  readonly tooMuch: readonly Removal[];
}

/** Finds the changes, which takes long, and then takes them at one moment, unless the records were changed meanwhile: then once more. */
async function take(db: Database, extract: TakenExtract, accepted: Accepted): Promise<Taken> {
  if (!accepted.acceptsOlder) await assertNotOlder(db, extract);
  const version = await readVersion(db);
  await findChanges(db);
  const changes = await countChanges(db, extract.takenAtMs);
  const tooMuch = accepted.acceptsRemovals ? [] : changes.removals.filter(isTooMuch);
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
  return taken ? { changes, tooMuch } : take(db, extract, accepted);
}

/** Another import may have taken a newer file while this one was read. */
async function assertNotOlder(db: Database, { day }: TakenExtract): Promise<void> {
  const { day: last } = await readLastExtract(db);
  if (day === undefined || last === undefined || day >= last) return;
  throw new Error(`A file of a later day (${last}) was taken while this one was read. Nothing was taken of this one.`);
}
