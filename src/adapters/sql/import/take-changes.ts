import { sql } from 'kysely';
import { caseColumns } from '../database/case-columns.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import { lists, takeList } from './listed-rows.ts';

/** Moves what was found to have changed into the records; what a file does not name stays. */
export async function takeChanges(db: DatabaseTransaction): Promise<void> {
  await renewParticipants(db);
  await addParticipants(db);
  await unlockNewPins(db);
  await takeCases(db);
  await assertCasesTaken(db);
  for (const list of lists) await takeList(db, list);
}

/** A PIN that was only hashed anew, with another key, is taken over where the caller has not changed theirs. */
async function renewParticipants(db: DatabaseTransaction): Promise<void> {
  await db
    .updateTable('participants')
    .from('changed_participants as staged')
    .set((eb) => ({
      participant_id_hash: eb.ref('staged.participant_id_hash'),
      ssn_hash: eb.ref('staged.ssn_hash'),
      pin_hash: eb
        .case()
        .when('staged.pin_hash', 'is not', null)
        .then(eb.ref('staged.pin_hash'))
        .when('participants.pin_hash', '=', eb.ref('participants.issued_pin_hash'))
        .then(eb.fn.coalesce('staged.issued_pin_hash', 'participants.issued_pin_hash'))
        .else(eb.ref('participants.pin_hash'))
        .end(),
      issued_pin_hash: eb.fn.coalesce('staged.issued_pin_hash', 'participants.issued_pin_hash'),
      pin_temporary: eb
        .case()
        .when('staged.pin_hash', 'is', null)
        .then(eb.ref('participants.pin_temporary'))
        .else(eb.ref('staged.pin_temporary'))
        .end(),
      language: eb.ref('staged.language'),
      mailing_address_valid: eb.ref('staged.mailing_address_valid'),
      email: eb.ref('staged.email'),
      phone: eb.ref('staged.phone'),
    }))
    .whereRef('participants.participant_id', '=', 'staged.participant_id')
    .execute();
}

async function addParticipants(db: DatabaseTransaction): Promise<void> {
  const columns = [
    'participant_id',
    'participant_id_hash',
    'ssn_hash',
    'pin_hash',
    'issued_pin_hash',
    'pin_temporary',
    'language',
    'mailing_address_valid',
    'email',
    'phone',
  ] as const;
  const { count } = await newcomers(db)
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  const first = await takeNumbers(db, 'participants', Number(count));
  await db
    .insertInto('participants')
    .columns(['id', ...columns])
    .expression(() =>
      newcomers(db)
        .select((eb) =>
          eb(
            eb.lit(first - 1),
            '+',
            eb.fn.agg<number>('row_number').over((over) => over.orderBy('line')),
          ).as('id'),
        )
        .select(columns),
    )
    .execute();
}

/** Those in the file who are not in the records. */
function newcomers(db: DatabaseTransaction) {
  return db
    .selectFrom('changed_participants as staged')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('participants')
            .select('participants.id')
            .whereRef('participants.participant_id', '=', 'staged.participant_id'),
        ),
      ),
    );
}

async function unlockNewPins(db: DatabaseTransaction): Promise<void> {
  await db
    .deleteFrom('sign_in_failures')
    .where('subject', 'in', (eb) =>
      eb
        .selectFrom('participants')
        .innerJoin('changed_participants as staged', 'staged.participant_id', 'participants.participant_id')
        .select(sql<string>`'participant:' || participants.id`.as('subject'))
        .where('staged.pin_hash', 'is not', null),
    )
    .execute();
}

/** A participant may have been forgotten since the file was checked. */
async function assertCasesTaken(db: DatabaseTransaction): Promise<void> {
  const lost = await db
    .selectFrom('changed_cases as staged')
    .select('staged.line')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('cases').select('number').whereRef('cases.number', '=', 'staged.number'))),
    )
    .limit(1)
    .executeTakeFirst();
  if (lost) throw new Error('Somebody was forgotten while the file was read. Nothing was taken: import it again.');
}

async function takeCases(db: DatabaseTransaction): Promise<void> {
  const kept = ['number', ...caseColumns.names] as const;
  await db
    .insertInto('cases')
    .columns([...kept, 'payer_id', 'recipient_id'])
    .expression((eb) =>
      eb
        .selectFrom('changed_cases as staged')
        .innerJoin('participants as payer', 'payer.participant_id', 'staged.payer')
        .innerJoin('participants as recipient', 'recipient.participant_id', 'staged.recipient')
        .select(kept)
        .select(['payer.id as payer_id', 'recipient.id as recipient_id'])
        // SQLite needs a condition to tell the upsert from a join.
        .where('staged.line', '>', 0),
    )
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet((eb) => {
        const changing = [...caseColumns.names, 'payer_id', 'recipient_id'] as const;
        return Object.fromEntries(changing.map((column) => [column, eb.ref(`excluded.${column}`)]));
      }),
    )
    .execute();
}
