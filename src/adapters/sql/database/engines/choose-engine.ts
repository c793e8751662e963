import type { EngineDialect, EngineOptions } from './engine.ts';
import { createPostgresDialect } from './postgres.ts';
import { readSqlitePath } from './read-sqlite-path.ts';
import { createSqliteDialect } from './sqlite.ts';

interface ChosenEngine {
  readonly dialect: EngineDialect;
  /** Where the records may keep a key of their own, if they are one machine's. */
  readonly keyFile?: string;
}

/** The engine that a URL names: `sqlite:PATH`, or `postgres://USER:PASSWORD@HOST:PORT/DATABASE`. */
export function chooseEngine(url: string, options: EngineOptions = {}): ChosenEngine {
  if (/^postgres(ql)?:\/\/./.test(url)) return { dialect: createPostgresDialect(url, options) };
  const path = readSqlitePath(url);
  if (path === undefined) {
    throw new Error(
      'DATABASE_URL must be sqlite:PATH, such as sqlite:data/ivr.db, or postgres://USER:PASSWORD@HOST/DATABASE',
    );
  }
  return { dialect: createSqliteDialect(path), keyFile: `${path}.key` };
}
