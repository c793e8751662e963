import type { ExtractRow } from '../../../agency/extract-row.ts';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { countRemovedFacts } from './count-removed-facts.ts';
import { type Change, countListChanges } from './count-list-changes.ts';
import { forgottenId } from '../forget/remove-person.ts';
import { readNumbers } from './read-numbers.ts';
import type { Removal } from './too-much-removed.ts';

export interface Changes {
  readonly of: Readonly<Record<ExtractRow['type'], Change>>;
  readonly removals: readonly Removal[];
}

/** Counts what was found to change, after `findChanges`. */
export async function countChanges(db: Database, nowMs: number): Promise<Changes> {
  const payments = await countListChanges(db, 'payments', nowMs);
  const appointments = await countListChanges(db, 'appointments', nowMs);
  const documents = await countListChanges(db, 'documents', nowMs);
  const removals = [payments.removal, appointments.removal, ...(await countRemovedFacts(db))];
  return {
    of: {
      participant: await countNamed(db, 'participants', 'participant_id'),
      case: await countNamed(db, 'cases', 'number'),
      payment: payments.change,
      appointment: appointments.change,
      document: documents.change,
    },
    removals: removals.filter(({ removed }) => removed > 0),
  };
}

/** Of what a file may only add or change. */
async function countNamed(
  db: Database,
  table: 'participants' | 'cases',
  key: 'participant_id' | 'number',
): Promise<Change> {
  const [known, column] = [sql.table(table), sql.ref(key)];
  const {
    changed,
    known: before,
    staged,
    all,
  } = await readNumbers<'changed' | 'known' | 'staged' | 'all'>(
    db,
    sql`
      select
        (select count(*) from ${sql.table(`changed_${table}`)}) as changed,
        (select count(*) from ${sql.table(`changed_${table}`)} where ${column} in (select ${column} from ${known})) as known,
        (select count(*) from ${sql.table(`staged_${table}`)}) as staged,
        (select count(*) from ${known} where ${column} <> ${forgottenId}) as "all"
    `,
  );
  const added = changed - before;
  return { added, changed: before, removed: 0, unnamed: all - (staged - added) };
}
