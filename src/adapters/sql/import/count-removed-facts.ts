import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { readNumbers } from './read-numbers.ts';
import { countRemovedParties } from './staged-parties.ts';
import type { Removable, Removal } from './too-much-removed.ts';

interface Fact {
  readonly what: Removable;
  readonly table: 'participants' | 'cases';
  readonly column: string;
  /** What stands there where nothing is known; null where left out. */
  readonly nothing?: string;
  /** Whether it is a flag that stays where a row leaves it out, and goes where a row says that it does not hold. */
  readonly stays?: true;
}

const facts: readonly Fact[] = [
  { what: 'SSNs', table: 'participants', column: 'ssn_hash' },
  { what: 'e-mail addresses', table: 'participants', column: 'email' },
  { what: 'phone numbers', table: 'participants', column: 'phone' },
  { what: 'languages', table: 'participants', column: 'language' },
  { what: 'counties of cases', table: 'cases', column: 'county', nothing: '' },
  { what: 'dates of balances', table: 'cases', column: 'as_of' },
  { what: 'dockets', table: 'cases', column: 'dockets', nothing: '[]' },
  { what: 'debts of cases', table: 'cases', column: 'debts' },
  { what: 'orders of cases', table: 'cases', column: 'orders' },
  { what: 'statuses of cases', table: 'cases', column: 'case_status' },
  { what: 'withdrawals of cases', table: 'cases', column: 'withdrawn' },
  { what: 'protections', table: 'cases', column: 'protect', stays: true },
];

const keys = { participants: 'participant_id', cases: 'number' } as const;

/** Counts what rows of participants and cases no longer tell. */
export async function countRemovedFacts(db: Database): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const fact of facts) removals.push({ what: fact.what, ...(await count(db, fact)) });
  return [...removals, await countRemovedParties(db)];
}

async function count(db: Database, { table, column, nothing, stays }: Fact) {
  const key = sql.ref(keys[table]);
  const has = (row: 'known' | 'new') => {
    const value = sql.ref(`${row}.${column}`);
    if (stays) return row === 'known' ? sql`${value} = 1` : sql`${value} is distinct from 0`;
    return nothing === undefined ? sql`${value} is not null` : sql`${value} <> ${nothing}`;
  };
  const known = sql`from ${sql.table(table)} as known`;
  const joined = (rows: string) =>
    sql`${known} inner join ${sql.table(`${rows}_${table}`)} as new on new.${key} = known.${key}`;
  const { removed } = await readNumbers<'removed'>(
    db,
    sql`select count(*) as removed ${joined('changed')} where ${has('known')} and not (${has('new')})`,
  );
  if (removed === 0) return { removed, all: 0, named: 0 };
  const rest = await readNumbers<'all' | 'named'>(
    db,
    sql`
      select (select count(*) ${known} where ${has('known')}) as "all",
        (select count(*) ${joined('staged')} where ${has('known')}) as named
    `,
  );
  return { removed, ...rest };
}
