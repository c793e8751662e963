import { readSqlitePath } from '../adapters/sql/database/engines/read-sqlite-path.ts';
import type { Configs } from '../config/read-configs.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { openKeyFile } from '../secrets/open-key-file.ts';
import { findOwnEvents } from './find-own-events.ts';

/** The keys by which a server with this configuration names calls: those of its first agency. Throws where they are not to be had. */
export function findCallKeys(configs: Configs): KeyRing {
  const [config] = configs.values();
  if (!config) throw new Error('There is no agency');
  const { dataSecrets, agencyApi, databaseUrl } = config;
  if (dataSecrets) return dataSecrets;
  if (agencyApi) return findOwnEvents(config, agencyApi).keys;
  const path = readSqlitePath(databaseUrl);
  if (path === undefined) throw new Error('DATA_SECRET must be set, as it is on the servers: calls are named by it.');
  return openKeyFile(`${path}.key`);
}
