import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Column, ColumnType } from './columns.ts';

/** Tables whose rows are compared column by column, with the columns that they have beside those of their shape. */
const listed = {
  payments: { case_number: 'text' },
  appointments: { case_number: 'text', at: 'text', at_ms: 'bigint' },
} satisfies Record<string, Record<string, ColumnType>>;

/** The migrations that bring in the columns with a `since`: one for each such day, named `2027-01-15-payments`. */
export function addColumns(
  table: 'cases' | keyof typeof listed,
  columns: readonly Column[],
): Record<string, Migration> {
  const days = new Set(columns.flatMap(({ since }) => since ?? []));
  const steps = [...days].map((day): [string, Migration] => {
    const added = columns.filter(({ since }) => since === day);
    const known = columns.filter(({ since = '' }) => since < day);
    const name = `${day}-${table}`;
    const up = (db: Kysely<unknown>) =>
      table === 'cases' ? widen(db, table, added) : remake(db, { table, name, known, added });
    return [name, { up }];
  });
  return Object.fromEntries(steps);
}

async function widen(db: Kysely<unknown>, table: string, added: readonly Column[]): Promise<void> {
  for (const { name, type, missing = null } of added) {
    await db.schema
      .alterTable(table)
      .addColumn(name, type, (column) => (missing === null ? column : column.notNull().defaultTo(missing)))
      .execute();
  }
}

interface Remade {
  readonly table: keyof typeof listed;
  readonly name: string;
  readonly known: readonly Column[];
  readonly added: readonly Column[];
}

/** The key holds every column, and SQLite cannot change a key: the table is made anew. A server of before goes on writing to it. */
async function remake(db: Kysely<unknown>, { table, name, known, added }: Remade): Promise<void> {
  const before = `${table}_before`;
  const beside = Object.entries<ColumnType>(listed[table]);
  const kept = [...beside.map(([column]) => column), ...known.map((column) => column.name)];
  await db.schema.alterTable(table).renameTo(before).execute();
  const made = [...beside.map(([column, type]) => ({ name: column, type })), ...known, ...added].reduce(
    (wider, { name: column, type, missing }: Column) =>
      wider.addColumn(column, type, (built) => (missing === '' ? built.notNull().defaultTo('') : built.notNull())),
    db.schema.createTable(table) as CreateTableBuilder<string, string>,
  );
  await made
    .addColumn('occurrence', 'integer', (column) => column.notNull())
    .addForeignKeyConstraint(`${table}_case_${name}`, ['case_number'], 'cases', ['number'])
    .addPrimaryKeyConstraint(`${table}_key_${name}`, [...kept, ...added.map((column) => column.name), 'occurrence'])
    .execute();
  const columns = sql.join([...kept, 'occurrence'].map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${sql.table(before)}`.execute(db);
  await db.schema.dropTable(before).execute();
}
