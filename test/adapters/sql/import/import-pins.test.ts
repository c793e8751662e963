import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { importText, newKey, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { participantRow } from '../../../support/rows.ts';

const work = vi.hoisted(() => ({ hashes: 0 }));

vi.mock('@node-rs/argon2', async (importActual) => {
  const actual = await importActual<typeof import('@node-rs/argon2')>();
  const hashRaw: typeof actual.hashRaw = (...args) => {
    work.hashes += 1;
    return actual.hashRaw(...args);
  };
  return { ...actual, hashRaw };
});

const postgres = usePostgres();

const idOf = (index: number) => String(1_000_000_000_000 + index);
const pinOf = (index: number) => String(480_000 + index * 7);
const listPeople = (count: number, change: (index: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, index) => ({
    ...participantRow,
    participantId: idOf(index),
    pin: pinOf(index),
    ...change(index),
  }));

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.emptyDatabase],
])('PINs that an extract into %s brings again', (_engine, makeDatabase) => {
  let opened: OpenRecords;
  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  /** How many slow hashes it took. */
  async function importing(people: readonly object[], keys = opened.keys): Promise<number> {
    work.hashes = 0;
    expect(await importText(opened.db, keys, toText(people))).toMatchObject({ outcome: 'taken' });
    return work.hashes;
  }

  async function signIn(index: number, pin: string): Promise<string> {
    const claim = opened.records.identify('participant-id', idOf(index));
    return (await opened.records.signIn({ claim, pin, attempt: `CA${index}:${pin}` })).outcome;
  }

  const moved = (index: number) => (index === 3 ? { email: 'a@example.org' } : {});
  const issued = (index: number) => (index === 3 ? { pin: '739204' } : {});

  test('are not hashed where none of a group has changed, in any order', async () => {
    expect(await importing(listPeople(20))).toBe(20);
    expect(await importing(listPeople(20, moved).toReversed())).toBe(0);
    expect(await signIn(3, pinOf(3))).toBe('accepted');
  });

  test('are hashed in the group in which one has changed, and that once', async () => {
    await importing(listPeople(60));
    expect(await importing(listPeople(60, issued))).toBe(31 + 1);
    expect([await signIn(3, pinOf(3)), await signIn(3, '739204'), await signIn(4, pinOf(4))]).toEqual([
      'refused',
      'accepted',
      'accepted',
    ]);
    expect(await importing(listPeople(60, (index) => ({ ...issued(index), language: 'es' })))).toBe(0);
    expect(await importing(listPeople(60, () => ({ language: 'es' })))).toBe(31 + 1);
    expect([await signIn(3, '739204'), await signIn(3, pinOf(3))]).toEqual(['refused', 'accepted']);
  });

  test('are hashed where a newcomer joins their group, and not after that', async () => {
    await importing(listPeople(20));
    expect(await importing(listPeople(21))).toBe(1);
    expect(await importing(listPeople(21, moved))).toBe(0);
  });

  test('are hashed each time where there are few of them: a digest would give them away', async () => {
    await importing(listPeople(15));
    expect(await importing(listPeople(15, moved))).toBe(15);
    expect(await opened.db.selectFrom('pin_groups').selectAll().execute()).toEqual([]);
  });

  test('are hashed where a hash in the records is another one by now', async () => {
    await importing(listPeople(20));
    const [, second] = await opened.db.selectFrom('participants').selectAll().orderBy('id').execute();
    await opened.db
      .updateTable('participants')
      .set({ pin_hash: second?.pin_hash ?? null, issued_pin_hash: second?.pin_hash ?? null })
      .where('participant_id', '=', idOf(3))
      .execute();
    expect(await importing(listPeople(20, moved))).toBe(20 + 1);
    expect(await signIn(3, pinOf(3))).toBe('accepted');
  });

  test('are hashed anew with a new key, and then no more', async () => {
    await importing(listPeople(20));
    const keys = [newKey, oldKey];
    expect(await importing(listPeople(20, moved), keys)).toBe(40);
    expect(await importing(listPeople(20), keys)).toBe(0);
  });

  test('that a part of the participants bring do not stand for the others', async () => {
    await importing(listPeople(60));
    const part = listPeople(20, issued);
    expect(await importing(part)).toBe(20 + 1);
    expect(await importing(listPeople(60, issued))).toBe(31);
    expect(await importing(listPeople(60, (index) => ({ ...issued(index), ...moved(index) })))).toBe(0);
  });
});
