import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { bindToCores, canBind } from '../load/start-server.ts';
import { type MeasuredSystems, type Mark, openMeasuredSystems } from './systems.ts';
import { measureSignIns } from './measure-sign-ins.ts';
import { measureStarts } from './measure-starts.ts';
import { measureTwo } from './measure-two.ts';
import type { Plan } from './plan.ts';
import { runRounds } from './run-rounds.ts';

export type Measured = Awaited<ReturnType<typeof measureAll>>;

const [serverCore, ownCore] = [0, 1];

/** Measures everything, step by step; `onStep` is told of each step. */
export async function measureAll(plan: Plan, onStep: (step: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-bench-'));
  const machine = { cores: availableParallelism(), bound: canBind(), loadBefore: loadavg()[0] ?? 0 };
  onStep('making a made-up agency');
  const measured = await openMeasuredSystems(folder, plan.participants);
  try {
    onStep('rounds');
    bindToCores(process.pid, [ownCore]);
    const rounds = await runRounds(measured, plan, serverCore);
    bindToCores(process.pid, [serverCore, ownCore]);
    return { machine, missing: measured.missing, ...rounds, ours: await measureOurs(measured, plan, onStep) };
  } finally {
    await measured.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts, sign-ins and two instances: measured of our systems only. */
async function measureOurs(measured: MeasuredSystems, plan: Plan, onStep: (step: string) => void) {
  const ours: Partial<Record<Mark, Awaited<ReturnType<typeof measureOne>>>> = {};
  for (const system of measured.systems.filter(({ mark }) => mark === 'c' || mark === 'd'))
    ours[system.mark] = await measureOne(system, measured, plan, onStep);
  return ours;
}

async function measureOne(
  system: MeasuredSystems['systems'][number],
  measured: MeasuredSystems,
  plan: Plan,
  onStep: (step: string) => void,
) {
  onStep(`starts of (${system.mark})`);
  const starts = await measureStarts(system, plan.starts);
  onStep(`sign-ins of (${system.mark})`);
  const signIns = await measureSignIns(system, measured, plan);
  onStep(`two instances of (${system.mark})`);
  return { starts, signIns, two: await measureTwo(system, measured, plan) };
}
