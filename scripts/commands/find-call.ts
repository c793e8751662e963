import { parseArgs } from 'node:util';
import type { EventStore, MeasuredEvent } from '../../src/calls/ports/event-store.ts';
import { readAgencies } from '../../src/config/read-agencies.ts';
import { readConfigs } from '../../src/config/read-configs.ts';
import { listCallNames } from '../../src/secrets/call-names.ts';
import { findCallKeys } from '../../src/system/find-call-keys.ts';
import { lastGoodFolder } from '../../src/yaml/last-good.ts';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { withEvents } from './support/with-events.ts';

const help = `Finds a call that the carrier's console shows.

  npm run find-call -- SID     its name in log, events and traces, and what became of it, turn by turn

  --agency NAME                whose call, where lines.yaml names several agencies
  --help                       this text

SID is the CallSid: CA and 32 letters and digits. The log names a call by a keyed hash, which nobody makes without DATA_SECRET: run this with
the environment of the servers. After a change of DATA_SECRET it may have more than one name.
Events are kept for 90 days (RETENTION), those of this agency alone; they hold neither words nor digits of a caller.
Ends with 0; with 1 where no event of the call is kept, and says so; with 2 where the command was not understood.
`;

/** The exit code where nothing is kept of a call. */
const nothingKept = 1;

process.exitCode = await runCommand({
  isOfAgency: true,
  help,
  read: readArguments,
  work: ({ sid }) => withEvents((events) => find(events, sid), { command: 'find-call' }),
});

function readArguments(args: string[]) {
  const options = { help: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [sid = '', ...more] = positionals;
  if (!values.help && (!/^CA[\w-]{1,62}$/.test(sid) || more.length > 0))
    throw new Error('Name one call by its CallSid, which begins with CA.');
  return { ...values, sid };
}

async function find(events: EventStore, sid: string): Promise<number> {
  const names = listCallNames(findCallKeys(readConfigs(readAgencies(lastGoodFolder))), sid);
  for (const name of names) console.log(`Its name in the log, in events and in traces: ${name}`);
  const found = await events.findCall(names);
  for (const event of found) console.log(writeStep(event));
  if (found.length > 0) return done;
  console.log('No event of it is kept: it was of another agency, is too long ago, or never came here.');
  return nothingKept;
}

function writeStep({ kind, atMs, turn, from, event, to, results, ms, line, channel, language }: MeasuredEvent): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toString({ smallestUnit: 'millisecond' });
  const led = results === '' ? '' : `, ${results}`;
  if (kind === 'end')
    return `${at}  end ${event} at ${from}${led} after ${Math.round(ms / 1000)} s (${line}, ${channel}, ${language})`;
  return `${at}  turn ${turn}: ${from === '' ? '-' : from} ─ ${event} ─► ${to}${led} (${ms.toFixed(0)} ms)`;
}
