import process from 'node:process';
import { done, notUnderstood } from './exit-codes.ts';

interface Command<Asked> {
  readonly help: string;
  /** What is asked for; throws with a reason where that cannot be understood. */
  readonly read: (args: string[]) => Asked;
  readonly work: (asked: Asked) => Promise<number> | number;
}

/** Does what the arguments of this script ask for, tells its help, or tells what was not understood and then its help. Gives the exit code. */
export async function runCommand<Asked extends { readonly help: boolean }>(command: Command<Asked>): Promise<number> {
  const { help, work } = command;
  let asked: Asked;
  try {
    asked = command.read(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    return notUnderstood;
  }
  if (!asked.help) return work(asked);
  process.stdout.write(help);
  return done;
}
