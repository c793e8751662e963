import type { AliasedExpression } from 'kysely';
import type { Database } from '../database/database.ts';
import { type RowProblems, toldProblems } from './row-problems.ts';

type Lines = AliasedExpression<{ line: number }, 'lines'>;

/** Checks what no row shows alone: nothing comes twice, and what a row names exists. */
export async function checkStaged(db: Database, problems: RowProblems): Promise<void> {
  const checks: [Lines, string][] = [
    [repeated(db, 'staged_participants', 'participant_id'), 'participantId: a participant only once in a file'],
    [repeated(db, 'staged_cases', 'number'), 'caseNumber: a case only once in a file'],
    [unknownParent(db, 'payer'), 'payer: a participant of an earlier line, or one already in the records'],
    [unknownParent(db, 'recipient'), 'recipient: a participant of an earlier line, or one already in the records'],
    [unknownCase(db, 'staged_payments'), 'caseNumber: a case in this file, or one already in the records'],
    [unknownCase(db, 'staged_appointments'), 'caseNumber: a case in this file, or one already in the records'],
  ];
  for (const [lines, expected] of checks) {
    const found = await db
      .selectFrom(lines)
      .select(['lines.line', (eb) => eb.fn.countAll().over().as('count')])
      .orderBy('lines.line')
      .limit(toldProblems)
      .execute();
    const told = found.map(({ line }) => ({ line, expected }));
    problems.addSome(told, Number(found[0]?.count ?? 0));
  }
}

function repeated(
  db: Database,
  table: 'staged_participants' | 'staged_cases',
  key: 'participant_id' | 'number',
): Lines {
  const numbered = db
    .selectFrom(table)
    .select('line')
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy(db.dynamic.ref(key)).orderBy('line'))
        .as('occurrence'),
    );
  return db.selectFrom(numbered.as('numbered')).select('line').where('occurrence', '>', 1).as('lines');
}

function unknownParent(db: Database, parent: 'payer' | 'recipient'): Lines {
  return db
    .selectFrom('staged_cases')
    .select('staged_cases.line')
    .where((eb) => {
      const inFile = eb
        .selectFrom('staged_participants')
        .select('staged_participants.line')
        .whereRef('participant_id', '=', parent)
        .whereRef('staged_participants.line', '<', 'staged_cases.line');
      const inRecords = eb.selectFrom('participants').select('id').whereRef('participant_id', '=', parent);
      return eb.not(eb.or([eb.exists(inFile), eb.exists(inRecords)]));
    })
    .as('lines');
}

function unknownCase(db: Database, table: 'staged_payments' | 'staged_appointments'): Lines {
  return db
    .selectFrom(table)
    .select(`${table}.line`)
    .where((eb) => {
      const inFile = eb.selectFrom('staged_cases').select('number').whereRef('number', '=', `${table}.case_number`);
      const inRecords = eb.selectFrom('cases').select('number').whereRef('number', '=', `${table}.case_number`);
      return eb.not(eb.or([eb.exists(inFile), eb.exists(inRecords)]));
    })
    .as('lines');
}
