import { startServer } from '../load/start-server.ts';
import { runPaced } from '../load/run-paced.ts';
import type { MeasuredSystems, Mark } from './systems.ts';
import { openCallerGroup, type CallerGroup, type Stretch } from './caller-group.ts';
import { type Plan, turnsPerSecond } from './plan.ts';

interface Results {
  /** The stretches of each system, in rounds: what disturbs a round disturbs all systems. */
  readonly rounds: readonly Readonly<Partial<Record<Mark, Stretch>>>[];
  /** A stretch at a fixed pace. */
  readonly paced: Readonly<Partial<Record<Mark, Stretch>>>;
}

/** Measures the systems in turn: all servers run on one core, and one at a time has callers. Every second round goes in reverse. */
export async function runRounds(
  { systems, participants }: MeasuredSystems,
  plan: Plan,
  serverCore: number,
): Promise<Results> {
  const servers = await Promise.all(systems.map(({ program }) => startServer({ ...program, core: serverCore })));
  const guests = participants.slice(0, plan.callers);
  try {
    const groups = new Map<Mark, CallerGroup>();
    for (const [index, { mark }] of systems.entries()) {
      const group = await openCallerGroup({ mark, servers: servers.slice(index, index + 1), participants: guests });
      groups.set(mark, group);
      await group.flatOut(plan.warmUpMs);
    }
    const rounds: Partial<Record<Mark, Stretch>>[] = [];
    for (let round = 0; round < plan.rounds; round++) {
      const order = round % 2 === 0 ? [...groups] : [...groups].toReversed();
      const stretches: [Mark, Stretch][] = [];
      for (const [mark, group] of order) stretches.push([mark, await group.flatOut(plan.stretchMs)]);
      rounds.push(Object.fromEntries(stretches));
    }
    const paced: Partial<Record<Mark, Stretch>> = {};
    for (const [mark, group] of groups) paced[mark] = await pace(group, plan);
    await Promise.all([...groups.values()].map((group) => group.close()));
    return { rounds, paced };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function pace({ walks, watch }: CallerGroup, { pacedMs }: Plan): Promise<Stretch> {
  return watch((tally) => runPaced(walks, tally, { perSecond: turnsPerSecond, lastingMs: pacedMs }));
}
