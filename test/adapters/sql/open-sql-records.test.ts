import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { fillWithSampleAgency } from '../../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { hasSampleAgency } from '../../../src/adapters/sql/sample/has-sample-agency.ts';
import { holdsRealPeople } from '../../../src/adapters/sql/sample/holds-real-people.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { unlockParticipant } from '../../../src/adapters/sql/sign-in/unlock-participant.ts';
import { sampleCaller } from '../../../src/agency/sample-agency.ts';
import { sampleMassachusetts } from '../../../src/agency/samples/sample-massachusetts.ts';
import { importText, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const today = Temporal.PlainDate.from('2026-11-22');

test('makes the folder and files that only their owner reads', async () => {
  const url = await temporaryDatabase();
  const { records } = await openSqlRecords({ url });
  const path = url.slice('sqlite:'.length);
  const modes = await Promise.all(
    [dirname(path), path, `${path}-wal`, `${path}.key`].map(async (file) => (await stat(file)).mode % 0o1000),
  );
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  await records.close();
});

test('keeps its own key where none is given', async () => {
  const url = await temporaryDatabase();
  const first = await openSqlRecords({ url });
  const claim = first.records.identify('ssn', '900121201');
  await first.records.close();
  const second = await openSqlRecords({ url });
  expect(second.records.identify('ssn', '900121201')).toBe(claim);
  await second.records.close();
});

test('needs a key of the environment once somebody is real, and says how to move the one beside it', async () => {
  const url = await temporaryDatabase();
  const first = await openSqlRecords({ url });
  await fillWithSampleAgency(first.db, first.keys, today);
  await first.records.close();
  const second = await openSqlRecords({ url });
  const real = { ...participantRow, participantId: '7000000001' };
  await importText(second.db, second.keys, toText([real]));
  await second.records.close();
  const file = `${url.slice('sqlite:'.length)}.key`;
  await expect(openSqlRecords({ url })).rejects.toThrow(`their key lies beside them in ${file}. Set DATA_SECRET`);
  const moved = { id: 'local', secret: (await readFile(file, 'utf8')).trim() };
  const third = await openSqlRecords({ url, keys: [moved] });
  const claim = third.records.identify('participant-id', sampleCaller.participantId);
  expect(await third.records.signIn({ claim, pin: sampleCaller.pin, attempt: '1' })).toMatchObject({
    outcome: 'accepted',
  });
  await third.records.close();
});

test('may be opened twice at the same moment', async () => {
  const url = await temporaryDatabase();
  const both = await Promise.all([openSqlRecords({ url }), openSqlRecords({ url })]);
  const found = await Promise.all(both.map(({ db }) => db.selectFrom('participants').selectAll().execute()));
  expect(found).toEqual([[], []]);
  await Promise.all(both.map(({ records }) => records.close()));
});

test.each(['mysql://host/db', 'sqlite:', 'postgres://', ''])(
  'says which URLs it understands, given %j',
  async (url) => {
    await expect(openSqlRecords({ url })).rejects.toThrow('DATABASE_URL must be sqlite:PATH');
  },
);

test('needs a key', async () => {
  const url = await temporaryDatabase();
  await expect(openSqlRecords({ url, keys: [] })).rejects.toThrow('DATA_SECRET');
});

test('empty records are filled with the sample agency, once', async () => {
  const { db, keys, records } = await openSqlRecords({ url: await temporaryDatabase() });
  expect(await fillWithSampleAgency(db, keys, today)).toBe(true);
  expect(await fillWithSampleAgency(db, keys, today)).toBe(false);
  const claim = records.identify('participant-id', sampleCaller.participantId);
  expect(await records.signIn({ claim, pin: sampleCaller.pin, attempt: '1' })).toMatchObject({ outcome: 'accepted' });
  await records.close();
});

test.each([
  ['massachusetts', 'accepted', 'refused'],
  ['an agency without a made-up one', 'refused', 'accepted'],
])('the records of %s are filled with its own people', async (agency, ofMassachusetts, ofCalifornia) => {
  const { db, keys, records } = await openSqlRecords({ url: await temporaryDatabase() });
  expect(await hasSampleAgency(db)).toBe(false);
  await fillWithSampleAgency(db, keys, today, agency);
  expect(await hasSampleAgency(db)).toBe(true);
  expect(await holdsRealPeople(db, today)).toBe(false);
  const tries = async ({ participantId, pin }: typeof sampleCaller) =>
    (await records.signIn({ claim: records.identify('participant-id', participantId), pin, attempt: participantId }))
      .outcome;
  expect(await tries(sampleMassachusetts.caller)).toBe(ofMassachusetts);
  expect(await tries(sampleCaller)).toBe(ofCalifornia);
  await records.close();
});

test('a participant is unlocked by their ID', async () => {
  const { db, keys, records, trail } = await openSqlRecords({ url: await temporaryDatabase() });
  await fillWithSampleAgency(db, keys, today);
  const claim = records.identify('participant-id', sampleCaller.participantId);
  const tries = async (pin: string, attempt: string) => (await records.signIn({ claim, pin, attempt })).outcome;
  for (const attempt of ['1', '2', '3']) await tries('1111', attempt);
  expect(await tries(sampleCaller.pin, '4')).toBe('paused');
  expect(await unlockParticipant({ db, keys, trail }, sampleCaller.participantId)).toBe('unlocked');
  expect(await tries(sampleCaller.pin, '5')).toBe('accepted');
  expect(await unlockParticipant({ db, keys, trail }, sampleCaller.participantId)).toBe('free');
  expect(await unlockParticipant({ db, keys, trail }, '999999999')).toBe('unknown');
  await records.close();
});
