import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { replacedInTurn } from './payment-ids.ts';
import { forgottenId } from '../forget/remove-person.ts';
import type { FaultyRows } from './faulty-rows.ts';
import { type RowProblems, toldProblems } from './row-problems.ts';

/**
 * Checks what no row shows alone: nothing comes twice, and what a row names exists. What it names and is neither in the file nor in the
 * records is told to `missing`.
 */
export async function checkStaged(db: Database, problems: RowProblems, missing: RowProblems = problems): Promise<void> {
  await addFound(db, problems, [
    [repeated(db, 'staged_participants', 'participant_id'), 'participantId: a participant only once in a file'],
    [repeated(db, 'staged_cases', 'number'), 'caseNumber: a case only once in a file'],
    [repeatedInCase('staged_payments', 'id'), 'id: a payment only once in its case'],
    [replacedInTurn(), 'replaces: a payment that does not replace this one'],
    [
      repeatedInCase('staged_appointments', 'agency_id'),
      'id: an appointment of a case only once in a file; of two times, nobody knows which one counts',
    ],
    [repeatedInCase('staged_documents', 'agency_id'), 'id: a document of a case only once in a file'],
  ]);
  await addFound(db, missing, [
    [unknownParent(db, 'payer'), 'payer: a participant of an earlier row, or one already in the records'],
    [unknownParent(db, 'recipient'), 'recipient: a participant of an earlier row, or one already in the records'],
    [unknownParty(db), 'parties: participants of earlier rows, or ones already in the records'],
    [unknownCase(db, 'staged_payments'), 'caseNumber: a case in this file, or one already in the records'],
    [unknownCase(db, 'staged_appointments'), 'caseNumber: a case in this file, or one already in the records'],
    [unknownCase(db, 'staged_documents'), 'caseNumber: a case in this file, or one already in the records'],
  ]);
}

/** Adds the rows that queries find: the first ones, and how many there are. */
export async function addFound(
  db: Database,
  problems: RowProblems,
  checks: readonly (readonly [FaultyRows, string])[],
): Promise<void> {
  for (const [rows, expected] of checks) {
    const found = await db
      .selectFrom(rows)
      .select(['rows.at_row', (eb) => eb.fn.countAll().over().as('count')])
      .orderBy('rows.at_row')
      .limit(toldProblems)
      .execute();
    const told = found.map(({ at_row: row }) => ({ row, expected }));
    problems.addSome(told, Number(found[0]?.count ?? 0));
  }
}

function repeated(
  db: Database,
  table: 'staged_participants' | 'staged_cases',
  key: 'participant_id' | 'number',
): FaultyRows {
  const numbered = db
    .selectFrom(table)
    .select('at_row')
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy(db.dynamic.ref(key)).orderBy('at_row'))
        .as('occurrence'),
    );
  return db.selectFrom(numbered.as('numbered')).select('at_row').where('occurrence', '>', 1).as('rows');
}

type StagedList = 'staged_payments' | 'staged_appointments' | 'staged_documents';

/** Rows whose ID another row of their case has before. */
function repeatedInCase(table: StagedList, key: 'id' | 'agency_id'): FaultyRows {
  return sql<{ at_row: number }>`
    (select at_row from (
      select at_row, row_number() over (partition by case_number, ${sql.ref(key)} order by at_row) as occurrence
      from ${sql.table(table)} where ${sql.ref(key)} <> ''
    ) as numbered where occurrence > 1)
  `.as<'rows'>(sql.ref('rows'));
}

function unknownParent(db: Database, parent: 'payer' | 'recipient'): FaultyRows {
  return db
    .selectFrom('staged_cases')
    .select('staged_cases.at_row')
    .where(parent, '!=', forgottenId)
    .where((eb) => {
      const inFile = eb
        .selectFrom('staged_participants')
        .select('staged_participants.at_row')
        .whereRef('participant_id', '=', parent)
        .whereRef('staged_participants.at_row', '<', 'staged_cases.at_row');
      const inRecords = eb.selectFrom('participants').select('id').whereRef('participant_id', '=', parent);
      return eb.not(eb.or([eb.exists(inFile), eb.exists(inRecords)]));
    })
    .as('rows');
}

function unknownParty(db: Database): FaultyRows {
  return db
    .selectFrom('staged_parties as party')
    .select('party.at_row')
    .distinct()
    .where((eb) => {
      const inFile = eb
        .selectFrom('staged_participants')
        .select('staged_participants.at_row')
        .whereRef('participant_id', '=', 'party.participant')
        .whereRef('staged_participants.at_row', '<', 'party.at_row');
      const inRecords = eb.selectFrom('participants').select('id').whereRef('participant_id', '=', 'party.participant');
      return eb.not(eb.or([eb.exists(inFile), eb.exists(inRecords)]));
    })
    .as('rows');
}

function unknownCase(db: Database, table: StagedList): FaultyRows {
  return db
    .selectFrom(table)
    .select(`${table}.at_row`)
    .where((eb) => {
      const inFile = eb.selectFrom('staged_cases').select('number').whereRef('number', '=', `${table}.case_number`);
      const inRecords = eb.selectFrom('cases').select('number').whereRef('number', '=', `${table}.case_number`);
      return eb.not(eb.or([eb.exists(inFile), eb.exists(inRecords)]));
    })
    .as('rows');
}
