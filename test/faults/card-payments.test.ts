import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { builtProgram } from '../support/built-program.ts';
import { compiledOnce } from '../support/compiled-once.ts';
import { findMadeUpPayment } from '../support/made-up-payments.ts';
import { useDatabases } from '../support/databases.ts';
import { oldKey } from '../support/sqlite-records.ts';

const script = builtProgram('test/support/pay-many.ts');
const count = 200;

/** A server that pays. `kept` grows by each line that it says. */
function startPaying(url: string) {
  const child = spawn(process.execPath, [script, url, String(count)], { env: { ...process.env, ...compiledOnce } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const kept: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => kept.push(line));
  return { child, kept, lines };
}

async function isOver(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}

describe.each(useDatabases())('payments by card in %s', (_engine, makeDatabase) => {
  test('are kept once each, with the right sum, though a server is killed among them and another pays the same', async () => {
    const url = await makeDatabase();
    const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
    onTestFinished(() => records.close());
    const killed = startPaying(url);
    const other = startPaying(url);
    while (killed.kept.length < count / 4) await once(killed.lines, 'line');
    killed.child.kill('SIGKILL');
    await isOver(killed.child);
    expect(await isOver(other.child)).toBe(0);

    const rows = await db.selectFrom('card_payments').selectAll().execute();
    const byAttempt = new Map(rows.map((row) => [row.attempt, row]));
    expect([rows.length, byAttempt.size]).toEqual([count, count]);
    for (const line of [...killed.kept, ...other.kept]) {
      const [attempt = '', , payment] = line.split(' ');
      expect([attempt, byAttempt.get(attempt)?.payment]).toEqual([attempt, payment]);
    }
    const made = Array.from({ length: count }, (_, at) => findMadeUpPayment(at));
    for (const { attempt, results } of made) {
      const [outcome] = results;
      const state = { paid: 'paid', declined: 'not-paid' }[String(outcome)] ?? 'begun';
      expect([attempt, byAttempt.get(attempt)?.state]).toEqual([attempt, state]);
    }
    const owed = made
      .filter(({ results }) => results[0] === 'paid')
      .map(({ begun }) => begun.amountCents + begun.feeCents);
    const paid = rows.filter(({ state }) => state === 'paid').map((row) => row.amount_cents + row.fee_cents);
    expect(sum(paid)).toBe(sum(owed));
  }, 120_000);
});

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}
