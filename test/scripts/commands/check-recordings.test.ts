import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkRecordings } from '../../../scripts/commands/support/checks/check-recordings.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { temporaryFolder } from '../../support/sqlite-records.ts';

const account = { TWILIO_ACCOUNT_SID: 'AC01', TWILIO_AUTH_TOKEN: 'a token' };

test('the check of the configuration tells where recordings are kept, and a place where they cannot be', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a-file'), '');
  const told = (env: NodeJS.ProcessEnv) => {
    const { state, told: sentence } = checkRecordings(readConfig(env));
    return `${state}: ${sentence.replaceAll(folder, '')}`;
  };
  const postgres = { DATABASE_URL: 'postgres://ivr@db.example.org/ivr' };
  expect(told({})).toBe('ok: stay with the carrier');
  expect(told({ ...account, ...postgres })).toBe('ok: are kept in the records');
  expect(told({ ...account, DATABASE_URL: `sqlite:${folder}/data/ivr.db` })).toBe(
    'ok: are kept in /data/ivr.db.voices',
  );
  expect(told({ ...account, KEEP_RECORDINGS: `files:${folder}/a-file/voices` })).toMatch(
    /^wrong: cannot be kept in \/a-file\/voices/,
  );
});
