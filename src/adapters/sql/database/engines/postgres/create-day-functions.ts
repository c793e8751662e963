import { sql } from 'kysely';
import type { Database } from '../../database.ts';

/**
 * Functions that run as the owner of the tables: a server, whose role may create and drop no tables, may open and drop days of events through
 * them, and nothing else. `table`: the columns of a day.
 */
export async function createDayFunctions(db: Database, table: string): Promise<void> {
  await createFunction(db, 'open_event_day', `create table if not exists %I ${table}`);
  await createFunction(db, 'drop_event_day', 'drop table if exists %I');
}

/** Runs a statement with the name of a day in the place of %I. Where another server was faster, nothing is left to do. */
async function createFunction(db: Database, name: string, statement: string): Promise<void> {
  const settings = 'language plpgsql security definer set search_path from current';
  const made = sql.raw(
    `create or replace function ${name}(name text) returns void ${settings} as $$
    begin
      if name !~ '^events_[0-9]{8}$' then raise exception 'not a day of events: %', name; end if;
      execute format('${statement}', name);
    exception when unique_violation or duplicate_table then
      null;
    end $$`,
  );
  await made.execute(db);
}
