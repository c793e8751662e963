import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { z } from 'zod';
import { awaitReady } from '../../rigs/services/await-ready.ts';
import { findFreePort } from '../../rigs/services/start-program.ts';

/** How a server is started: a module, and the environment it gets, to which the port is added. */
export interface ServerProgram {
  readonly module: string;
  /** Options of Node. */
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The core it is bound to, where the system can bind processes. */
  readonly core?: number;
}

const Usage = z.object({ cpuMicros: z.number(), rssBytes: z.number(), heapBytes: z.number() });

export type Usage = z.infer<typeof Usage>;

export interface MeasuredServer {
  readonly origin: string;
  /** From the start of the process until something answered there. */
  readonly startMs: number;
  /** What it has used so far; `collect` gathers garbage first. */
  measure(collect?: 'collect'): Promise<Usage>;
  stop(): Promise<void>;
}

const measures = join(import.meta.dirname, 'answer-measures.ts');

/** Starts a server as a process of its own and waits until it answers. Rejects with what it complained of where it does not. */
export async function startServer({ module, options = [], env, cwd, core }: ServerProgram): Promise<MeasuredServer> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const startedMs = performance.now();
  const child = fork(module, {
    cwd,
    env: { ...env, PORT: String(port) },
    execArgv: [...options, '--expose-gc', '--import', pathToFileURL(measures).href],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  if (core !== undefined) bindToCores(child.pid, [core]);
  const stop = () => end(child);
  try {
    await awaitAnswer(child, origin);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, startMs: performance.now() - startedMs, measure: (how) => ask(child, how), stop };
}

/** Whether processes can be bound to cores here. */
export function canBind(): boolean {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

/** Binds a process with all its threads, where that can be done. */
export function bindToCores(pid: number | undefined, cores: readonly number[]): void {
  if (canBind()) spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', cores.join(','), String(pid)]);
}

/** Asks often, as the start is measured. Throws with what the server wrote where it does not answer. */
async function awaitAnswer(child: ChildProcess, origin: string): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
  const outcome = await awaitReady({ isReady: () => answers(origin), isGone: () => isGone(child), everyMs: 2 });
  if (outcome === 'gone') throw new Error(`A server to be measured ended at once: ${said}`);
  if (outcome === 'late') throw new Error(`A server to be measured does not answer: ${said}`);
}

async function answers(origin: string): Promise<boolean> {
  const response = await fetch(`${origin}/health/live`);
  await response.body?.cancel();
  return true;
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function ask(child: ChildProcess, how: 'collect' | 'use' = 'use'): Promise<Usage> {
  const answered = once(child, 'message');
  child.send(how);
  const [usage] = await answered;
  return Usage.parse(usage);
}

async function end(child: ChildProcess): Promise<void> {
  if (isGone(child)) return;
  const gone = once(child, 'exit');
  // Calls in hand need no farewell here.
  child.kill('SIGKILL');
  await gone;
}
