import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { type Caller, dial } from '../support/caller.ts';
import { authToken, publicUrl, startServerProcess } from '../support/server-process.ts';
import { oldKey } from '../support/sqlite-records.ts';

const card = '4111111111111111123512302108#';

async function asksForCard(caller: Caller): Promise<void> {
  for (const keys of ['1', '1', '2000000000001#', '4000#', '1']) await caller.presses(keys);
  expect(caller.call.state.kind).toBe('paying');
}

test(
  'of callers whose servers are killed with the card, and then lose Redis, each has one row and the right words',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ivr-payers-'));
    const file = join(folder, 'ivr.db');
    const redis = await startRedis();
    onTestFinished(async () => {
      await redis.stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    });
    const DATA_SECRET = `${oldKey.id}:${oldKey.secret}`;
    const env = { AGENCIES: 'massachusetts', DATABASE_URL: `sqlite:${file}`, REDIS_URL: redis.url, DATA_SECRET };
    const { records, db } = await openSqlRecords({ url: env.DATABASE_URL, keys: [oldKey] });
    onTestFinished(() => records.close());
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => startServerProcess(env)));
    if (!first || !second || !third) throw new Error('A server is missing');
    let { transport } = first;
    const call = () =>
      dial((request, signal) => transport(request, signal), { to: '+18554492859', authToken, publicUrl });

    // The first one is killed while it waits to settle.
    const before = await call();
    await asksForCard(before);
    const writer = new DatabaseSync(file);
    writer.exec('BEGIN IMMEDIATE');
    transport = killing(first, () => writer.exec('ROLLBACK'));
    await before.presses(card);
    before.hears('was charged $40.76');

    // The second one has settled and kept the turn, and its answer is lost.
    transport = second.transport;
    const after = await call();
    await asksForCard(after);
    transport = killing(second, () => {});
    await after.presses(card);
    after.hears('was charged $40.76');

    const alone = await call();
    await asksForCard(alone);
    await redis.stop('SIGKILL');
    await alone.presses(card);
    alone.hears('was charged $40.76');

    const rows = await db.selectFrom('card_payments').select(['call', 'state', 'settled_by']).execute();
    expect(new Set(rows.map((row) => row.call)).size).toBe(3);
    expect(rows).toHaveLength(3);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['paid']));
    writer.close();

    /** Its answer to the result of a card does not arrive: the carrier asks the next server. */
    function killing(server: Awaited<ReturnType<typeof startServerProcess>>, killed: () => void): Transport {
      return async (request, signal) => {
        const taken = server.transport(request, signal).catch(() => undefined);
        // Before it settles it says "one moment, please", or has answered.
        await taken;
        server.child.kill('SIGKILL');
        killed();
        ({ transport } = server === first ? second! : third!);
        return transport(request, signal);
      };
    }
  },
);
