import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../../../src/adapters/sql/audit/verify-audit.ts';
import { chooseEngine } from '../../../../src/adapters/sql/database/engines/choose-engine.ts';
import { findPendingChanges } from '../../../../src/adapters/sql/database/migrate-tables.ts';
import { migrations } from '../../../../src/adapters/sql/database/migrations.ts';
import type { Database, Schema } from '../../../../src/adapters/sql/database/database.ts';
import { countUnreadable } from '../../../../src/adapters/sql/keys/count-unreadable.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createHashedClaims } from '../../../../src/adapters/sql/sign-in/hashed-claims.ts';
import type { KeyRing } from '../../../../src/secrets/key-ring.ts';
import { useDatabases } from '../../../support/databases.ts';
import { pinMessage } from '../../../support/pin-message.ts';
import { importText, newKey, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { participantRow } from '../../../support/rows.ts';

const impostor = { id: oldKey.id, secret: 'quite another secret under the name of the old one' };
const refusal = 'The secret named "old" is not the one that these records were made with.';
const people = ['1000000000001', '1000000000002'].map((participantId) => ({
  ...participantRow,
  participantId,
  pin: '482913',
}));
const entry = { what: 'case-told', who: 'unknown', call: 'CA1', turn: 1, line: 'a', facts: {} } as const;

async function open(url: string, keys: KeyRing) {
  const opened = await openSqlRecords({ url, keys });
  let closed = false;
  const close = async () => void (closed || ((closed = true), await opened.records.close()));
  onTestFinished(close);
  return { ...opened, close };
}

/** A database as a version without proofs left it. */
async function withoutProofs(url: string, fill: (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>) {
  const opened = await open(url, [oldKey]);
  await fill(opened);
  await opened.db.deleteFrom('key_proofs').execute();
  await opened.close();
}

/** Tables of the version that made a change last, with somebody in them. */
async function makeEarlier(db: Database, last: string): Promise<void> {
  for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true }))
    await db.schema.dropTable(name).cascade().execute();
  await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } }).migrateTo(last);
  const participant = { id: 1, participant_id: '1000000000001', pin_temporary: 0, mailing_address_valid: 1 } as const;
  const hash = createHashedClaims([oldKey]).hash('participant-id', participant.participant_id);
  await db
    .insertInto('participants')
    .values({ ...participant, participant_id_hash: hash })
    .execute();
}

describe.each(useDatabases())(
  'a secret under the name of another one, with records in %s,',
  (_engine, makeDatabase) => {
    test('is refused from the first opening on, also where nobody is in them', async () => {
      const url = await makeDatabase();
      await (await open(url, [oldKey])).close();
      await expect(open(url, [impostor])).rejects.toThrow(refusal);
      await expect(open(url, [newKey, impostor])).rejects.toThrow(refusal);
      await (await open(url, [oldKey])).close();
    });

    test.for([
      ['a participant', ({ db, keys }) => importText(db, keys, toText(people))],
      ['an audit entry', ({ trail }) => trail.append(entry)],
      [
        'a message in the outbox',
        async ({ db, keys, records }) => {
          await importText(db, keys, toText(people));
          const claim = records.identify('participant-id', '1000000000001');
          await records.requestPin({ claim, request: 'CA1', ...pinMessage });
          // The participant was renewed under a key that is first now, the message was not.
          const hash = createHashedClaims([newKey]).hash('participant-id', '1000000000001');
          await db.deleteFrom('participants').where('participant_id', '=', '1000000000002').execute();
          await db.updateTable('participants').set({ participant_id_hash: hash }).execute();
        },
      ],
    ] as const satisfies [string, (opened: Awaited<ReturnType<typeof open>>) => Promise<unknown>][])(
      'is known by %s that an older version wrote',
      async ([, fill]) => {
        const url = await makeDatabase();
        await withoutProofs(url, fill);
        await expect(open(url, [newKey, impostor])).rejects.toThrow(refusal);
        const right = await open(url, [newKey, oldKey]);
        const proofs = await right.db.selectFrom('key_proofs').select('key_id').orderBy('key_id').execute();
        expect(proofs.map(({ key_id: id }) => id)).toEqual(['new', 'old']);
      },
    );

    test('is refused before a table is changed', async () => {
      const url = await makeDatabase();
      const db = new Kysely<Schema>({ dialect: chooseEngine(url).dialect });
      onTestFinished(() => db.destroy());
      await makeEarlier(db, '2026-12-requests-name-lines');
      const later = Object.keys(migrations).filter((name) => name > '2026-12-requests-name-lines');
      await expect(open(url, [impostor])).rejects.toThrow(refusal);
      expect(await findPendingChanges(db)).toEqual(later.toSorted());
      await (await open(url, [oldKey])).close();
      expect(await findPendingChanges(db)).toEqual([]);
      await expect(open(url, [impostor])).rejects.toThrow(refusal);
    });

    test('is found out where two programs begin at once', async () => {
      const url = await makeDatabase();
      await (await open(url, [newKey])).close();
      const begun = await Promise.allSettled([open(url, [oldKey, newKey]), open(url, [impostor, newKey])]);
      expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    });
  },
);

describe.each(useDatabases())('a secret of records in %s', (_engine, makeDatabase) => {
  test('behind the first may be mended while nothing was written with it', async () => {
    const url = await makeDatabase();
    await (await open(url, [newKey, impostor])).close();
    await (await open(url, [newKey, oldKey])).close();
    await (await open(url, [oldKey, newKey])).close();
    await expect(open(url, [newKey, impostor])).rejects.toThrow(refusal);
  });

  test('is right although single rows of it were spoiled', async () => {
    const url = await makeDatabase();
    await withoutProofs(url, async ({ db, keys }) => {
      await importText(db, keys, toText(people));
      await db
        .updateTable('participants')
        .set({ participant_id_hash: 'old.spoiled' })
        .where('participant_id', '=', '1000000000001')
        .execute();
    });
    await expect(open(url, [impostor])).rejects.toThrow(refusal);
    await expect(open(url, [oldKey])).resolves.toBeDefined();
  });

  test('whose name is like another one’s is not taken for it', async () => {
    const url = await makeDatabase();
    const [one, other] = [
      { id: 'a_b', secret: oldKey.secret },
      { id: 'acb', secret: newKey.secret },
    ] as const;
    const opened = await open(url, [other]);
    await importText(opened.db, [other], toText(people));
    await opened.close();
    await expect(open(url, [one])).rejects.toThrow('written with a secret named "acb"');
    await (await open(url, [one, other])).close();
  });

  test('that is gone leaves participants who cannot sign in, and they are counted', async () => {
    const url = await makeDatabase();
    const opened = await open(url, [oldKey]);
    await importText(opened.db, [oldKey], toText(people));
    expect(await countUnreadable(opened.db, [oldKey])).toBe(0);
    expect(await countUnreadable(opened.db, [newKey, oldKey])).toBe(0);
    expect(await countUnreadable(opened.db, [newKey])).toBe(2);
    // The next extract renews an ID; a PIN that a caller chose stays as it was.
    const hash = createHashedClaims([newKey]).hash('participant-id', '1000000000001');
    const renewed = opened.db.updateTable('participants').set({ participant_id_hash: hash });
    await renewed.where('participant_id', '=', '1000000000001').execute();
    expect(await countUnreadable(opened.db, [newKey])).toBe(2);
    await opened.db.updateTable('participants').set({ pin_hash: null }).execute();
    expect(await countUnreadable(opened.db, [newKey])).toBe(1);
  });
});

test('a secret that comes to others is noted in the audit trail as it is first used, once', async () => {
  const url = await temporaryDatabase();
  await (await open(url, [oldKey])).close();
  await (await open(url, [newKey, oldKey])).close();
  const { db } = await open(url, [newKey, oldKey]);
  const noted = await db.selectFrom('audit').select('facts').where('what', '=', 'secret-first-used').execute();
  expect(noted).toEqual([{ facts: `{"key":"${newKey.id}"}` }]);
  expect(await verifyAudit(db, [newKey, oldKey])).toMatchObject({ problems: [] });
});
