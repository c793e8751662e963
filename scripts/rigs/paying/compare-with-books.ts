import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { reconcileCharges } from '../../../src/adapters/sql/card-payments/reconcile/reconcile-charges.ts';
import { countCardPayments } from '../../../src/adapters/sql/card-payments/list-card-payments.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { injectInto } from '../inject-into.ts';
import { massachusetts, openSampleSystem } from '../sample-system.ts';
import { payInCalls } from './pay-in-calls.ts';
import { createProcessorBooks } from './processor-books.ts';

const hourMs = 3_600_000;
const keys = [{ id: 'rig', secret: 'a made-up secret of thirty-two characters' }];

/** What many paying calls come to, in our rows by state and in the processor's books, before and after its file is taken. */
export async function compareWithBooks({ count, atOnce }: { readonly count: number; readonly atOnce: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-paying-'));
  const url = `sqlite:${join(folder, 'ivr.db')}`;
  const opened = await openSqlRecords({ url, keys });
  const other = await openSqlRecords({ url, keys });
  const system = await openSampleSystem({
    lines: massachusetts.lines,
    openRecords: async () => opened,
    at: () => Temporal.Now.zonedDateTimeISO('America/New_York'),
  });
  try {
    const { app, authToken, publicUrl, db } = system;
    const books = createProcessorBooks();
    const fromMs = Date.now();
    await payInCalls({ count, atOnce, transport: injectInto(app), authToken, publicUrl, books });
    const before = await countCardPayments(db);
    const reconciled = await reconcileCharges({
      db,
      staging: other.db,
      trail: opened.trail,
      period: { fromMs, untilMs: Date.now() + hourMs },
      open: () => Readable.from([Buffer.from(books.write())]),
    });
    return { before, after: await countCardPayments(db), reconciled, booked: books.sum() };
  } finally {
    await system.close();
    await other.records.close();
    rmSync(folder, { recursive: true });
  }
}
