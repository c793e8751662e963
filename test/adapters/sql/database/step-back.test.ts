import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, test } from 'vitest';
import type { Database, Schema } from '../../../../src/adapters/sql/database/database.ts';
import { chooseEngine } from '../../../../src/adapters/sql/database/engines/choose-engine.ts';
import { migrateTables } from '../../../../src/adapters/sql/database/migrate-tables.ts';
import { migrations } from '../../../../src/adapters/sql/database/migrations.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { temporaryDatabase } from '../../../support/sqlite-records.ts';

/** The changes that each release knows. A release whose servers must not run on the tables of this version is taken out, with a line in CHANGELOG.md. */
const releases = {
  '0.1.0': [
    '2026-11-records',
    '2026-11-requests-and-pins',
    '2026-11-requests-name-cases',
    '2026-12-audit',
    '2026-12-numbers',
    '2026-12-pin-groups',
  ],
} as const;

const postgres = usePostgres();

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.bareDatabase],
] as const)('a step back with records in %s', (_engine, makeDatabase) => {
  describe.each(Object.entries(releases))('to %s', (_release, names) => {
    const known = Object.fromEntries(names.map((name) => [name, migrations[name] ?? { up: () => Promise.resolve() }]));
    const knownTo = (db: Database) => new Migrator({ db, provider: { getMigrations: () => Promise.resolve(known) } });

    async function withDatabase<Result>(url: string, work: (db: Database) => Promise<Result>): Promise<Result> {
      const db: Database = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
      try {
        return await work(db);
      } finally {
        await db.destroy();
      }
    }

    const readTables = (url: string) => withDatabase(url, (db) => db.introspection.getTables());

    test('finds nothing to change in the tables of this version', async () => {
      const url = await makeDatabase();
      await migrateTables(url);
      const all = await withDatabase(url, (db) => knownTo(db).getMigrations());
      expect(all.filter(({ executedAt }) => executedAt === undefined)).toEqual([]);
    });

    test('finds every table and column there, and none that its rows would have to fill', async () => {
      const [before, now] = [await makeDatabase(), await makeDatabase()];
      const { error } = await withDatabase(before, (db) => knownTo(db).migrateToLatest());
      expect(error).toBeUndefined();
      await migrateTables(now);
      const there = new Map((await readTables(now)).map((table) => [table.name, table.columns]));
      for (const { name: table, columns } of await readTables(before)) {
        const kept = there.get(table) ?? [];
        for (const { name, dataType, isNullable } of columns)
          expect(kept, `${table}.${name}`).toContainEqual(expect.objectContaining({ name, dataType, isNullable }));
        const added = kept.filter(({ name }) => !columns.some((column) => column.name === name));
        const demanded = added.filter((column) => !column.isNullable && !column.hasDefaultValue);
        expect(demanded.map(({ name }) => `${table}.${name}`)).toEqual([]);
      }
    });
  });
});
