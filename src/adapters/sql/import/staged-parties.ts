import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { findNobody, forgottenId } from '../forget/remove-person.ts';
import type { FaultyRows } from './faulty-rows.ts';
import { readNumbers } from './read-numbers.ts';
import type { Removal } from './too-much-removed.ts';

const facts = ['role', 'shared', 'of_case', 'payee'] as const;

const alike = sql.join(
  facts.map((fact) => sql`old.${sql.ref(fact)} is not distinct from new.${sql.ref(fact)}`),
  sql` and `,
);

/** Whether the parties that a case lists are others than those in the records. `staged` is the case in the file, `known` the one in the records. */
export function haveOtherParties() {
  return sql<boolean>`(staged.payer = ${forgottenId} and (
    exists (select 1 from staged_parties as new where new.at_row = staged.at_row and not exists (
      select 1 from case_parties as old inner join participants on participants.id = old.participant_id
      where old.case_number = staged.number and participants.participant_id = new.participant and ${alike}
    )) or exists (select 1 from case_parties as old where old.case_number = staged.number and not exists (
      select 1 from staged_parties as new inner join participants on participants.participant_id = new.participant
      where new.at_row = staged.at_row and participants.id = old.participant_id
    ))
  ))`;
}

/** The payments in the file that name somebody who does not pay in their case. */
export function paidByOthers(): FaultyRows {
  return sql<{ at_row: number }>`(
    select paid.at_row from staged_payments as paid where paid.paid_by <> '' and not exists (
      select 1 from staged_cases as staged where staged.number = paid.case_number and (
        staged.payer = paid.paid_by or exists (
          select 1 from staged_parties as party
          where party.at_row = staged.at_row and party.participant = paid.paid_by and party.role = 'payer'
        )
      )
    ) and not exists (
      select 1 from cases inner join participants on participants.participant_id = paid.paid_by
      where cases.number = paid.case_number
        and not exists (select 1 from staged_cases as staged where staged.number = paid.case_number)
        and (cases.payer_id = participants.id or exists (
          select 1 from case_parties as party
          where party.case_number = cases.number and party.participant_id = participants.id and party.role = 'payer'
        ))
    )
  )`.as<'rows'>(sql.ref('rows'));
}

/** The documents in the file that are for somebody who is no party of their case. */
export function documentsForOthers(): FaultyRows {
  return sql<{ at_row: number }>`(
    select document.at_row from staged_documents as document where document.for_id <> '' and not exists (
      select 1 from staged_cases as staged where staged.number = document.case_number and (
        document.for_id in (staged.payer, staged.recipient) or exists (
          select 1 from staged_parties as party
          where party.at_row = staged.at_row and party.participant = document.for_id
        )
      )
    ) and not exists (
      select 1 from cases inner join participants on participants.participant_id = document.for_id
      where cases.number = document.case_number
        and not exists (select 1 from staged_cases as staged where staged.number = document.case_number)
        and (participants.id in (cases.payer_id, cases.recipient_id) or exists (
          select 1 from case_parties as party
          where party.case_number = cases.number and party.participant_id = participants.id
        ))
    )
  )`.as<'rows'>(sql.ref('rows'));
}

/** Counts the parties whom cases no longer list, of all that cases have: two parents are parties as well. */
export async function countRemovedParties(db: Database): Promise<Removal> {
  const numbers = await readNumbers<'removed' | 'all' | 'named'>(
    db,
    sql`
      select
        (select count(*) from case_parties as old
          inner join changed_cases as changed on changed.number = old.case_number
          inner join participants on participants.id = old.participant_id
          where participants.participant_id not in (changed.payer, changed.recipient) and not exists (
            select 1 from staged_parties as new
            where new.at_row = changed.at_row and new.participant = participants.participant_id
          )) as removed,
        (select count(*) from case_parties)
          + 2 * (select count(*) from cases where payer_id <> recipient_id) as "all",
        (select count(*) from staged_parties)
          + 2 * (select count(*) from staged_cases where payer <> recipient) as named
    `,
  );
  return { what: 'parties of cases', ...numbers };
}

/** Nobody stands in the places of the parents where a case lists its parties. */
export async function prepareNobody(db: DatabaseTransaction): Promise<void> {
  const listing = db.selectFrom('changed_cases').select('at_row').where('payer', '=', forgottenId).limit(1);
  if (await listing.executeTakeFirst()) await findNobody(db);
}

/** The parties of new and changed cases, in place of those that they had. */
export async function takeParties(db: DatabaseTransaction): Promise<void> {
  await sql`delete from case_parties where case_number in (select number from changed_cases)`.execute(db);
  const columns = sql.join(facts.map((fact) => sql.ref(fact)));
  await sql`
    insert into case_parties (case_number, participant_id, ${columns})
    select changed.number, participants.id, ${columns} from changed_cases as changed
      inner join staged_parties on staged_parties.at_row = changed.at_row
      inner join participants on participants.participant_id = staged_parties.participant
  `.execute(db);
}
