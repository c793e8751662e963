import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { aloneWithinMs, retryWhileBusy } from '../database/retry-while-busy.ts';
import { engineOf } from '../database/engines/engine.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import { nameVoices } from '../recordings/name-voices.ts';
import { writeOnce } from './write-once.ts';

interface ExportOptions {
  readonly db: Database;
  readonly file: string;
  readonly clock?: () => number;
}

interface Exported {
  readonly batch: number;
  readonly file: string;
  readonly count: number;
}

/**
 * Hands over every request that waits, one JSON object a line, each in exactly one file. Which requests belong to which file is settled
 * in the database first; an export that was cut off is finished at its own place before another one begins. Gives what was written: nothing
 * where nothing waits, two files where an earlier one was to be finished. Throws where `file` exists.
 */
export async function exportRequests({ db, file, clock = Date.now }: ExportOptions): Promise<Exported[]> {
  const path = resolve(file);
  await engineOf(db).flushEveryCommit(db);
  const earlier = await finishBatch(db, clock());
  if (earlier?.file === path) return [earlier];
  if (existsSync(path)) throw new Error(`${file} exists already: give the export a name of its own.`);
  accessSync(dirname(path), constants.W_OK);
  await inTransaction(db, (transaction) => fixBatch(transaction, path));
  const exported = await finishBatch(db, clock());
  return [earlier, exported].filter((one) => one !== undefined);
}

/** Puts everything that waits into a batch of its own, unless another export has just done so. */
async function fixBatch(db: DatabaseTransaction, file: string): Promise<void> {
  const waiting = await db.selectFrom('requests').select('reference').where('batch', 'is', null).executeTakeFirst();
  if (!waiting || (await findOpenBatch(db))) return;
  const number = await takeNumbers(db, 'request_batches');
  await db.insertInto('request_batches').values({ number, file }).execute();
  await db.updateTable('requests').set({ batch: number }).where('batch', 'is', null).execute();
}

/** Writes the file of the batch that is open, if there is one. */
function finishBatch(db: Database, nowMs: number): Promise<Exported | undefined> {
  return inTransaction(db, async (transaction) => {
    const batch = await findOpenBatch(transaction);
    if (!batch) return undefined;
    const lines = await writeLines(transaction, batch.number);
    writeOnce(batch.file, lines.join(''));
    await transaction
      .updateTable('request_batches')
      .set({ collected_at_ms: nowMs })
      .where('number', '=', batch.number)
      .execute();
    return { batch: batch.number, file: batch.file, count: lines.length };
  });
}

function findOpenBatch(db: DatabaseTransaction) {
  return db
    .selectFrom('request_batches')
    .select(['number', 'file'])
    .where('collected_at_ms', 'is', null)
    .executeTakeFirst();
}

/** The same lines whenever it is asked. */
async function writeLines(db: DatabaseTransaction, batch: number): Promise<string[]> {
  const rows = await db
    .selectFrom('requests')
    .leftJoin('participants', 'participants.id', 'requests.participant_id')
    .select(['reference', 'kind', 'participants.participant_id', 'case_number'])
    .select(['left_at_ms', 'requests.language', 'line', 'channel', 'pace', 'details'])
    .where('batch', '=', batch)
    .orderBy('left_at_ms')
    .orderBy('reference')
    .execute();
  const recordings = await findRecordings(db, batch);
  return rows.map(({ participant_id: participantId, case_number: caseNumber, left_at_ms, details, ...request }) => {
    const leftAt = Temporal.Instant.fromEpochMilliseconds(left_at_ms).toString();
    const known = Object.entries({ ...request, participantId, caseNumber }).filter(([, value]) => value !== null);
    const parsed = JSON.parse(details);
    const voices = nameVoices(request.reference, parsed, recordings);
    const written = { ...Object.fromEntries(known), leftAt, details: parsed, ...voices };
    return `${JSON.stringify(written)}\n`;
  });
}

/** The recordings of a batch that are fetched from the carrier, by its names. */
async function findRecordings(db: DatabaseTransaction, batch: number): Promise<Set<string>> {
  const found = await db
    .selectFrom('recordings')
    .innerJoin('requests', 'requests.reference', 'recordings.reference')
    .select('recording')
    .where('batch', '=', batch)
    .execute();
  return new Set(found.map(({ recording }) => recording));
}

/** Meanwhile other exports are kept away. */
function inTransaction<Result>(db: Database, work: (transaction: DatabaseTransaction) => Promise<Result>) {
  const transaction = db.transaction();
  const alone = async (begun: DatabaseTransaction) => {
    await engineOf(begun).enterAlone(begun, 'export of requests');
    return work(begun);
  };
  return retryWhileBusy(() => transaction.execute(alone), aloneWithinMs);
}
