import { appendFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { writeCents } from '../../../agency/money.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal, type Seal } from '../../../secrets/seal.ts';
import { writeCsvLine } from '../../../text/write-csv-line.ts';
import type { Database } from '../database/database.ts';
import { makeFile } from '../files/make-file.ts';
import { type CardPaymentRow, openDetails, toCardPayment } from './card-payment-row.ts';
import { createPaidForSeal } from './find-paid-for.ts';

interface ExportOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly file: string;
  /** When the payments were begun, from the first millisecond to the one after the last. */
  readonly span: { readonly beginMs: number; readonly endMs: number };
  readonly format: 'csv' | 'json';
}

/** What an export came to: integer cents. */
export interface ExportedSums {
  readonly count: number;
  readonly amountCents: number;
  readonly feeCents: number;
}

const pageRows = 1000;

const columns = [
  'confirmation',
  'payment',
  'charge',
  'time',
  'line',
  'way',
  'amount',
  'fee',
  'total',
  'participantId',
  'keyed',
  'caseEnding',
  'caseReference',
  'settledBy',
] as const;

/** One payment as it is written. `keyed`: the ID or case number that somebody paid by who had not signed in. */
type Written = { readonly [Name in (typeof columns)[number]]: string | undefined };

/** Writes the payments that are paid into a new file, the oldest first, page by page, and gives what they come to. */
export async function exportCardPayments(options: ExportOptions): Promise<ExportedSums> {
  const { db, keys, file, span, format } = options;
  const seals = { details: createSeal(keys, 'card-payment'), paidFor: createPaidForSeal(keys) };
  let [count, amountCents, feeCents] = [0, 0, 0];
  await makeFile(file, async (part) => {
    if (format === 'csv') await appendFile(part, writeCsvLine(columns));
    for await (const rows of readPages(db, span)) {
      const ids = await findIds(db, rows);
      const lines = rows.map((row) => writeLine(format, toWritten(seals, row, ids)));
      await appendFile(part, lines.join(''));
      count += rows.length;
      amountCents += rows.reduce((sum, row) => sum + row.amount_cents, 0);
      feeCents += rows.reduce((sum, row) => sum + row.fee_cents, 0);
    }
  });
  return { count, amountCents, feeCents };
}

/** Behind the last row of the page before: rows that are settled meanwhile move none. */
async function* readPages(db: Database, { beginMs, endMs }: ExportOptions['span']): AsyncGenerator<CardPaymentRow[]> {
  let last: CardPaymentRow | undefined;
  do {
    const rows = await db
      .selectFrom('card_payments')
      .selectAll()
      .where('state', '=', 'paid')
      .where('begun_at_ms', '>=', beginMs)
      .where('begun_at_ms', '<', endMs)
      .$if(last !== undefined, (query) =>
        query.where(sql<boolean>`(begun_at_ms, payment) > (${last?.begun_at_ms}, ${last?.payment})`),
      )
      .orderBy('begun_at_ms')
      .orderBy('payment')
      .limit(pageRows)
      .execute();
    yield rows;
    last = rows.length === pageRows ? rows.at(-1) : undefined;
  } while (last);
}

/** The agency's IDs of those whom the records know, by how rows name them. */
async function findIds(db: Database, rows: readonly CardPaymentRow[]): Promise<ReadonlyMap<string, string>> {
  const named = rows.flatMap(({ subject }) => (subject?.startsWith('participant:') ? [Number(subject.slice(12))] : []));
  const ids = [...new Set(named)];
  if (ids.length === 0) return new Map();
  const people = db.selectFrom('participants').where('id', 'in', ids).select(['id', 'participant_id']);
  return new Map((await people.execute()).map(({ id, participant_id: own }) => [`participant:${id}`, own]));
}

interface Seals {
  readonly details: Seal;
  readonly paidFor: ReturnType<typeof createPaidForSeal>;
}

function toWritten(seals: Seals, row: CardPaymentRow, ids: ReadonlyMap<string, string>): Written {
  const { caseEnding, caseReference, confirmation } = toCardPayment(seals.details, row);
  const { paidFor } = openDetails(seals.details, row);
  const keyed = paidFor === undefined ? undefined : seals.paidFor.read(paidFor);
  return {
    confirmation,
    payment: row.payment,
    charge: row.charge ?? undefined,
    time: Temporal.Instant.fromEpochMilliseconds(row.begun_at_ms).toString({ smallestUnit: 'second' }),
    line: row.line,
    way: row.way,
    amount: writeCents(row.amount_cents),
    fee: writeCents(row.fee_cents),
    total: writeCents(row.amount_cents + row.fee_cents),
    participantId: ids.get(row.subject ?? ''),
    keyed: keyed && `${keyed.kind} ${keyed.digits}`,
    caseEnding,
    caseReference,
    settledBy: row.settled_by ?? undefined,
  };
}

function writeLine(format: ExportOptions['format'], written: Written): string {
  if (format === 'json') return `${JSON.stringify(written)}\n`;
  return writeCsvLine(columns.map((name) => written[name] ?? ''));
}
