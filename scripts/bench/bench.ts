import process from 'node:process';
import { parseArgs } from 'node:util';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { measureAll } from './server/measure-all.ts';
import { plans } from './server/plan.ts';
import { sumUp } from './server/sum-up.ts';
import { writeReport } from './server/write-report.ts';

/** The exit code where a caller heard something wrong. */
const wrong = 1;

const help = `Measures the server beside others on this machine, in one run of about six minutes.

  npm run bench               tables
  npm run bench -- --json     the same as JSON
  npm run bench -- --short    a run of seconds that proves nothing but that it runs
  npm run bench -- --help     this help

Each server is a process of its own on 127.0.0.1 and is called in turn with the others, by signed webhooks of whole calls that follow
its TwiML and know what they should hear. Turns are those of callers who are signed in (balance, payments, dates, ways to pay)
and of others who sign in nowhere; sign-ins, slow on purpose, are measured apart. CPU time is the server's own, on all its threads.
The aims stand in docs/performance.md; beside each figure it says whether it is reached.
Ends with 1 where a caller heard something wrong; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: tellReport });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ args, options: { json: flag, short: flag, help: flag } }).values;
}

async function tellReport({ json, short }: { json: boolean; short: boolean }): Promise<number> {
  const plan = short ? plans.short : plans.usual;
  const report = sumUp(await measureAll(plan, (step) => process.stderr.write(`· ${step}\n`)));
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : writeReport(report));
  return report.errors.length === 0 ? done : wrong;
}
