import { Kysely } from 'kysely';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSqlRecords } from '../../../src/adapters/sql/sql-records.ts';
import type { Schema } from '../../../src/adapters/sql/database/database.ts';
import { createSqliteDialect } from '../../../src/adapters/sql/database/engines/sqlite.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createHashedClaims } from '../../../src/adapters/sql/sign-in/hashed-claims.ts';
import type { KeyRing } from '../../../src/secrets/key-ring.ts';
import type { WrittenRow } from '../../../src/agency/extract-row.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { testParties } from '../../support/parties.contract.ts';
import { testPinLife } from '../../support/pin-life.contract.ts';
import { testCaseState } from '../../support/case-state.contract.ts';
import { testProtectedCases } from '../../support/protected-cases.contract.ts';
import { type RecordsUnderTest, testRecords } from '../../support/records.contract.ts';
import {
  importText,
  newKey,
  oldKey,
  readEverything,
  readMessages,
  readRequests,
  temporaryDatabase,
  toText,
} from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const work = vi.hoisted(() => ({ hashes: 0 }));

vi.mock('@node-rs/argon2', async (importActual) => {
  const actual = await importActual<typeof import('@node-rs/argon2')>();
  const hashRaw: typeof actual.hashRaw = (...args) => {
    work.hashes += 1;
    return actual.hashRaw(...args);
  };
  return { ...actual, hashRaw };
});

async function openEmpty(clock: () => number): Promise<RecordsUnderTest> {
  const { records, db, keys } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey], clock });
  return {
    records,
    importLines: (lines) => importText(db, keys, toText(lines)),
    readMessages: () => readMessages(db, keys),
    readRequests: () => readRequests(db),
  };
}

testRecords('SQLite', openEmpty);
testParties('SQLite', openEmpty);
testPinLife('SQLite', openEmpty);
testProtectedCases('SQLite', openEmpty);
testCaseState('SQLite', openEmpty);

const id = '1000000000001';
const ssn = '900121201';
const pin = '482913';
const person: WrittenRow = {
  ...participantRow,
  participantId: id,
  ssn,
  pin,
};
const pinless: WrittenRow = {
  ...participantRow,
  participantId: '1000000000002',
};

describe('what a caller hears costs the same for everybody, known or not', () => {
  const statements: string[] = [];
  beforeEach(() => {
    statements.length = 0;
    work.hashes = 0;
  });

  async function openWatched() {
    const url = await temporaryDatabase();
    const { db, keys, records: opened } = await openSqlRecords({ url, keys: [oldKey] });
    await importText(db, keys, toText([person, pinless]));
    await opened.close();
    const watched = new Kysely<Schema>({
      dialect: createSqliteDialect(url.slice('sqlite:'.length)),
      log: ({ query }) => {
        statements.push(query.sql);
      },
    });
    return createSqlRecords({ db: watched, keys });
  }

  test.each([
    { keyed: '1111', hashesMade: 1 },
    // As long as a temporary one, of which two may work.
    { keyed: '11111111', hashesMade: 3 },
  ])('a sign-in that fails with $keyed', async ({ keyed, hashesMade }) => {
    const records = await openWatched();
    const costs = async (claim: string) => {
      const seen = [];
      for (const attempt of ['1', '2', '3', '4']) {
        statements.length = 0;
        work.hashes = 0;
        const { outcome } = await records.signIn({ claim, pin: keyed, attempt });
        seen.push({ outcome, hashes: work.hashes, statements: [...statements] });
      }
      return seen;
    };
    const wrongPin = await costs(records.identify('participant-id', id));
    expect(wrongPin.map(({ hashes }) => hashes)).toEqual(Array.from({ length: 4 }, () => hashesMade));
    expect(wrongPin.map(({ statements: { length } }) => length)).toEqual([5, 5, 5, 2]);
    expect(await costs(records.identify('participant-id', '1000000009999'))).toEqual(wrongPin);
    expect(await costs(records.identify('participant-id', '1000000000002'))).toEqual(wrongPin);
    await records.close();
  });

  test('a PIN that is asked for, again, and while one is on its way', async () => {
    const records = await openWatched();
    const costs = async (digits: string) => {
      const claim = records.identify('participant-id', digits);
      const seen = [];
      for (const request of ['1', '1', '2', '3']) {
        statements.length = 0;
        work.hashes = 0;
        const answer = await records.requestPin({ claim, request, ...pinMessage });
        seen.push({ answer, hashes: work.hashes, statements: [...statements] });
      }
      return seen;
    };
    // The first request of an hour counts the participants.
    await costs('5555555');
    const known = await costs('1000000000002');
    expect(known.map(({ answer }) => answer)).toEqual(['mailed', 'mailed', 'underway', 'underway']);
    expect(known.map(({ hashes }) => hashes)).toEqual([1, 1, 1, 1]);
    let alike = 0;
    for (let digits = 3_000_000; alike < 2; digits += 1) {
      const stranger = await costs(String(digits));
      if (stranger[0]?.answer !== 'mailed') continue;
      expect(stranger).toEqual(known);
      alike += 1;
    }
    await records.close();
  });
});

describe('after a new key', () => {
  async function rotate() {
    const url = await temporaryDatabase();
    const before = await openSqlRecords({ url, keys: [oldKey] });
    await importText(before.db, before.keys, toText([person]));
    await before.records.close();
    return { url, ...(await openSqlRecords({ url, keys: [newKey, oldKey] })) };
  }

  test('participants sign in as before, and their PIN is hashed anew', async () => {
    const { records, db } = await rotate();
    const [before] = (await readEverything(db)).participants;
    const claim = records.identify('ssn', ssn);
    expect(await records.signIn({ claim, pin, attempt: '1' })).toMatchObject({ outcome: 'accepted' });
    const [after] = (await readEverything(db)).participants;
    expect(after?.pin_hash).not.toBe(before?.pin_hash);
    expect(await records.signIn({ claim, pin, attempt: '2' })).toMatchObject({ outcome: 'accepted' });
    expect((await readEverything(db)).participants).toEqual([after]);
    await records.close();
  });

  test.each(['who has signed in since', 'who has not called'])(
    'an import renews the hashes of somebody %s, so that the old key can go',
    async (who) => {
      const { url, records, db, keys } = await rotate();
      const claim = records.identify('participant-id', id);
      if (who === 'who has signed in since') await records.signIn({ claim, pin, attempt: '1' });
      expect(await importText(db, keys, toText([person]))).toMatchObject({ outcome: 'taken' });
      await records.close();
      const later = await openSqlRecords({ url, keys: [newKey] });
      const byId = { claim: later.records.identify('participant-id', id), pin, attempt: '2' };
      expect(await later.records.signIn(byId)).toMatchObject({ outcome: 'accepted' });
      const bySsn = { claim: later.records.identify('ssn', ssn), pin, attempt: '3' };
      expect(await later.records.signIn(bySsn)).toMatchObject({ outcome: 'accepted' });
      expect(JSON.stringify(await readEverything(later.db))).not.toContain('"old.');
      await later.records.close();
    },
  );

  test('temporary PINs made before it sign in, and their messages open', async () => {
    const url = await temporaryDatabase();
    const before = await openSqlRecords({ url, keys: [oldKey] });
    await importText(before.db, before.keys, toText([person]));
    await before.records.requestPin({ claim: before.records.identify('ssn', ssn), request: '1', ...pinMessage });
    await before.records.close();
    const { records, db, keys } = await openSqlRecords({ url, keys: [newKey, oldKey] });
    const temporary = /\d{8}/.exec((await readMessages(db, keys))[0]?.text ?? '')?.[0] ?? 'none';
    const claim = records.identify('ssn', ssn);
    const request = { claim, pin: temporary, attempt: '1' };
    expect(await records.signIn(request)).toMatchObject({ outcome: 'accepted', pinTemporary: true });
    await expect(readMessages(db, [newKey])).rejects.toThrow('a key that DATA_SECRET lacks');
    await records.close();
  });

  test('failures of one phone count together at servers whose rings differ', async () => {
    const url = await temporaryDatabase();
    const [first, second] = [
      { ...oldKey, id: 'first' },
      { ...newKey, id: '2027-11-29a' },
    ];
    const before = await openSqlRecords({ url, keys: [first] });
    await importText(before.db, before.keys, toText([person]));
    await before.records.close();
    const outcomes: string[] = [];
    for (const [at, keys] of [[first], [first, second], [second, first], [first, second]].entries()) {
      const { records } = await openSqlRecords({ url, keys });
      const claim = records.identify('participant-id', id);
      const guess = { claim, pin: `73615${at}`, attempt: `CA${at}:1`, source: '+19165550199' };
      outcomes.push((await records.signIn(guess)).outcome);
      await records.close();
    }
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'paused']);
  });

  test("failures and requests for a PIN go on as before: of participants, and of digits that are nobody's", async () => {
    const url = await temporaryDatabase();
    const [first, second] = [
      { ...oldKey, id: '2026-11-27x' },
      { ...newKey, id: '2027-11-29a' },
    ];
    const unreached = { ...pinless, participantId: '1000000000003', mailingAddressValid: false };
    const written = { ...pinless, participantId: '1000000000004', email: 'somebody@example.org' };
    const strangers = Array.from({ length: 15 }, (_, index) => String(5_000_000 + index));
    const askAll = async (call: string, ...keys: KeyRing) => {
      const { records, db } = await openSqlRecords({ url, keys });
      if (call === '1' || call === '3') await importText(db, keys, toText([person, unreached, written]));
      const answers = [];
      for (const digits of [id, ...strangers]) {
        const claim = records.identify('participant-id', digits);
        const wrong = await records.signIn({ claim, pin: '736150', attempt: call });
        answers.push([wrong.outcome, await records.requestPin({ claim, request: call, ...pinMessage })]);
      }
      await records.close();
      return answers;
    };
    const answered = (await askAll('1', first)).map(([, answer]) => answer);
    const again = answered.map((answer) => (answer === 'agent' ? 'agent' : 'underway'));
    expect(new Set(again)).toEqual(new Set(['agent', 'underway']));
    await askAll('2', first, second);
    expect(await askAll('3', second, first)).toEqual(again.map((answer) => ['refused', answer]));
    expect((await askAll('4', second)).map(([outcome]) => outcome)).toEqual(again.map(() => 'paused'));
  });

  test('a claim made before it still finds the participant', async () => {
    const { records } = await rotate();
    const claim = createHashedClaims([oldKey]).make('participant-id', id);
    expect(await records.signIn({ claim, pin, attempt: '1' })).toMatchObject({ outcome: 'accepted' });
    await records.close();
  });
});

describe('two participants with one SSN by mistake', () => {
  test('sign in with their IDs only', async () => {
    const { records, db, keys } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
    await importText(db, keys, toText([person, { ...pinless, ssn, pin: '736150' }]));
    const bySsn = { claim: records.identify('ssn', ssn), pin, attempt: '1' };
    expect(await records.signIn(bySsn)).toEqual({ outcome: 'refused' });
    const byId = { claim: records.identify('participant-id', id), pin, attempt: '2' };
    expect(await records.signIn(byId)).toMatchObject({ outcome: 'accepted' });
    await records.close();
  });
});

test('a PIN that is part of a number of its owner cannot be chosen: ID, phone, SSN, case or docket, also after a new key', async () => {
  const url = await temporaryDatabase();
  const before = await openSqlRecords({ url, keys: [oldKey] });
  const owner = { ...person, participantId: '1000000604718', phone: '+19165395718', ssn: '900462870' };
  const other = { ...pinless, participantId: '1000000000002' };
  const ownCase: WrittenRow = {
    type: 'case',
    caseNumber: '200000739204815',
    county: 'Kern',
    payer: owner.participantId,
    recipient: other.participantId,
    monthlySupport: '425.00',
    arrears: '0.00',
    dockets: ['FL-2019-48262'],
  };
  await importText(before.db, before.keys, toText([owner, other, ownCase]));
  await before.records.close();
  const { records } = await openSqlRecords({ url, keys: [newKey, oldKey] });
  const ends = ['604718', '395718', '5395718', '462870', '0462870', '00462870'];
  const others = ['060471', '916539', '9004628', '046287', '739204', '920481', '20194826', '948262'];
  for (const unfit of [...ends, ...others]) {
    expect(await records.checkNewPin('1', unfit)).toBeUndefined();
  }
  for (const fit of ['462871', '739205']) expect(await records.checkNewPin('1', fit)).toBeTypeOf('string');
  await records.close();
});

test('records that were all written under another secret are not opened, and it is named', async () => {
  const url = await temporaryDatabase();
  const { records, db, keys } = await openSqlRecords({ url, keys: [oldKey] });
  await importText(db, keys, toText([person]));
  await records.close();
  await expect(openSqlRecords({ url, keys: [newKey] })).rejects.toThrow('a secret named "old"');
  const rotated = await openSqlRecords({ url, keys: [newKey, oldKey] });
  await rotated.records.close();
});
