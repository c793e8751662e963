import { type Expression, sql } from 'kysely';
import type { Database } from '../../database/database.ts';
import { engineOf } from '../../database/engines/engine.ts';
import type { StagedChargeTable } from '../../database/card-payment-table.ts';
import { type Charge, type ChargeProblem, readCharges } from './read-charges.ts';

const batchRows = 2000;
const mostTold = 20;

export interface StagedFile {
  readonly charges: number;
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: readonly ChargeProblem[];
}

/** Makes the tables that hold a file while it is compared: temporary ones, which only this connection sees. */
export async function createChargeTables(db: Database): Promise<void> {
  await db.schema
    .createTable('staged_charges')
    .temporary()
    .addColumn('at_row', 'integer', (column) => column.primaryKey())
    .addColumn('payment', 'text')
    .addColumn('charge', 'text', (column) => column.notNull())
    .addColumn('cents', 'integer', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('fee', 'integer')
    .execute();
}

export async function dropChargeTables({ schema }: Database): Promise<void> {
  await schema.dropTable('staged_payment_sums').ifExists().execute();
  await schema.dropTable('staged_charges').ifExists().execute();
}

/** Reads a processor's file into the tables, in as much memory as a batch needs. */
export async function stageCharges(db: Database, chunks: AsyncIterable<Uint8Array>): Promise<StagedFile> {
  const problems: ChargeProblem[] = [];
  let problemCount = 0;
  let batch: StagedChargeTable[] = [];
  let charges = 0;
  for await (const read of readCharges(chunks)) {
    if ('expected' in read) {
      problemCount += 1;
      if (problems.length < mostTold) problems.push(read);
    } else if (problemCount === 0) batch.push(toRow(read));
    if (batch.length === batchRows) {
      charges += batch.length;
      await engineOf(db).addRows(db, 'staged_charges', batch);
      batch = [];
    }
  }
  await engineOf(db).addRows(db, 'staged_charges', batch);
  charges += batch.length;
  if (problemCount > 0) return { charges, problemCount, problems };
  const doubles = await findDoubles(db);
  if (doubles.length === 0) await sumCharges(db);
  return { charges, problemCount: doubles.length, problems: doubles };
}

function toRow({ row, payment, charge, cents, atMs, status, fee }: Charge): StagedChargeTable {
  return { at_row: row, payment: payment ?? null, charge, cents, at_ms: atMs, status, fee: fee ?? null };
}

/** Rows that name a charge of an earlier row, and say something else of it. */
async function findDoubles(db: Database): Promise<ChargeProblem[]> {
  await db.schema.createIndex('staged_charges_by_name').on('staged_charges').column('charge').execute();
  await engineOf(db).weighTable(db, 'staged_charges');
  const doubles = await db
    .selectFrom('staged_charges')
    .select(({ fn }) => fn.max('at_row').as('row'))
    .groupBy('charge')
    .having(({ fn }) => fn.countAll(), '>', 1)
    .orderBy('row')
    .limit(mostTold)
    .execute();
  return doubles.map(({ row }) => ({ row, expected: 'charge: one row for each charge, as it stands now' }));
}

/** One row for each payment that the file names: what came of all its charges. */
async function sumCharges(db: Database): Promise<void> {
  const sums = db
    .selectFrom('staged_charges')
    .where('payment', 'is not', null)
    .groupBy('payment')
    .select((eb) => [
      'payment',
      eb.fn.count(ofPaid(eb.ref('charge'))).as('times'),
      eb.fn.max(ofPaid(eb.ref('charge'))).as('charge'),
      eb.fn.max(ofPaid(eb.ref('cents'))).as('cents'),
      eb.fn.max(ofPaid(eb.ref('fee'))).as('fee'),
    ]);
  await db.schema.createTable('staged_payment_sums').temporary().as(sums).execute();
  await db.schema.createIndex('staged_sums_by_payment').on('staged_payment_sums').column('payment').execute();
  await engineOf(db).weighTable(db, 'staged_payment_sums');
}

/** Nothing, of a charge that was not paid. */
function ofPaid<Value>(value: Expression<Value>) {
  return sql<Value>`case when status = 'paid' then ${value} end`;
}
