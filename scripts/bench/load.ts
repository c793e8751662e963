import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readConfig } from '../../src/config/read-config.ts';
import { done } from '../commands/support/exit-codes.ts';
import { runCommand } from '../commands/support/run-command.ts';
import { createCaller } from './load/load-caller.ts';
import { openExchange } from './load/webhook-exchange.ts';
import { type CallsInProgressPlan, measureCallsInProgress } from './load/measure-calls-in-progress.ts';
import { startStrangers } from './load/strangers.ts';
import { type LoadedSystem, callSystem, openLoadedSystem } from './load/loaded-system.ts';
import { findServer } from '../phone/terminal/find-server.ts';

const help = `Keeps many calls in progress, with callers who listen and think like people.

  npm run load -- --calls 10000

  --calls N        calls in progress at the same time (default 1000)
  --minutes N      how long altogether; calls begin during the first half of it (default 2)
  --think SECONDS  how long a caller listens and thinks on average before the next key (default 8)
  --to NUMBER      the number to dial (default +18669013212)
  --strangers N    so many unsigned requests a second beside the calls, at a server that is bound to one core (default 0)
  --here           calls the server that runs on this machine; else one is started for the purpose
  --url URL        calls a server elsewhere, signed with TWILIO_AUTH_TOKEN
  --json           the figures as JSON
  --help           this text

At a server started for the purpose, as many callers sign in as 20 a second allow; all others ask for general information, and
nobody signs in elsewhere. Strangers bother no other server. Memory is that of the server's heap, with garbage collected. Ends with 1 where a caller heard something wrong.
`;

const Positive = z.coerce.number().positive();
const Options = z
  .object({
    calls: Positive.pipe(z.int()),
    minutes: Positive,
    think: Positive,
    to: z.string(),
    strangers: z.coerce.number().int().min(0).max(5000),
    here: z.boolean(),
    url: z.url().optional(),
    json: z.boolean(),
  })
  .refine(
    ({ strangers, here, url }) => strangers === 0 || (!here && url === undefined),
    'Strangers go to no server but one that is started for the purpose.',
  );

const signInsPerSecond = 20;
const participants = 100;
const connections = 100;

process.exitCode = await runCommand({ help, read: readArguments, work: tellFigures });

function readArguments(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      calls: { type: 'string', default: '1000' },
      minutes: { type: 'string', default: '2' },
      think: { type: 'string', default: '8' },
      to: { type: 'string', default: '+18669013212' },
      strangers: { type: 'string', default: '0' },
      here: { type: 'boolean', default: false },
      url: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { data, error } = Options.safeParse(values);
  if (error) throw new Error(z.prettifyError(error));
  return { ...data, help: values.help };
}

async function tellFigures(options: z.infer<typeof Options>): Promise<number> {
  const system = await findSystem(options);
  try {
    const figures = await measure(system, options);
    process.stdout.write(options.json ? `${JSON.stringify(figures, null, 2)}\n` : write(figures));
    return Object.keys(figures.errors).length === 0 ? done : 1;
  } finally {
    await system.close();
  }
}

async function findSystem({ here, url, strangers }: z.infer<typeof Options>): Promise<LoadedSystem> {
  if (!here && url === undefined) return openLoadedSystem(participants, strangers > 0 ? 0 : undefined);
  const server = findServer({ url, folder: 'data', readSettings: readConfig });
  return callSystem(server.url, server.authToken);
}

async function measure(
  system: LoadedSystem,
  { calls, minutes, think, to, strangers: perSecond }: z.infer<typeof Options>,
) {
  const { origin, publicUrl, authToken } = system;
  const exchange = openExchange({ origins: [origin], authToken, connections });
  const newCaller = () => createCaller(exchange, { number: to, publicUrl, listening: true });
  const lastingMs = minutes * 60_000;
  const plan: CallsInProgressPlan = {
    newCaller,
    calls,
    participants: system.participants,
    signInsPerSecond,
    arrivingMs: lastingMs / 2,
    lastingMs,
    thinkMs: think * 1000,
  };
  try {
    // The warm-up: what a server needs for its first calls does not count.
    await (
      await measureCallsInProgress({ ...plan, calls: 50, arrivingMs: 1000, lastingMs: 5000, thinkMs: 50 })
    ).hangUp();
    const before = await system.measure?.();
    const { turns, signIns, signedIn, hangUp, strangers } = await measureBeside({ origin, perSecond }, plan);
    const after = await system.measure?.();
    await hangUp();
    return {
      calls,
      signedIn,
      turns: turns.turns,
      p50Ms: turns.p50Ms,
      p99Ms: turns.p99Ms,
      signInP99Ms: signIns.p99Ms,
      heapBytesACall: before && after && Math.max(0, Math.round((after.heapBytes - before.heapBytes) / calls)),
      ...(perSecond > 0 && { strangers }),
      errors: { ...turns.errors, ...signIns.errors },
    };
  } finally {
    await exchange.close();
  }
}

/** Strangers bother the server as long as the calls last. */
async function measureBeside(bothering: Parameters<typeof startStrangers>[0], plan: CallsInProgressPlan) {
  const strangers = startStrangers(bothering);
  try {
    return { ...(await measureCallsInProgress(plan)), strangers: strangers.count() };
  } finally {
    await strangers.stop();
  }
}

function write(figures: Awaited<ReturnType<typeof measure>>): string {
  const { calls, signedIn, turns, p50Ms, p99Ms, signInP99Ms, heapBytesACall, strangers = {}, errors } = figures;
  const wrong = Object.entries(errors).map(([reason, times]) => `${times} × ${reason}`);
  const refused = Object.entries(strangers).map(([status, times]) => `${times} × ${status}`);
  return [
    `calls in progress   ${calls}, of which ${signedIn} signed in`,
    `turns               ${turns}`,
    `p50, p99            ${p50Ms.toFixed(1)} ms, ${p99Ms.toFixed(1)} ms`,
    ...(signedIn > 0 ? [`p99 of sign-ins     ${signInP99Ms.toFixed(1)} ms`] : []),
    ...(heapBytesACall === undefined
      ? []
      : [`heap a call         ${heapBytesACall > 0 ? `${heapBytesACall} bytes` : 'too few calls to tell'}`]),
    ...(refused.length > 0 ? [`strangers           ${refused.join('; ')}`] : []),
    `errors              ${wrong.length === 0 ? 'none' : wrong.join('; ')}`,
    '',
  ].join('\n');
}
