import process from 'node:process';
import { parseArgs } from 'node:util';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { measureAll } from './server/measure-all.ts';
import { measureEventCost } from './server/measure-event-cost.ts';
import { plans } from './server/plan.ts';
import { sumUp } from './server/sum-up.ts';
import { writeReport } from './server/write-report.ts';
import { measureTurns } from './turn/measure-turns.ts';
import { turnPlans } from './turn/turn-plan.ts';
import { writeTurnTables } from './turn/write-turn-tables.ts';

/** The exit code where a caller heard something wrong. */
const wrong = 1;

const help = `Measures the server beside others on this machine, in one run of about six minutes.

  npm run bench               tables
  npm run bench -- --turn     what a turn costs within this process, step by step of a call; under a minute
  npm run bench -- --events   what it costs servers to keep what calls come to; some six minutes
  npm run bench -- --json     the same as JSON
  npm run bench -- --short    a run of seconds that proves nothing but that it runs
  npm run bench -- --help     this help

Each server is a process of its own on 127.0.0.1 and is called in turn with the others, by signed webhooks of whole calls that follow
its TwiML and know what they should hear. Turns are those of callers who are signed in (balance, payments, dates)
and of others who sign in nowhere; sign-ins, slow on purpose, are measured apart. CPU time is the server's own, on all its threads.
The aims stand in docs/performance.md; beside each figure it says whether it is reached.
With --turn, one call at a time: microseconds of wall time, turn after turn (hot), after two megabytes were touched (cold), and after
a millisecond of sleep (rested); and what is allocated in the heap of V8: its size after less its size before, the median over turns in
which no garbage was collected.
Ends with 1 where a caller heard something wrong; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({
  help,
  read: readArguments,
  work: (asked) => (asked.events ? tellEvents(asked) : asked.turn ? tellTurns(asked) : tellReport(asked)),
});

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  return parseArgs({ args, options: { turn: flag, events: flag, json: flag, short: flag, help: flag } }).values;
}

interface Wanted {
  readonly json: boolean;
  readonly short: boolean;
}

/** Throws where a caller heard something wrong. */
async function tellTurns({ json, short }: Wanted): Promise<number> {
  const report = await measureTurns(short ? turnPlans.short : turnPlans.usual, tellStep);
  process.stdout.write(json ? writeJson(report) : writeTurnTables(report));
  return done;
}

async function tellEvents({ json, short }: Wanted): Promise<number> {
  const report = await measureEventCost(short ? plans.short : plans.usual, tellStep);
  const { withEventsUs, withoutUs, ratio, quartiles } = report;
  const spread = quartiles.map((each) => each.toFixed(3)).join(' to ');
  const text = `${withEventsUs.toFixed(0)} µs of CPU a turn with events, ${withoutUs.toFixed(0)} without: ${ratio.toFixed(3)} (${spread}; aim 1.03)\n`;
  process.stdout.write(json ? writeJson(report) : text);
  return done;
}

async function tellReport({ json, short }: Wanted): Promise<number> {
  const report = sumUp(await measureAll(short ? plans.short : plans.usual, tellStep));
  process.stdout.write(json ? writeJson(report) : writeReport(report));
  return report.errors.length === 0 ? done : wrong;
}

function tellStep(step: string): void {
  process.stderr.write(`· ${step}\n`);
}

function writeJson(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
