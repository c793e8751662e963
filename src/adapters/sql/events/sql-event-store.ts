import { type CompiledQuery, sql } from 'kysely';
import type { EventStore, MeasuredEvent } from '../../../calls/ports/event-store.ts';
import type { Database } from '../database/database.ts';
import { eventColumns, eventDefinitions, eventFields, eventKey, namesOfColumns } from '../database/event-columns.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

const prefix = 'events_';
const dayMs = 86_400_000;

/** The events of calls in the database: a table for each day on which calls began, in UTC. */
export function createSqlEventStore(db: Database): EventStore {
  const engine = engineOf(db);
  /** Days of which this server has seen the table. */
  const opened = new Set<string>();
  /** Statements by their day and size: their texts stay the same, so that no database prepares one again. */
  const inserts = new Map<string, CompiledQuery>();

  return { append, listDays, readCalls, findCall, removeBefore };

  async function append(events: readonly MeasuredEvent[]): Promise<void> {
    const byDay = Map.groupBy(events, ({ begunMs }) => Math.floor(begunMs / dayMs));
    for (const [day, those] of byDay) await appendTo(nameDay(day), those);
  }

  async function appendTo(day: string, events: readonly MeasuredEvent[]): Promise<void> {
    await openDay(day);
    // The table may have been removed since: days end, and clocks are set.
    await insertAll(day, events).catch(async () => {
      opened.delete(day);
      await openDay(day);
      await insertAll(day, events);
    });
  }

  async function insertAll(day: string, events: readonly MeasuredEvent[]): Promise<void> {
    for (let at = 0; at < events.length;) {
      const left = events.length - at;
      const size = engine.eventsAtOnce.find((each) => each <= left) ?? engine.eventsAtOnce.at(-1) ?? 1;
      const insert = { ...insertOf(day, size), parameters: listValues(events, at, size) };
      await retryWhileBusy(() => db.executeQuery(insert));
      at += size;
    }
  }

  function insertOf(day: string, size: number): CompiledQuery {
    const key = `${day} ${size}`;
    const known = inserts.get(key) ?? compileInsert(db, tableOf(day), size);
    // Days pass.
    if (inserts.size > mostInserts) inserts.clear();
    inserts.set(key, known);
    return known;
  }

  async function openDay(day: string): Promise<void> {
    if (opened.has(day)) return;
    await retryWhileBusy(() => engine.openDay(db, tableOf(day), eventDefinitions));
    opened.add(day);
  }

  async function listDays(): Promise<readonly string[]> {
    const tables = await db.introspection.getTables();
    return tables
      .flatMap(({ name }) => /^events_(\d{4})(\d{2})(\d{2})$/.exec(name)?.slice(1).join('-') ?? [])
      .toSorted();
  }

  async function* readCalls(day: string): AsyncGenerator<readonly MeasuredEvent[]> {
    let call: MeasuredEvent[] = [];
    for await (const event of readEvents(day)) {
      if (call[0] && call[0].call !== event.call) {
        yield orderSteps(call);
        call = [];
      }
      call.push(event);
    }
    if (call.length > 0) yield orderSteps(call);
  }

  async function* readEvents(day: string): AsyncGenerator<MeasuredEvent> {
    for await (const row of engine.readDay(db, tableOf(day), eventOrder)) yield toEvent(row as Row);
  }

  async function findCall(names: readonly string[]): Promise<readonly MeasuredEvent[]> {
    const found: MeasuredEvent[] = [];
    for (const day of await listDays()) {
      const those = sql<Row>`select * from ${sql.table(tableOf(day))} where call in (${sql.join(names)})`;
      found.push(...(await those.execute(db)).rows.map(toEvent));
    }
    return orderSteps(found);
  }

  async function removeBefore(day: string): Promise<number> {
    const old = (await listDays()).filter((each) => each < day);
    for (const each of old) await retryWhileBusy(() => engine.dropDay(db, tableOf(each)));
    return old.length;
  }
}

const mostInserts = 8;

/** Of a turn that is there twice, the first one first. */
const eventOrder = [...eventKey, 'at_ms'];

function compileInsert(db: Database, table: string, size: number): CompiledQuery {
  const names = sql.join(namesOfColumns.map((name) => sql.ref(name)));
  const row = sql`(${sql.join(namesOfColumns.map(() => null))})`;
  const rows = sql.join(Array.from({ length: size }, () => row));
  return sql`insert into ${sql.table(table)} (${names}) values ${rows} on conflict do nothing`.compile(db);
}

/** Of fewer events than the statement inserts, the last one fills it. */
function listValues(events: readonly MeasuredEvent[], from: number, size: number): (string | number)[] {
  const values: (string | number)[] = [];
  for (let at = from; at < from + size; at += 1) {
    const event = events[at] ?? events.at(-1);
    if (event) for (const field of eventFields) values.push(event[field]);
  }
  return values;
}

type Row = Readonly<Record<string, string | number>>;

/** PostgreSQL gives whole numbers of eight bytes as texts. */
function toEvent(row: Row): MeasuredEvent {
  const values = eventFields.map((field) => {
    const { name, type } = eventColumns[field];
    return [field, type === 'text' ? row[name] : Number(row[name])];
  });
  return Object.fromEntries(values) as MeasuredEvent;
}

function nameDay(day: number): string {
  return Temporal.Instant.fromEpochMilliseconds(day * dayMs)
    .toString()
    .slice(0, 10);
}

function tableOf(day: string): string {
  return prefix + day.replaceAll('-', '');
}

const kinds: readonly MeasuredEvent['kind'][] = ['turn', 'fault', 'end', 'callback', 'text'];

/** The steps of calls, each once: SQLite may hold one twice. */
function orderSteps(events: readonly MeasuredEvent[]): MeasuredEvent[] {
  const known = new Set<string>();
  return events.toSorted(compareSteps).filter(({ call, kind, turn }) => {
    const { size } = known;
    return known.add(`${call} ${kind} ${turn}`).size > size;
  });
}

/** Turns in their order, a failed one after the turn that it followed, and the end last. */
function compareSteps(one: MeasuredEvent, other: MeasuredEvent): number {
  return isEnd(one) - isEnd(other) || one.turn - other.turn || kinds.indexOf(one.kind) - kinds.indexOf(other.kind);
}

function isEnd({ kind }: MeasuredEvent): number {
  return Number(kind === 'end');
}
