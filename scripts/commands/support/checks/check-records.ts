import { existsSync } from 'node:fs';
import { isOutOfReach } from '../../../../src/adapters/sql/database/is-out-of-reach.ts';
import { examineRecords } from '../../../../src/adapters/sql/examine-records.ts';
import { proveKeysOf } from '../../../../src/adapters/sql/keys/prove-keys-of.ts';
import type { Config } from '../../../../src/config/read-config.ts';
import { openKeyFile } from '../../../../src/secrets/open-key-file.ts';
import { type Finding, judgeClock } from './finding.ts';
import { tellFault } from '../tell-fault.ts';

/** Connects to the database, proves each secret against what it holds, and looks at tables, rows and clock. */
export async function checkRecords(config: Config): Promise<Finding[]> {
  const { databaseUrl: url, names } = config;
  const what = names.database;
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined;
  if (file !== undefined && !existsSync(file))
    return [{ state: 'ok', what, told: 'is not there yet: a start makes it' }];
  try {
    const keys = config.dataSecrets ?? findOwnKey(file);
    const { clockMs, ...seen } = await examineRecords(url, keys);
    await proveKeysOf(url, keys);
    return [
      judgeClock(what, clockMs),
      { state: 'ok', what: 'secrets', told: 'each is the one that the records were made with' },
      judgeTables(seen.pending, config),
      ...judgeRows(seen, config),
    ];
  } catch (error) {
    return [{ state: isOutOfReach(error) ? 'away' : 'wrong', what, told: tellFault(error) }];
  }
}

function findOwnKey(file: string | undefined) {
  if (file === undefined) throw new Error('needs DATA_SECRET, the same one in every program that reads the records');
  // A key made now would read nothing.
  if (!existsSync(`${file}.key`)) throw new Error('has no key beside it: set DATA_SECRET, or put the key file back');
  return openKeyFile(`${file}.key`);
}

function judgeTables(pending: readonly string[], { migrateOnStart }: Config): Finding {
  const what = 'tables';
  if (pending.length === 0) return { state: 'ok', what, told: 'are up to date' };
  if (migrateOnStart) return { state: 'ok', what, told: `lack ${pending.length} changes, which a start makes` };
  return { state: 'wrong', what, told: `lack ${pending.length} changes: run npm run migrate` };
}

function judgeRows(
  { unreadable, lostConsents, isMadeUp }: { unreadable: number; lostConsents: number; isMadeUp: boolean },
  { loopback }: Config,
): Finding[] {
  const found: Finding[] = [];
  const secret = 'add the secret that they were written with behind the first in DATA_SECRET';
  if (unreadable > 0)
    found.push({
      state: 'wrong',
      what: 'participants',
      told: `${unreadable} cannot sign in with these secrets: ${secret}`,
    });
  if (lostConsents > 0)
    found.push({
      state: 'wrong',
      what: 'consents',
      told: `${lostConsents} changes, STOPs among them, are not known with these secrets: ${secret}`,
    });
  if (isMadeUp && !loopback)
    found.push({
      state: 'wrong',
      what: 'participants',
      told: 'are made up, with PINs that are known: name records of your own',
    });
  return found;
}
