import { sql } from 'kysely';
import type { Database } from '../../database.ts';

/**
 * Functions that run as the owner of the tables: a server, whose role may create and drop no tables, may open and drop days of events through
 * them, and nothing else. `table`: the columns of a day.
 */
export async function createDayFunctions(db: Database, table: string): Promise<void> {
  const settings = 'language plpgsql security definer set search_path from current';
  const named = "if name !~ '^events_[0-9]{8}$' then raise exception 'not a day of events: %', name; end if;";
  await sql
    .raw(
      `create or replace function open_event_day(name text) returns void ${settings} as $$
      begin
        ${named}
        execute format('create table if not exists %I ${table}', name);
      exception when unique_violation or duplicate_table then
        -- Another server was faster.
        null;
      end $$`,
    )
    .execute(db);
  await sql
    .raw(
      `create or replace function drop_event_day(name text) returns void ${settings} as $$
      begin
        ${named}
        execute format('drop table if exists %I', name);
      end $$`,
    )
    .execute(db);
}
