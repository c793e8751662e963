import process from 'node:process';
import { parseArgs } from 'node:util';
import { done, nothingDone, notUnderstood } from './exit-codes.ts';

interface Command<Asked> {
  readonly help: string;
  /** Reads the arguments; throws with a reason where they are not understood. */
  readonly read: (args: string[]) => Asked;
  /** Gives the exit code; throws with a reason where nothing was done. */
  readonly work: (asked: Asked) => Promise<number> | number;
}

/** Runs a script by its arguments: does its work, writes its help, or writes what was not understood and the help. Gives the exit code. */
export async function runCommand<Asked extends { readonly help: boolean }>(command: Command<Asked>): Promise<number> {
  const { help, work } = command;
  let asked: Asked;
  try {
    asked = command.read(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${tell(error)}\n\n${help}`);
    return notUnderstood;
  }
  if (asked.help) {
    process.stdout.write(help);
    return done;
  }
  try {
    return await work(asked);
  } catch (error) {
    process.stderr.write(`${tell(error)}\n`);
    return nothingDone;
  }
}

/** Reads the arguments of a script that takes `--help` only. */
export function readHelpOnly(args: string[]): { readonly help: boolean } {
  return parseArgs({ args, options: { help: { type: 'boolean', default: false } } }).values;
}

function tell(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
