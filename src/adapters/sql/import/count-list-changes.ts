import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { isComeByName, isGoneByName } from './payment-ids.ts';
import { readNumbers } from './read-numbers.ts';
import type { Removal } from './too-much-removed.ts';

/** What an import does to the records of one type. */
export interface Change {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** How many the file does not name; they stay. Only of participants and cases. */
  readonly unnamed?: number;
}

/** What of a list is counted as lost: payments; appointments that are still to come. Those that are over are no loss, nor is a document. */
const removable = { payments: 'payments', appointments: 'upcoming appointments', documents: 'documents' } as const;

type List = keyof typeof removable;

type Side = 'added' | 'removed';

const otherSide = { added: 'removed', removed: 'added' } as const;

type Sums = 'pairs' | 'removed' | 'lost';

/** Rows of which the file says by an id what became of them: they have changed. */
const byName = {
  payments: { removed: isGoneByName, added: isComeByName },
  appointments: { removed: sql`(1 = 0)`, added: sql`(1 = 0)` },
  documents: { removed: sql`(1 = 0)`, added: sql`(1 = 0)` },
} as const;

/**
 * Counts the rows that come and go. One that goes from a case while another of its kind comes has changed: a hearing was put off, or an
 * expected payment was posted. So has one that comes with the same ID of the agency.
 */
export async function countListChanges(
  db: Database,
  list: List,
  nowMs: number,
): Promise<{ readonly change: Change; readonly removal: Removal }> {
  const isNamed = byName[list];
  const counts = (table: Side) => sql`
    select case_number, replace(kind, '-apart', '') as kind, ${stillToCome(list, nowMs)} as to_come, count(*) as number
    from ${pairable(list, table)} where not ${isNamed[table]} group by 1, 2, 3
  `;
  const { pairs, removed, lost } = await readNumbers<Sums>(
    db,
    sql`
      with gone as (${counts('removed')}), come as (${counts('added')}), paired as (
        select gone.number as gone, gone.to_come,
          case when come.number is null then 0 when come.number < gone.number then come.number else gone.number end as pairs
        from gone left join come
          on come.case_number = gone.case_number and come.kind = gone.kind and come.to_come = gone.to_come
      )
      select sum(pairs) as pairs, sum(gone - pairs) as removed, sum((gone - pairs) * to_come) as lost from paired
    `,
  );
  const { added, named } = await readNumbers<'added' | 'named'>(
    db,
    sql`
      select (select count(*) from ${sql.table(`added_${list}`)} where not ${isNamed.added}) as added,
        (select count(*) from ${sql.table(`removed_${list}`)} where ${isNamed.removed}) as named
    `,
  );
  const kept = lost > 0 ? await countKept(db, list, nowMs) : { all: 0, named: 0 };
  return {
    change: { added: added - pairs, changed: pairs + named, removed },
    removal: { what: removable[list], removed: lost, ...kept },
  };
}

/**
 * The rows of one side. Appointments with an ID that the other side has too stand as if it were their kind, whenever they are: by a join, as
 * there may be millions on each side. Each document has an ID, and is another one where that is another.
 */
function pairable(list: List, side: Side): RawBuilder<unknown> {
  const [mine, theirs] = [side, otherSide[side]].map((one) => sql.table(`${one}_${list}`));
  if (list === 'payments') return sql`${mine}`;
  if (list === 'documents') return sql`(select case_number, agency_id as kind from ${mine}) as pairable`;
  return sql`(
    select mine.case_number,
      case when theirs.id is null then mine.at_ms else cast(${Number.MAX_SAFE_INTEGER} as bigint) end as at_ms,
      case when theirs.id is null then mine.kind else 'id ' || theirs.id end as kind
    from ${mine} as mine
    left join (select distinct case_number, agency_id as id from ${theirs} where agency_id <> '') as theirs
      on theirs.case_number = mine.case_number and theirs.id = mine.agency_id
  ) as pairable`;
}

/** How many there are to lose: in the records, and in the cases of the file. */
function countKept(db: Database, list: List, nowMs: number) {
  const kept = sql`select count(*) from ${sql.table(list)} where ${stillToCome(list, nowMs)} = 1`;
  return readNumbers<'all' | 'named'>(
    db,
    sql`select (${kept}) as "all", (${kept} and case_number in (select number from staged_cases)) as named`,
  );
}

function stillToCome(list: List, nowMs: number): RawBuilder<number> {
  if (list === 'payments') return sql`1`;
  return list === 'documents' ? sql`0` : sql`case when at_ms >= cast(${nowMs} as bigint) then 1 else 0 end`;
}
