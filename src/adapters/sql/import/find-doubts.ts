import { type RawBuilder, sql } from 'kysely';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { appointmentColumns } from '../database/appointment-columns.ts';
import type { Database } from '../database/database.ts';
import { addFound } from './check-staged.ts';
import type { FaultyRows } from './faulty-rows.ts';
import { documentsForOthers, paidByOthers } from './staged-parties.ts';
import { inChunks } from './pin-groups.ts';
import type { RowProblems } from './row-problems.ts';

/** As many may live in one household; more share a placeholder, and would get each other's messages. */
const mostTogether = 5;

/** Finds what no row shows alone, and what may be true all the same: numbers and addresses that several have, appointments that come twice. */
export async function findDoubts(db: Database, keys: KeyRing, doubts: RowProblems): Promise<void> {
  const appointment = ['case_number', 'at_ms', ...appointmentColumns.names].map((column) => sql.ref(column));
  await addFound(db, doubts, [
    [sharedSsn(), 'ssn: a number that no other participant has; nobody can sign in with a shared one'],
    [paidByOthers(), 'from: somebody who pays in the case; nobody else hears of the payment'],
    [documentsForOthers(), 'for: a party of the case; nobody else hears of the document'],
    [sharedByMany('email'), 'email: an address of theirs, not one that many participants have'],
    [sharedByMany('phone'), 'phone: a number of theirs, not one that many participants have'],
    [
      rowsWhere(
        sql`staged_appointments`,
        sql`row_number() over (partition by ${sql.join(appointment)} order by at_row)`,
        1,
      ),
      'an appointment only once',
    ],
  ]);
  await addIdsThatAreSsns(db, keys, doubts);
}

function sharedByMany(column: 'email' | 'phone'): FaultyRows {
  const name = sql.ref(column);
  return rowsWhere(sql`staged_participants`, sql`count(${name}) over (partition by ${name})`, mostTogether);
}

/** Rows of a table for which a number is more than so much. */
function rowsWhere(table: RawBuilder<unknown>, number: RawBuilder<unknown>, most: number): FaultyRows {
  return sql<{ at_row: number }>`
    (select at_row from (select at_row, ${number} as number from ${table}) as numbered where number > ${most})
  `.as<'rows'>(sql.ref('rows'));
}

/** Within the file, or with somebody whom it does not name. */
function sharedSsn(): FaultyRows {
  return sql<{ at_row: number }>`
    (select at_row from (
      select at_row, count(ssn_hash) over (partition by ssn_hash) as number from staged_participants
    ) as numbered where number > 1
    union select staged.at_row from staged_participants as staged
      inner join participants as known on known.ssn_hash = staged.ssn_hash
      where not exists (select 1 from staged_participants as same where same.participant_id = known.participant_id))
  `.as<'rows'>(sql.ref('rows'));
}

/** SSNs are hashed: IDs of nine digits are hashed like them and compared. */
async function addIdsThatAreSsns(db: Database, keys: KeyRing, doubts: RowProblems): Promise<void> {
  const claims = createHashedClaims(keys);
  const { rows: ids } = await sql<{ at_row: number; participant_id: string }>`
    select at_row, participant_id from staged_participants where length(participant_id) = 9 order by at_row
  `.execute(db);
  for (const chunk of inChunks(ids)) {
    const rowOf = new Map(chunk.map(({ at_row: row, participant_id: id }) => [claims.hash('ssn', id), row]));
    const hashes = sql.join([...rowOf.keys()]);
    const { rows } = await sql<{ ssn_hash: string }>`
      select ssn_hash from staged_participants where ssn_hash in (${hashes})
      union select ssn_hash from participants where ssn_hash in (${hashes})
    `.execute(db);
    for (const { ssn_hash: hash } of rows) {
      doubts.add({ row: rowOf.get(hash) ?? 1, expected: 'participantId: not the SSN of another participant' });
    }
  }
}
