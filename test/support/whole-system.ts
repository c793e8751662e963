import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flows, promptContract } from '../../flows/index.ts';
import { createMemoryCallStore } from '../../src/adapters/memory/call-store.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/fill-with-sample-agency.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { buildApp } from '../../src/app.ts';
import { readLines } from '../../src/calls/lines.ts';
import type { CallStore } from '../../src/calls/ports.ts';
import { createRunEffect } from '../../src/calls/run-effects.ts';
import { createTakeTurn } from '../../src/calls/take-turn.ts';
import { languages } from '../../src/dialogue/language.ts';
import { createLog } from '../../src/log.ts';
import { loadCatalogue } from '../../src/prompts/load-catalogue.ts';
import { dial } from './caller.ts';

/** The day on which the tests' agency stands still. */
const today = Temporal.PlainDate.from('2026-11-22');

const root = join(import.meta.dirname, '../..');
const authToken = 'the token of a test';

/** The wording as it is shipped. */
export const catalogue = loadCatalogue({ folder: join(root, 'prompts'), contract: promptContract, languages });

/** The lines as they are shipped. */
export const lines = readLines(join(root, 'flows/lines.yaml'));

/** The whole system with the made-up agency in SQLite, without a network. */
export async function openSystem({ calls = createMemoryCallStore() }: { calls?: CallStore } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-'));
  const { records, db, keys } = await openSqlRecords({ url: `sqlite:${join(folder, 'ivr.db')}` });
  await fillWithSampleAgency(db, keys, today);
  const log = createLog('silent');
  const prompts = { current: () => catalogue };
  const takeTurn = createTakeTurn({ flows, calls, prompts, runEffect: createRunEffect({ records, log }), log });
  const publicUrl = 'https://ivr.example.org';
  const app = await buildApp({ log, lines, prompts, takeTurn, calls, records, authToken, publicUrl });
  return {
    db,
    /** Calls the system as the carrier does, signed. */
    dial: ({ to = '+18669013212', from }: { to?: string; from?: string } = {}) =>
      dial(app, { to, authToken, publicUrl, ...(from && { from }) }),
    async close() {
      await app.close();
      await records.close();
      rmSync(folder, { recursive: true });
    },
  };
}
