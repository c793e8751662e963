import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { AuditTrail } from '../../../src/calls/ports/audit-trail.ts';
import { readOperator } from '../../../src/config/read-operator.ts';
import { done } from './exit-codes.ts';
import { runCommand } from './run-command.ts';
import { withRecords } from './with-records.ts';

interface Asked<Name extends string> {
  readonly help: boolean;
  /** What the script was asked to do, by the word that stands first. */
  readonly command: Name;
}

interface RecordsCommand<Name extends string, Given extends Asked<Name>> {
  /** The name of the script in `npm run`. */
  readonly script: string;
  readonly help: string;
  readonly read: (args: string[]) => Given;
  /** Whether the audit trail notes it, command by command: all do that tell something of somebody, or change something. */
  readonly noted: Readonly<Record<Name, boolean>>;
  readonly work: (open: OpenRecords, asked: Given) => Promise<number>;
}

/** Runs a script that works on the records of DATABASE_URL, and notes in the audit trail who ran it. Gives the exit code. */
export function runRecordsCommand<Name extends string, Given extends Asked<Name>>(
  command: RecordsCommand<Name, Given>,
): Promise<number> {
  const { script, help, read, noted, work } = command;
  return runCommand({
    help,
    read,
    work: (asked) =>
      withRecords((open) =>
        noted[asked.command]
          ? workNoted(open, nameCommand(script, asked.command), (own) => work(own, asked))
          : work(open, asked),
      ),
  });
}

function nameCommand(script: string, word: string): string {
  return script === word ? script : `${script} ${word}`;
}

/** Notes a command before it is begun and once it has ended; what it notes itself says who ran it, too. */
export async function workNoted(
  open: OpenRecords,
  command: string,
  work: (open: OpenRecords) => Promise<number>,
): Promise<number> {
  const trail = signWith(open.trail, { command, ...readOperator() });
  await trail.append({ ...nowhere, what: 'command-begun', who: 'unknown', facts: {} });
  let outcome = 'failed';
  try {
    const code = await work({ ...open, trail });
    outcome = code === done ? 'done' : 'not done';
    return code;
  } finally {
    await trail.append({ ...nowhere, what: 'command-ended', who: 'unknown', facts: { outcome } });
  }
}

/** Where an entry of no call and no line belongs. */
export const nowhere = { call: '', turn: 0, line: '' } as const;

function signWith(trail: AuditTrail, facts: Readonly<Record<string, string>>): AuditTrail {
  return { append: (entry, attempt) => trail.append({ ...entry, facts: { ...entry.facts, ...facts } }, attempt) };
}
