import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import { checkStaged } from './check-staged.ts';
import type { Database, Schema } from '../database/database.ts';
import { chooseEngine } from '../database/engines/choose-engine.ts';
import { migrateTables } from '../database/migrate-tables.ts';
import { findDoubts } from './find-doubts.ts';
import type { RowProblem } from './row-problems.ts';
import type { RowCounts } from './row-counts.ts';
import { type ReadOptions, stageExtract, type ToldOfFile } from './stage-extract.ts';
import type { StageParticipants } from './stage-rows.ts';
import { createStagingTables } from './staging-tables.ts';
import { toStagedParticipant } from './to-staged-participant.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';

export interface CheckedExtract extends ToldOfFile {
  readonly counts: RowCounts;
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

/**
 * Reads an extract as an import does, without records: into tables of its own that are gone afterwards. What a row names and only the
 * records may have is a doubt; in a full extract it is a fault.
 */
export async function checkExtract(options: ReadOptions): Promise<CheckedExtract> {
  const folder = await mkdtemp(join(tmpdir(), 'ivr-check-'));
  const keys = [{ id: 'check', secret: randomBytes(32).toString('base64url') }];
  try {
    const url = `sqlite:${join(folder, 'check.db')}`;
    await migrateTables(url);
    const db: Database = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
    try {
      return await db.connection().execute((connection) => check(connection, keys, options));
    } finally {
      await db.destroy();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function check(db: Database, keys: KeyRing, options: ReadOptions): Promise<CheckedExtract> {
  await createStagingTables(db);
  const last = { hadEnd: false, day: undefined };
  const staged = await stageExtract(db, options, { stage: createStage(keys), last });
  const { counts, problems, doubts, head } = staged;
  if (problems.count() === 0) {
    await checkStaged(db, problems, head?.kind === 'full' ? problems : doubts);
    await findDoubts(db, keys, doubts);
  }
  options.signal?.throwIfAborted();
  await staged.keepAside();
  return { counts, problems: problems.first(), problemCount: problems.count(), ...staged.told() };
}

/** PINs are not hashed: nothing is kept. */
function createStage(keys: KeyRing): StageParticipants {
  const claims = createHashedClaims(keys);
  const hashes = { pin_hash: null, issued_pin_hash: null };
  return (_db, rows) => Promise.resolve(rows.map((row) => toStagedParticipant(row, claims, hashes)));
}
