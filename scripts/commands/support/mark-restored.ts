import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { skipChains } from '../../../src/adapters/sql/audit/open-chain.ts';
import { writeRanges } from '../../../src/adapters/sql/audit/marked-losses.ts';
import { type Loss, readLoss } from '../../../src/adapters/sql/restore/read-loss.ts';
import { readRequestFile } from '../../../src/adapters/sql/restore/read-request-file.ts';
import { redoSince } from '../../../src/adapters/sql/restore/redo-since.ts';
import { findConcerned, type Since, tellSince } from '../../../src/adapters/sql/restore/tell-since.ts';
import { done, nothingDone } from './exit-codes.ts';
import { nowhere, workNoted } from './run-records-command.ts';

interface Restored {
  /** The newest export of the audit trail. */
  readonly file: string;
  /** Files that requests were exported to since the backup. */
  readonly requestFiles: readonly string[];
  /** Goes on where some of those files are missing. */
  readonly yes: boolean;
}

/** Marks in restored records what was lost, and keeps what happened since from happening twice. */
export async function markRestored(open: OpenRecords, { file, requestFiles, yes }: Restored): Promise<number> {
  const { db, keys } = open;
  const files = requestFiles.map(readRequestFile);
  const loss = await readLoss(db, keys, file);
  const since = tellSince(loss.entries);
  const refusal = judge(loss, since, files.length, { file, yes });
  if (refusal.length > 0) {
    for (const line of refusal) console.error(line);
    return nothingDone;
  }
  await skipChains(db, keys, loss.newestChain, Date.now());
  return workNoted(open, { command: 'audit restored', ...(yes && { said: 'yes' }) }, async ({ trail }) => {
    const { collected, putBack } = await redoSince({ db, since, files, again: loss.marked, nowMs: Date.now() });
    const lost = { lost: writeRanges(loss.ranges), entries: loss.entries.length };
    if (!loss.marked) await trail.append({ ...nowhere, what: 'restored', who: 'unknown', facts: lost });
    console.log(`Marked: ${loss.entries.length} entries of ${file} were lost in a restore.`);
    console.log(`Requests that count as exported now: ${collected}. Put back as exported: ${putBack}.`);
    tellLeft(since, new Set(files.flatMap(({ requests }) => requests.map(({ reference }) => reference))));
    await tellConcerned(open, loss);
    console.log('The next export of the audit trail needs a new name. Keep this one: it holds what was lost.');
    return done;
  });
}

/** Why nothing is marked; empty where it may be. */
function judge(loss: Loss, since: Since, files: number, { file, yes }: { file: string; yes: boolean }): string[] {
  if (loss.problems.length > 0)
    return [...loss.problems, `${file} was changed, or is no export of these records. Nothing was marked.`];
  if (loss.marked && files === 0) return [`The trail lacks nothing of ${file} that is not marked. Nothing was marked.`];
  if (yes || files >= since.exports.length) return [];
  const named = since.exports.map(({ batch, requests, atMs }) => {
    const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'second' });
    return `  export ${batch}: ${requests} request${requests === 1 ? '' : 's'}, ${at}`;
  });
  return [
    'Requests were exported since the backup. What their files hold would be exported again:',
    ...named,
    'Name each of the files with --requests FILE; with --yes go on without those that are gone. Nothing was marked.',
  ];
}

/** Requests of which nothing is kept but their reference. */
function tellLeft({ left, settled }: Since, held: ReadonlySet<string>): void {
  const gone = left.filter((reference) => !held.has(reference) && !settled.includes(reference));
  if (gone.length > 0) console.log(`Left since, and in none of the files: ${gone.join(', ')}. What they said is lost.`);
}

const concerns = [
  ['Changed their PIN since. The earlier one works again: tell them.', ['pin-changed']],
  ['Asked for a PIN since. What was sent to them does not work: tell them.', ['pin-requested']],
  ['Were unlocked since. Unlock those who are locked again.', ['unlocked']],
  ['Were forgotten since, and are back. Forget them again.', ['forgotten']],
] as const;

/** By ID where the records know it: these are people whom the agency has to reach. */
async function tellConcerned({ db }: OpenRecords, { entries }: Loss): Promise<void> {
  for (const [sentence, what] of concerns) {
    const concerned = await findConcerned(db, entries, what);
    if (concerned.length > 0) console.log(sentence);
    for (const { subject, participantId } of concerned)
      console.log(`  ${participantId === undefined ? subject : `${participantId} (${subject})`}`);
  }
}
