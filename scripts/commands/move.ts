import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { moveOwedCalls } from '../../src/adapters/files/file-owed-store.ts';
import { readSqlitePath } from '../../src/adapters/sql/database/engines/read-sqlite-path.ts';
import { moveRecords, type MovedRecords } from '../../src/adapters/sql/move/move-records.ts';
import { openSqlRecords, type OpenRecords, prepareSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { AuditTrail } from '../../src/calls/ports/audit-trail.ts';
import type { EventStore, MeasuredEvent } from '../../src/calls/ports/event-store.ts';
import { findOwedFolder } from '../../src/system/find-owed-folder.ts';
import { findVoicePlace } from '../../src/system/find-voice-place.ts';
import { moveVoices } from './support/move-voices.ts';
import { done } from './support/exit-codes.ts';
import { readOwnRecords } from './support/read-own-records.ts';
import { runCommand } from './support/run-command.ts';
import { workNoted } from './support/run-records-command.ts';
import { tellFault } from './support/tell-fault.ts';

const help = `Moves the records to another database, all of them or none.

  npm run move -- FROM TO    such as sqlite:data/ivr.db postgres://ivr@db.example.org/ivr

  --agency NAME              whose records, where lines.yaml names several agencies
  --help                     this text

TO must have its tables, of npm run migrate, and nothing in them. Chosen PINs, locks, requests, the outbox, the audit trail and what
calls came to move too, and so do the files of what callers are owed (data/ivr.db.owed, data/owed) and of recorded messages
(data/ivr.db.voices).
Afterwards FROM holds what it held, but no server opens it and none writes to it. First make a backup of FROM and stop the servers: what
callers leave with one that runs on stays in its folder. Then start them with DATABASE_URL naming TO.

Leave a password out of FROM and TO, where others on this machine see it: PGPASSWORD or a pgpass file may hold it. DATA_SECRET must be
set: it is the same in both places.
Ends with 0; with 1 where nothing was moved, and says why; with 2 where the command was not understood.
`;

const eventsAtOnce = 1000;

process.exitCode = await runCommand({ isOfAgency: true, help, read: readArguments, work: move });

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [from = '', to = '', ...more] = positionals;
  const complete =
    [from, to].every((url) => /^(sqlite:|postgres(ql)?:\/\/)./.test(url)) && from !== to && more.length === 0;
  if (!complete && !values.help)
    throw new Error('Name two databases, each sqlite:PATH or postgres://USER@HOST/DATABASE.');
  return { ...values, from, to };
}

async function move({ from, to }: { from: string; to: string }): Promise<number> {
  const { dataSecrets: keys, agency, keepRecordings } = readOwnRecords();
  assertThere(from);
  if (!keys) throw new Error(describeKey(from));
  const here = await openSqlRecords({ url: from, keys });
  const there = prepareSqlRecords({ url: to, keys });
  try {
    const ended = await moveNoted(here, there);
    const owedAt = (databaseUrl: string) => findOwedFolder({ databaseUrl, agency });
    await moveEvents(here.events, there.events);
    await moveOwed(owedAt(from), owedAt(to));
    const voicesAt = (databaseUrl: string) => findVoicePlace({ databaseUrl, keepRecordings });
    const voices = await moveVoices(there.db, voicesAt(from), voicesAt(to));
    if (voices > 0) console.log(`Recordings in files moved too: ${voices}.`);
    return ended;
  } finally {
    await here.records.close();
    await there.records.close();
  }
}

/** The trail moves with the records, so that what follows is noted there. */
function moveNoted(here: OpenRecords, there: OpenRecords): Promise<number> {
  let trail: AuditTrail = here.trail;
  const following: AuditTrail = { append: (entry) => trail.append(entry) };
  return workNoted({ ...here, trail: following }, { command: 'move' }, async ({ db, keys }) => {
    const moved = await moveRecords({ from: db, to: there.db, keys, nowMs: Date.now() });
    trail = there.trail;
    tell(moved);
    return done;
  });
}

/** What calls came to, a day at a time. It may be run again: what is there already stays. */
async function moveEvents(from: EventStore, to: EventStore): Promise<void> {
  let count = 0;
  for (const day of await from.listDays()) {
    const events: MeasuredEvent[] = [];
    for await (const call of from.readCalls(day)) {
      events.push(...call);
      if (events.length >= eventsAtOnce) await to.append(events.splice(0));
    }
    await to.append(events);
    count += 1;
  }
  if (count > 0) console.log(`What calls came to moved too: ${count} days.`);
}

/** What callers left that is not in the records yet. A server looks for it beside its own records alone. */
async function moveOwed(from: string, to: string): Promise<void> {
  const calls = await moveOwedCalls(from, to).catch((cause: unknown) => {
    throw new Error(`The records were moved. Move the files of ${from} to ${to} by hand: ${tellFault(cause)}`, {
      cause,
    });
  });
  if (calls > 0) console.log(`What is owed to callers moved too: ${calls}, from ${from} to ${to}.`);
}

function tell({ rows, audit }: MovedRecords): void {
  for (const [table, count] of Object.entries(rows)) console.log(`${table.padEnd(20)} ${count}`);
  console.log(`The audit trail is the same in both places: ${audit.entries} entries in ${audit.chains} chains.`);
  for (const problem of audit.problems) console.log(`It was not in order before: ${problem}`);
  console.log('Moved. Set DATABASE_URL to the new place on every server.');
}

function assertThere(url: string): void {
  const path = readSqlitePath(url);
  if (path !== undefined && !existsSync(path)) throw new Error(`There is no file or folder ${path}: check the name.`);
}

function describeKey(from: string): string {
  const path = `${from.replace('sqlite:', '')}.key`;
  const own =
    from.startsWith('sqlite:') && existsSync(path)
      ? `: the key of these records, "local:" and what stands in ${path}`
      : '';
  return `DATA_SECRET must be set${own}. Nothing was moved.`;
}
