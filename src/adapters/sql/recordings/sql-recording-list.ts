import type {
  ClaimedRecording,
  KnownRecording,
  RecordingList,
  RecordingStage,
  ToldRecording,
  WhyGivenUp,
} from '../../../calls/ports/recordings.ts';
import type { Database, Schema } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { claimSweep } from './claim-sweep.ts';
import { releaseOrphans } from './release-orphans.ts';

const dayMs = 86_400_000;
const open = ['due', 'kept', 'unwanted'] as const;

/** The recordings of an agency in its database. `clock` gives milliseconds of the epoch. */
export function createSqlRecordingList(db: Database, clock: () => number): RecordingList {
  return {
    note: async (told) => void (await insert(db, told, { stage: 'noted', dueMs: clock() + dayMs, nowMs: clock() })),
    find: (recording) => find(db, recording),
    claim: (untilMs, takesUnowned) => claim(db, { nowMs: clock(), untilMs, takesUnowned }),
    markKept: (recording) => change(db, recording, { stage: 'kept', tries: 0, due_ms: clock() }),
    markDeleted: (recording) => change(db, recording, { stage: 'deleted', tries: 0 }),
    giveUp: (recording, why: WhyGivenUp) => change(db, recording, { stage: 'given-up', why }),
    putOff: (recording, dueMs) => change(db, recording, { due_ms: dueMs }),
    async strikeOut(recording) {
      const gone = db.deleteFrom('recordings').where('recording', '=', recording).where('stage', '=', 'unwanted');
      await retryWhileBusy(() => gone.execute());
    },
    releaseOrphans: async () => void (await retryWhileBusy(() => releaseOrphans(db, clock()))),
    claimSweep: () => claimSweep(db, clock()),
    knowsCall: (call) => knowsCall(db, call),
    discard: (told) => discard(db, told, clock()),
  };
}

interface Beginning {
  readonly stage: 'noted' | 'due' | 'unwanted';
  readonly reference?: string;
  readonly dueMs: number;
  readonly nowMs: number;
}

/** Whether it was not known yet. */
async function insert(
  db: Database,
  { recording, call, address }: ToldRecording,
  { stage, reference, dueMs, nowMs }: Beginning,
): Promise<boolean> {
  const row = {
    recording,
    call,
    address,
    reference: reference ?? null,
    stage,
    why: null,
    tries: 0,
    noted_at_ms: nowMs,
    due_ms: dueMs,
  };
  const noting = db
    .insertInto('recordings')
    .values(row)
    .onConflict((conflict) => conflict.doNothing());
  return (await retryWhileBusy(() => noting.executeTakeFirst())).numInsertedOrUpdatedRows === 1n;
}

async function find(db: Database, recording: string): Promise<KnownRecording | undefined> {
  const row = await db.selectFrom('recordings').selectAll().where('recording', '=', recording).executeTakeFirst();
  return row && read(row);
}

function read<Stage extends RecordingStage>(row: Omit<Schema['recordings'], 'stage'> & { readonly stage: Stage }) {
  const { recording, call, address, stage, reference, noted_at_ms: notedAtMs, tries } = row;
  return { recording, call, address, stage, reference: reference ?? undefined, notedAtMs, tries };
}

/** What a request names while it is looked at is not taken as unwanted: both change the same row. */
async function claim(
  db: Database,
  asked: { readonly nowMs: number; readonly untilMs: number; readonly takesUnowned: boolean },
): Promise<ClaimedRecording | undefined> {
  const { nowMs, untilMs, takesUnowned } = asked;
  const due = await db
    .selectFrom('recordings')
    .select(['recording', 'stage', 'tries', 'due_ms'])
    .where('stage', 'in', takesUnowned ? [...open, 'noted'] : open)
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .limit(1)
    .executeTakeFirst();
  if (!due) return undefined;
  const stage = due.stage === 'noted' ? 'unwanted' : (due.stage as ClaimedRecording['stage']);
  const taking = db
    .updateTable('recordings')
    .set({ stage, tries: due.tries + 1, due_ms: untilMs })
    .where('recording', '=', due.recording)
    .where('stage', '=', due.stage)
    .where('due_ms', '=', due.due_ms)
    .returningAll();
  const taken = await retryWhileBusy(() => taking.executeTakeFirst());
  return taken ? read({ ...taken, stage }) : claim(db, asked);
}

async function change(db: Database, recording: string, changes: Partial<Schema['recordings']>): Promise<void> {
  const changing = db
    .updateTable('recordings')
    .set(changes)
    .where('recording', '=', recording)
    // One that has become unwanted meanwhile is not brought back.
    .$if(changes.stage !== undefined, (update) => update.where('stage', '!=', 'unwanted'));
  await retryWhileBusy(() => changing.execute());
}

async function knowsCall(db: Database, call: string): Promise<boolean> {
  const noted = await db.selectFrom('recordings').select('call').where('call', '=', call).executeTakeFirst();
  if (noted) return true;
  const left = await db
    .selectFrom('requests')
    .select('reference')
    .where((eb) => eb(eb.fn<string>('substr', ['attempt', eb.lit(1), eb.lit(call.length + 1)]), '=', `${call}:`))
    .executeTakeFirst();
  return left !== undefined;
}

/** A request may name it that a server of an older version took, which fetches none. */
async function discard(db: Database, told: ToldRecording, nowMs: number): Promise<boolean> {
  const owner = await db
    .selectFrom('requests')
    .select('reference')
    .where('details', 'like', `%/Recordings/${told.recording}%`)
    .executeTakeFirst();
  const isNew = await insert(db, told, { stage: owner ? 'due' : 'unwanted', dueMs: nowMs, nowMs, ...owner });
  return isNew && !owner;
}
