import { sql } from 'kysely';
import type { DatabaseTransaction } from '../database/database.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import { lists, takeList } from './listed-rows.ts';
import { takeCases } from './take-cases.ts';

/** Moves what was found to have changed into the records; what a file does not name stays. */
export async function takeChanges(db: DatabaseTransaction): Promise<void> {
  await renewParticipants(db);
  await addParticipants(db);
  await unlockNewPins(db);
  await takeCases(db);
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
      pin_generation: eb
        .case()
        .when('staged.pin_hash', 'is', null)
        .then(eb.ref('participants.pin_generation'))
        .else(eb('participants.pin_generation', '+', 1))
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
            eb.fn.agg<number>('row_number').over((over) => over.orderBy('at_row')),
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

/** Under both identifiers, as `subjectOf` writes them. */
async function unlockNewPins(db: DatabaseTransaction): Promise<void> {
  for (const ending of ['', ':ssn']) {
    await db
      .deleteFrom('sign_in_failures')
      .where('subject', 'in', (eb) =>
        eb
          .selectFrom('participants')
          .innerJoin('changed_participants as staged', 'staged.participant_id', 'participants.participant_id')
          .select(sql<string>`'participant:' || participants.id || ${sql.lit(ending)}`.as('subject'))
          .where('staged.pin_hash', 'is not', null),
      )
      .execute();
  }
}
