import { readSqlitePath } from '../adapters/sql/database/engines/read-sqlite-path.ts';
import type { Config } from '../config/read-config.ts';

type PlaceConfig = Pick<Config, 'databaseUrl' | 'keepRecordings'>;

/** Where an agency's recorded messages are kept: in this folder, in the records, or with the carrier. */
export interface VoicePlace {
  readonly keptIn: 'files' | 'records' | 'carrier';
  /** Undefined where no file can be: beside records that are no file, without a folder that is named. */
  readonly folder: string | undefined;
}

/** Beside the records where they are a file, and in the records where several servers share them, unless it is said. */
export function findVoicePlace({ databaseUrl, keepRecordings }: PlaceConfig): VoicePlace {
  const path = readSqlitePath(databaseUrl);
  const folder = keepRecordings?.folder ?? (path === undefined ? undefined : `${path}.voices`);
  return { keptIn: keepRecordings?.place ?? (folder === undefined ? 'records' : 'files'), folder };
}
