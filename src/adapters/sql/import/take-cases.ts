import { caseColumns } from '../database/case-columns.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { prepareNobody, takeParties } from './staged-parties.ts';

/** Takes new and changed cases into the records. Throws where a party of one is in them no more. */
export async function takeCases(db: DatabaseTransaction): Promise<void> {
  await prepareNobody(db);
  await writeCases(db);
  await takeParties(db);
  await assertCasesTaken(db);
}

async function writeCases(db: DatabaseTransaction): Promise<void> {
  const kept = ['number', 'protect', 'withdrawn', ...caseColumns.names] as const;
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
        .where('staged.at_row', '>', 0),
    )
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet((eb) => {
        const changing = [...caseColumns.names, 'withdrawn', 'payer_id', 'recipient_id'] as const;
        return {
          ...Object.fromEntries(changing.map((column) => [column, eb.ref(`excluded.${column}`)])),
          protect: eb.fn.coalesce('excluded.protect', 'cases.protect'),
        };
      }),
    )
    .execute();
}

/** A participant may have been forgotten since the file was checked: their case was left as it stood. */
async function assertCasesTaken(db: DatabaseTransaction): Promise<void> {
  const left = await db
    .selectFrom('changed_cases as staged')
    .select('staged.at_row')
    .where((eb) => {
      const known = (parent: 'staged.payer' | 'staged.recipient') =>
        eb.exists(eb.selectFrom('participants').select('id').whereRef('participant_id', '=', parent));
      const lost = eb
        .selectFrom('staged_parties as party')
        .select('party.participant')
        .whereRef('party.at_row', '=', 'staged.at_row')
        .where('party.participant', 'not in', eb.selectFrom('participants').select('participant_id'));
      return eb.or([eb.not(eb.and([known('staged.payer'), known('staged.recipient')])), eb.exists(lost)]);
    })
    .limit(1)
    .executeTakeFirst();
  if (left) throw new Error('Somebody was forgotten while the file was read. Nothing was taken: import it again.');
}
