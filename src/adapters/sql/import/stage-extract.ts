import type { ExtractHead } from '../../../agency/extract-head.ts';
import type { LineFacts } from '../../../agency/line-facts.ts';
import { createRowWorld } from '../../../agency/row-checks.ts';
import type { Database } from '../database/database.ts';
import { createLeftOutRows } from './left-out-rows.ts';
import { createPassedOverNames, type PassedOver } from './passed-over.ts';
import { createRowProblems, type RowProblem, type RowProblems } from './row-problems.ts';
import type { RowCounts } from './row-counts.ts';
import { createRowReader, type RowReader } from './row-reader.ts';
import { createSetAsideRows, type SetAsideRow, writeSetAside } from './set-aside-rows.ts';
import { type NumberedRow, type StageParticipants, stageRows } from './stage-rows.ts';
import { indexStagingTables } from './staging-tables.ts';

/** Where rows go of which only the contact data are wrong. */
interface SetAside {
  /** With more of them, the file is refused. */
  readonly most: number;
  /** Keeps them, as an extract that can be mended: they hold personal data. Asked before anything is taken, and only where there are any. */
  readonly keep: (text: string) => Promise<void>;
}

/** How an extract is read, to be imported or only checked. */
export interface ReadOptions {
  readonly lines: LineFacts;
  /** Opens the extract from its beginning: NDJSON. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly onProgress?: (bytesRead: number) => void;
  /** Stops before anything is taken. */
  readonly signal?: AbortSignal;
  /** Takes a file without an end row though it has a head, or the last file had one. */
  readonly acceptsNoEnd?: boolean;
  /** Takes a file that removes, or leaves out, more than is ordinary. */
  readonly acceptsRemovals?: boolean;
  /** Makes what is passed over otherwise a fault. */
  readonly isStrict?: boolean;
  readonly setAside?: SetAside;
  readonly clock?: () => number;
}

/** What was known of the extract before. */
export interface LastExtract {
  readonly hadEnd: boolean;
  /** The earliest day of which a file is taken. */
  readonly day: string | undefined;
}

/** What is told of a file beside what became of it. */
export interface ToldOfFile {
  /** What cannot be meant, and is taken all the same: the first rows, and how many there are. */
  readonly doubts: readonly RowProblem[];
  readonly doubtCount: number;
  /** What a file with a head holds that this version does not know; left out where there is nothing. */
  readonly passedOver?: readonly PassedOver[];
  /** How many rows were set aside; left out where there are none. */
  readonly setAside?: number;
}

interface StagedExtract {
  readonly counts: RowCounts;
  readonly problems: RowProblems;
  readonly doubts: RowProblems;
  readonly head: ExtractHead | undefined;
  readonly hasEnd: boolean;
  readonly told: () => ToldOfFile;
  /** Keeps the rows that were set aside. */
  readonly keepAside: () => Promise<void>;
}

interface Staging {
  readonly stage: StageParticipants;
  readonly last: LastExtract;
}

/** Reads a file into the staging tables and notes all that its rows show. */
export async function stageExtract(
  db: Database,
  options: ReadOptions,
  { stage, last }: Staging,
): Promise<StagedExtract> {
  const { lines, open, onProgress, signal, setAside, isStrict = false, clock = Date.now } = options;
  const [problems, doubts] = [createRowProblems(), createRowProblems()];
  const [passedOver, leftOut] = [createPassedOverNames(), createLeftOutRows()];
  const aside = setAside && createSetAsideRows(setAside.most);
  const today = Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(lines.timeZones[0]).toPlainDate();
  const days = { first: last.day, last: today.add({ days: 1 }).toString() };
  const world = createRowWorld(lines, today);
  const reader = createRowReader({ problems, doubts, passedOver, leftOut, aside, world, isStrict, days });
  const counts = await stageAll(db, reader.read(watch(open(), onProgress)), { stage, problems, signal });
  if (lacksDay(reader, last)) (isStrict ? problems : doubts).add({ row: 1, expected: tellDayMissing(last.day) });
  checkEnds(reader, problems, { hadEnd: last.hadEnd, acceptsNoEnd: options.acceptsNoEnd ?? false });
  if (!options.acceptsRemovals) leftOut.check(counts, problems);
  const rows = aside?.all() ?? [];
  return {
    counts,
    problems,
    doubts,
    head: reader.head(),
    hasEnd: reader.hasEnd(),
    told: () => tell(doubts, passedOver.all(), rows),
    async keepAside() {
      if (rows.length > 0) await setAside?.keep(writeSetAside(rows, { head: reader.head(), hasEnd: reader.hasEnd() }));
    },
  };
}

function tell(doubts: RowProblems, passedOver: readonly PassedOver[], aside: readonly SetAsideRow[]): ToldOfFile {
  return {
    doubts: doubts.first(),
    doubtCount: doubts.count(),
    ...(passedOver.length > 0 && { passedOver }),
    ...(aside.length > 0 && { setAside: aside.length }),
  };
}

interface StagingRows {
  readonly stage: StageParticipants;
  readonly problems: RowProblems;
  readonly signal: AbortSignal | undefined;
}

/** Stages every row; once one is wrong, the others are only read, to tell what is wrong with them too. */
async function stageAll(
  db: Database,
  batches: AsyncIterable<readonly NumberedRow[]>,
  { stage, problems, signal }: StagingRows,
): Promise<RowCounts> {
  const counts: RowCounts = { participant: 0, case: 0, payment: 0, appointment: 0, document: 0 };
  for await (const batch of batches) {
    signal?.throwIfAborted();
    if (problems.count() === 0) await stageRows(db, batch, stage);
    for (const { row } of batch) counts[row.type] += 1;
  }
  await indexStagingTables(db);
  return counts;
}

/** Behind a file with a head, one without may be older, and nobody can tell. */
function lacksDay(reader: RowReader, { day }: LastExtract): boolean {
  return day !== undefined && reader.head() === undefined && reader.count() > 0;
}

function tellDayMissing(day = ''): string {
  return `an extract row as the first one, as the file of ${day} had one: without it nobody can tell whether this file is older, and brings back what has changed since`;
}

interface Ends {
  readonly hadEnd: boolean;
  readonly acceptsNoEnd: boolean;
}

/** An empty file is no extract, but a day may be without changes; and one that was cut off lacks the end row that it must have. */
function checkEnds(reader: RowReader, problems: RowProblems, { hadEnd, acceptsNoEnd }: Ends): void {
  if (reader.isStopped()) return;
  const head = reader.head();
  const isQuietDay = head?.kind === 'changes' && reader.hasEnd();
  if (reader.count() === 0 && problems.count() === 0 && !isQuietDay)
    problems.add({
      row: 1,
      expected: `at least one row${head ? ' of a participant, case, payment, appointment or document' : ''}`,
    });
  if (reader.hasEnd() || acceptsNoEnd || !(hadEnd || head)) return;
  const before = hadEnd ? 'as the last file had one' : 'as every file with an extract row has one';
  problems.add({ row: reader.last() + 1, expected: `an end row, ${before}; this one may be cut off` });
}

async function* watch(
  chunks: AsyncIterable<Uint8Array>,
  onProgress: ReadOptions['onProgress'],
): AsyncGenerator<Uint8Array> {
  let bytesRead = 0;
  for await (const chunk of chunks) {
    bytesRead += chunk.length;
    onProgress?.(bytesRead);
    yield chunk;
  }
}
