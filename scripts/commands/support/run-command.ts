import process from 'node:process';
import { parseArgs } from 'node:util';
import { tellSystemFault } from '../../../src/process/tell-system-fault.ts';
import { findClosest } from '../../../src/text/find-closest.ts';
import { done, nothingDone, notUnderstood } from './exit-codes.ts';
import { readAgency } from './read-agency.ts';

interface Command<Asked> {
  readonly help: string;
  /** Whether it works on the records of an agency, which `--agency` names. */
  readonly isOfAgency?: boolean;
  /** Reads the arguments; throws with a reason where they are not understood. */
  readonly read: (args: string[]) => Asked;
  /** The files that the arguments name: the system names none where reading or writing fails. */
  readonly paths?: (asked: Asked) => readonly string[];
  /** Gives the exit code; throws with a reason where nothing was done. */
  readonly work: (asked: Asked) => Promise<number> | number;
}

/** Runs a script by its arguments: does its work, writes its help, or writes what was not understood and the help. Gives the exit code. */
export async function runCommand<Asked extends { readonly help: boolean }>(command: Command<Asked>): Promise<number> {
  const { help, work, paths, isOfAgency = false } = command;
  outliveReaders();
  let asked: Asked;
  try {
    asked = command.read(isOfAgency ? readAgency().others : process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${tellMisread(error, help)}\n\n${help}`);
    return notUnderstood;
  }
  if (asked.help) {
    process.stdout.write(help);
    return done;
  }
  try {
    return await work(asked);
  } catch (error) {
    process.stderr.write(`${tellSystemFault(error, paths?.(asked)) ?? tell(error)}\n`);
    return nothingDone;
  }
}

/** Reads the arguments of a script that takes `--help` only. */
export function readHelpOnly(args: string[]): { readonly help: boolean } {
  return parseArgs({ args, options: { help: { type: 'boolean', default: false } } }).values;
}

/** A reader that leaves, as `head` does, stops no work: what is written after that is lost. */
function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error) => {
      if (!('code' in error && error.code === 'EPIPE')) throw error;
    });
  }
}

function tellMisread(error: unknown, help: string): string {
  const text = tell(error);
  const unknown = /^Unknown option '(?<option>--[\w-]+)/.exec(text)?.groups?.['option'];
  if (unknown === undefined) return text;
  const meant = findClosest(unknown, help.match(/--[a-z][\w-]+/g) ?? []);
  return `There is no option ${unknown}${meant === undefined ? '.' : `: did you mean ${meant}?`}`;
}

function tell(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
