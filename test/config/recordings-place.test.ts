import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { findVoicePlace } from '../../src/system/find-voice-place.ts';

const account = { TWILIO_ACCOUNT_SID: 'AC01', TWILIO_AUTH_TOKEN: 'a token' };
const postgres = { DATABASE_URL: 'postgres://ivr@db.example.org/ivr' };

test.each([
  [{}, 'files', 'data/ivr.db.voices'],
  [postgres, 'records', undefined],
  [{ KEEP_RECORDINGS: 'records' }, 'records', 'data/ivr.db.voices'],
  [{ KEEP_RECORDINGS: 'carrier' }, 'carrier', 'data/ivr.db.voices'],
  [{ ...postgres, KEEP_RECORDINGS: 'files:/srv/recordings' }, 'files', '/srv/recordings'],
])('with %j recordings are kept in %s', (env, keptIn, folder) => {
  expect(findVoicePlace(readConfig({ ...account, ...env }))).toEqual({ keptIn, folder });
});

test.each<[NodeJS.ProcessEnv, string]>([
  [{ ...account, KEEP_RECORDINGS: 'disk' }, 'KEEP_RECORDINGS must be records, files, files:FOLDER, or carrier'],
  [{ ...account, KEEP_RECORDINGS: 'files:' }, 'KEEP_RECORDINGS must be'],
  [{ KEEP_RECORDINGS: 'files' }, 'KEEP_RECORDINGS needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN'],
  [{ ...account, ...postgres, KEEP_RECORDINGS: 'files' }, 'KEEP_RECORDINGS needs a folder that all servers see'],
  [
    { ...account, KEEP_RECORDINGS: 'records', AGENCY_API_URL: 'https://a.example', AGENCY_API_TOKEN: 'x' },
    'KEEP_RECORDINGS is for records kept here',
  ],
])('%j is no setting', (env, problem) => {
  expect(() => readConfig(env)).toThrow(problem);
});
