import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import type { AuditEntry, AuditTrail } from '../../../src/calls/ports/audit-trail.ts';
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
  /** The files that the arguments name. */
  readonly paths?: (asked: Given) => readonly string[];
  readonly work: (open: OpenRecords, asked: Given) => Promise<number>;
  /** Opens what the script works on; left out, the records of DATABASE_URL. */
  readonly within?: typeof withRecords;
}

/** Runs a script that works on the records of DATABASE_URL, and notes in the audit trail who ran it. Gives the exit code. */
export function runRecordsCommand<Name extends string, Given extends Asked<Name>>(
  command: RecordsCommand<Name, Given>,
): Promise<number> {
  const { script, help, read, paths, noted, work, within = withRecords } = command;
  return runCommand({
    isOfAgency: true,
    help,
    read,
    ...(paths && { paths }),
    work: (asked) => workOnRecords({ script, noted, work, within }, asked),
  });
}

/** Does what a script was asked to do on the records of DATABASE_URL, and notes it. Gives the exit code. */
export function workOnRecords<Name extends string, Given extends Asked<Name>>(
  {
    script,
    noted,
    work,
    within = withRecords,
  }: Pick<RecordsCommand<Name, Given>, 'script' | 'noted' | 'work' | 'within'>,
  asked: Given,
): Promise<number> {
  return within((open) =>
    noted[asked.command]
      ? workNoted(open, { command: nameCommand(script, asked.command), ...nameFlags(asked) }, (own) => work(own, asked))
      : work(open, asked),
  );
}

function nameCommand(script: string, word: string): string {
  return script === word ? script : `${script} ${word}`;
}

/** Flags that were given, such as `yes`: what somebody has accepted. */
function nameFlags(asked: object): { said?: string } {
  const flags = Object.entries(asked).flatMap(([name, value]) => (value === true && name !== 'quiet' ? [name] : []));
  return flags.length === 0 ? {} : { said: flags.join(' ') };
}

/** Notes a command before it is begun and once it has ended; what it notes itself says who ran it, too. */
export async function workNoted(
  open: OpenRecords,
  { command, said }: { readonly command: string; readonly said?: string },
  work: (open: OpenRecords) => Promise<number>,
): Promise<number> {
  const trail = signWith(open.trail, { command, ...readOperator() });
  const note = (what: 'command-begun' | 'command-ended', facts: AuditEntry['facts']) =>
    trail.append({ ...nowhere, what, who: 'unknown', facts });
  await note('command-begun', said === undefined ? {} : { said });
  try {
    const code = await work({ ...open, trail });
    await note('command-ended', { outcome: code === done ? 'done' : 'not done' });
    return code;
  } catch (error) {
    // Where the records are out of reach the command has no end in the trail, and its own error is the one to tell.
    await note('command-ended', { outcome: 'failed' }).catch(() => {});
    throw error;
  }
}

/** Where an entry of no call and no line belongs. */
export const nowhere = { call: '', turn: 0, line: '' } as const;

function signWith(trail: AuditTrail, facts: Readonly<Record<string, string>>): AuditTrail {
  return { append: (entry, attempt) => trail.append({ ...entry, facts: { ...entry.facts, ...facts } }, attempt) };
}
