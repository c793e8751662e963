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

/** Everything, one thing after the other. `onStep` hears what comes next. */
export async function measureAll(plan: Plan, onStep: (step: string) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-bench-'));
  const machine = { cores: availableParallelism(), bound: canBind(), loadBefore: loadavg()[0] ?? 0 };
  onStep('making a made-up agency');
  const contest = await openMeasuredSystems(folder, plan.participants);
  try {
    onStep('rounds');
    bindToCores(process.pid, [ownCore]);
    const rounds = await runRounds(contest, plan, serverCore);
    bindToCores(process.pid, [serverCore, ownCore]);
    return { machine, missing: contest.missing, ...rounds, ours: await measureOurs(contest, plan, onStep) };
  } finally {
    await contest.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What matters of a system that is put to use. */
async function measureOurs(contest: MeasuredSystems, plan: Plan, onStep: (step: string) => void) {
  const ours: Partial<Record<Mark, Awaited<ReturnType<typeof measureOne>>>> = {};
  for (const contestant of contest.contestants.filter(({ mark }) => mark === 'c' || mark === 'd'))
    ours[contestant.mark] = await measureOne(contestant, contest, plan, onStep);
  return ours;
}

async function measureOne(
  contestant: MeasuredSystems['contestants'][number],
  contest: MeasuredSystems,
  plan: Plan,
  onStep: (step: string) => void,
) {
  onStep(`starts of (${contestant.mark})`);
  const starts = await measureStarts(contestant, plan.starts);
  onStep(`sign-ins of (${contestant.mark})`);
  const signIns = await measureSignIns(contestant, contest, plan);
  onStep(`two instances of (${contestant.mark})`);
  return { starts, signIns, two: await measureTwo(contestant, contest, plan) };
}
