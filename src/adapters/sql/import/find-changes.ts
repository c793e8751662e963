import { type Expression, sql } from 'kysely';
import { caseColumns } from '../database/case-columns.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { haveOtherParties } from './staged-parties.ts';
import { dropListChanges, findListChanges, lists } from './listed-rows.ts';

const facts = ['participant_id_hash', 'ssn_hash', 'language', 'mailing_address_valid', 'email', 'phone'] as const;

/**
 * Finds what of the staged rows is not in the records: a nightly extract names everybody, and changes few. Only reads the records, so
 * that nobody waits meanwhile.
 */
export async function findChanges(db: Database): Promise<void> {
  await dropChanges(db);
  await keep(db, 'changed_participants', changedParticipants(db));
  await keep(db, 'changed_cases', changedCases(db));
  for (const list of lists) await findListChanges(db, list);
}

export async function dropChanges(db: Database): Promise<void> {
  for (const table of ['changed_participants', 'changed_cases']) await db.schema.dropTable(table).ifExists().execute();
  for (const list of lists) await dropListChanges(db, list);
}

/** The version of the records: it is another one after an extract was taken or a participant forgotten. */
export async function readVersion(db: Database): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select coalesce((select max(number) from extracts), 0) || ' ' || (select count(*) from participants)
      || ' ' || (select count(*) from cases) as version
  `.execute(db);
  return rows[0]?.version ?? '';
}

type ChangedTable = 'changed_participants' | 'changed_cases';

async function keep(db: Database, table: ChangedTable, rows: Expression<unknown>): Promise<void> {
  await db.schema.createTable(table).temporary().as(rows).execute();
  await engineOf(db).weighTable(db, table);
}

/** New ones, those of whom a fact differs, and those with a PIN that is not the one issued before. */
function changedParticipants(db: Database) {
  return db
    .selectFrom('staged_participants as staged')
    .leftJoin('participants as known', 'known.participant_id', 'staged.participant_id')
    .selectAll('staged')
    .where((eb) =>
      eb.or([
        eb('known.id', 'is', null),
        eb('staged.issued_pin_hash', 'is not', null),
        ...facts.map((fact) => eb(`known.${fact}`, 'is distinct from', eb.ref(`staged.${fact}`))),
      ]),
    );
}

function changedCases(db: Database) {
  return db
    .selectFrom('staged_cases as staged')
    .leftJoin('cases as known', 'known.number', 'staged.number')
    .leftJoin('participants as payer', 'payer.participant_id', 'staged.payer')
    .leftJoin('participants as recipient', 'recipient.participant_id', 'staged.recipient')
    .selectAll('staged')
    .where((eb) =>
      eb.or([
        eb('known.number', 'is', null),
        // A new participant has no number yet: null is distinct from every number.
        eb('known.payer_id', 'is distinct from', eb.ref('payer.id')),
        eb('known.recipient_id', 'is distinct from', eb.ref('recipient.id')),
        haveOtherParties(),
        eb(eb.fn.coalesce('staged.protect', 'known.protect'), 'is distinct from', eb.ref('known.protect')),
        ...(['withdrawn', ...caseColumns.names] as const).map((fact) =>
          eb(`known.${fact}`, 'is distinct from', eb.ref(`staged.${fact}`)),
        ),
      ]),
    );
}
