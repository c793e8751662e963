import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Database, Schema } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

type Whose = (
  eb: ExpressionBuilder<Schema, 'reply_enrolments'>,
) => ExpressionWrapper<Schema, 'reply_enrolments', SqlBool>;

/**
 * Ends that somebody pays by replying, and gives how many enrolments those are: in a transaction, its own where it is in none. Their cards wait
 * for the processor to be told: what was not written down for that is not ended.
 */
export async function endEnrolments(db: Database, whose: Whose, nowMs: number): Promise<number> {
  if (db.isTransaction) return endWithin(db, whose, nowMs);
  const whole = db.transaction();
  return retryWhileBusy(() => whole.execute((transaction) => endWithin(transaction, whose, nowMs)));
}

async function endWithin(db: Database, whose: Whose, nowMs: number): Promise<number> {
  await db
    .insertInto('ended_cards')
    .columns(['name', 'card_hash', 'sealed', 'tries', 'again_ms'])
    .expression((eb) =>
      eb
        .selectFrom('reply_enrolments')
        .where(whose)
        .select((own) => [
          'name',
          'card_hash',
          'sealed',
          own.lit(0).as('tries'),
          own.cast<number>(own.val(nowMs), 'bigint').as('again_ms'),
        ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const removal = db
    .deleteFrom('reply_enrolments')
    .where(whose)
    .where('name', 'in', (eb) => eb.selectFrom('ended_cards').select('name'));
  return Number((await removal.executeTakeFirstOrThrow()).numDeletedRows);
}
