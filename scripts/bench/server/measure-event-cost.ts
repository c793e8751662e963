import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { startOptions } from '../../rigs/start-options.ts';
import { dataSecret, fillAgency } from '../load/fill-agency.ts';
import { runFlatOut } from '../load/run-flat-out.ts';
import { type MeasuredServer, startServer } from '../load/start-server.ts';
import { median } from '../median.ts';
import { type CallerGroup, openCallerGroup } from './caller-group.ts';
import type { Plan } from './plan.ts';
import { authToken, publicUrl } from './systems.ts';

/** Microseconds of CPU a turn of servers that keep events, and of servers that do not, on all their threads. */
export interface EventCost {
  readonly withEventsUs: number;
  readonly withoutUs: number;
  /** One by the other: the median over rounds, and the quarters of the rounds that lie below and above it. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
}

const root = join(import.meta.dirname, '../../..');
const withoutEvents = pathToFileURL(join(import.meta.dirname, 'systems/without-events.ts')).href;

/** Events are written a second after the turn, and belong to the stretch in which it was taken. */
const lastEventsMs = 1200;

/** Two servers of each kind: what one process happens to be like is no property of its kind. */
const kinds = ['with', 'without', 'without', 'with'] as const;

/** Measures what it costs servers to keep what calls come to: those with and without events are called by turns over HTTP. */
export async function measureEventCost(plan: Plan, onStep: (step: string) => void): Promise<EventCost> {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-events-'));
  const servers: MeasuredServer[] = [];
  const groups: CallerGroup[] = [];
  try {
    for (const [index, kind] of kinds.entries()) {
      onStep(`a server ${kind} events: start and warm-up`);
      const { server, group } = await openServer(join(folder, String(index)), kind, plan);
      servers.push(server);
      groups.push(group);
      await callFor(group, plan.warmUpMs);
    }
    onStep('rounds');
    return sumUpRounds(await callByTurns(groups, plan));
  } finally {
    for (const group of groups) await group.close();
    for (const server of servers) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openServer(cwd: string, kind: (typeof kinds)[number], plan: Plan) {
  mkdirSync(cwd);
  const databaseUrl = `sqlite:${join(cwd, 'ivr.db')}`;
  const participants = (await fillAgency(databaseUrl, plan.participants)).slice(0, plan.callers);
  const options = [...startOptions, ...(kind === 'without' ? ['--import', withoutEvents] : [])];
  const env = {
    AGENCIES: 'california',
    TWILIO_AUTH_TOKEN: authToken,
    PUBLIC_URL: publicUrl,
    DATA_SECRET: dataSecret,
    DATABASE_URL: databaseUrl,
  };
  const server = await startServer({ module: join(root, 'src/server.ts'), options, env, cwd });
  return { server, group: await openCallerGroup({ mark: 'c', servers: [server], participants }) };
}

interface Round {
  readonly withEventsUs: number;
  readonly withoutUs: number;
}

/** A round calls each server once; every second one goes in reverse. */
async function callByTurns(groups: readonly CallerGroup[], plan: Plan): Promise<readonly Round[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < plan.rounds * 3; round += 1) {
    const order = [...groups.entries()];
    const us = { with: 0, without: 0 };
    for (const [index, group] of round % 2 === 0 ? order : order.toReversed())
      us[kinds[index] ?? 'with'] += (await callFor(group, plan.stretchMs)) / 2;
    rounds.push({ withEventsUs: us.with, withoutUs: us.without });
  }
  return rounds;
}

/** Microseconds of CPU a turn. Throws where a caller heard something wrong. */
async function callFor({ walks, watch }: CallerGroup, lastingMs: number): Promise<number> {
  const { turns, errors, cpuMicros } = await watch(async (tally) => {
    await runFlatOut(walks, tally, lastingMs);
    await wait(lastEventsMs);
  });
  const [error] = Object.keys(errors);
  if (error !== undefined) throw new Error(`A caller heard something wrong: ${error}`);
  return cpuMicros / turns;
}

function sumUpRounds(rounds: readonly Round[]): EventCost {
  const ratios = rounds.map(({ withEventsUs, withoutUs }) => withEventsUs / withoutUs).toSorted((a, b) => a - b);
  const ratio = median(ratios);
  return {
    withEventsUs: median(rounds.map(({ withEventsUs }) => withEventsUs)),
    withoutUs: median(rounds.map(({ withoutUs }) => withoutUs)),
    ratio,
    quartiles: [median(ratios.filter((each) => each <= ratio)), median(ratios.filter((each) => each >= ratio))],
  };
}
