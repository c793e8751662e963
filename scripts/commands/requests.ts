import { parseArgs } from 'node:util';
import type { OpenRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { countRequests, type RequestCount } from '../../src/adapters/sql/requests/count-requests.ts';
import { exportRequests } from '../../src/adapters/sql/requests/export-requests.ts';
import { giveVoice } from './support/give-voice.ts';
import { tellRecordings } from './support/tell-recordings.ts';
import { done } from './support/exit-codes.ts';
import { nowhere, runRecordsCommand } from './support/run-records-command.ts';
import { tellWrongWord } from './support/tell-wrong-word.ts';

const help = `What callers have left for the agency to do.

  npm run requests -- list            how many there are, by kind, line, channel and state
  npm run requests -- export FILE     write all that wait into a new file, one JSON object a line
  npm run requests -- voice REFERENCE FILE
                                      write the recorded message of a request into a new WAV file

  --earlier                           with voice: the message before it, which the caller may have replaced
  --agency NAME                       whose records, where lines.yaml names several agencies
  --help                              this text

A request says how to reach its caller. "channel":"tty" was left on a text telephone: call by text telephone or relay (711), never by voice.
"pace":"relay" was left through a relay service, or by somebody who needs more time. "-" was left with an older version.

Each request goes into exactly one file. An export that was cut off is finished at its own place by the next one: the same requests
under the same name, and none that came later. FILE appears once it is complete.

Recorded messages are fetched from the carrier within minutes and kept here (KEEP_RECORDINGS). "voice" and "earlierVoice" in an export
name their files; the audit trail notes each one that is written with voice, before it is.

The records are those of DATABASE_URL (sqlite:data/ivr.db).
Ends with 0; with 1 where something was not done, and says why; with 2 where the command was not understood.
`;

const commands = ['list', 'export', 'voice'] as const;

process.exitCode = await runRecordsCommand({
  script: 'requests',
  help,
  read: readArguments,
  paths: ({ file }) => [file],
  noted: { list: false, export: true, voice: true },
  work(open, { command, reference, file, earlier }) {
    if (command === 'list') return list(open);
    if (command === 'export') return writeFile(open, file);
    return giveVoice(open, { reference, which: earlier ? 'earlierVoice' : 'voice', file });
  },
});

function readArguments(args: string[]) {
  const off = { type: 'boolean', default: false } as const;
  const options = { help: off, earlier: off } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [name, ...rest] = positionals;
  const command = commands.find((one) => one === name);
  const [reference, file = ''] = command === 'voice' ? rest : ['', ...rest];
  const isWhole = command !== undefined && rest.length === { list: 0, export: 1, voice: 2 }[command];
  if (!(isWhole && (!values.earlier || command === 'voice')) && !values.help)
    throw new Error(`${tellWrongWord(name, commands)}Say what to do: list, export FILE, or voice REFERENCE FILE.`);
  return { ...values, command: command ?? 'list', reference: reference ?? '', file };
}

async function list({ db }: OpenRecords): Promise<number> {
  const counts = await countRequests(db);
  if (counts.length === 0) console.log('Nobody has left a request.');
  for (const { kind, line, state, count, ...left } of counts) {
    const cells = [kind.padEnd(20), (line ?? '-').padEnd(22), describeManner(left).padEnd(12), state.padEnd(14)];
    console.log(`${cells.join(' ')} ${count}`);
  }
  await tellRecordings(db);
  return done;
}

function describeManner({ channel, pace }: Pick<RequestCount, 'channel' | 'pace'>): string {
  if (channel === 'voice') return pace === 'relay' ? 'voice, relay' : 'voice';
  return channel ?? '-';
}

async function writeFile({ db, trail }: OpenRecords, file: string): Promise<number> {
  const exported = await exportRequests({ db, file });
  for (const { batch, count } of exported) {
    await trail.append({ ...nowhere, what: 'requests-exported', who: 'unknown', facts: { batch, requests: count } });
  }
  for (const one of exported) console.log(`${one.file}: ${one.count} request${one.count === 1 ? '' : 's'}.`);
  if (exported.length === 0) console.log('Nothing to export: no request waits. No file was written.');
  return done;
}
