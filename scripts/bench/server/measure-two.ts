import { startServer } from '../load/start-server.ts';
import type { MeasuredSystems, MeasuredSystem } from './systems.ts';
import { openCallerGroup, type CallerGroup, type Stretch } from './caller-group.ts';
import type { Plan } from './plan.ts';

/** A round: a stretch of one instance, then of two. */
export interface OneAndTwo {
  readonly one: Stretch;
  readonly two: Stretch;
}

/** Two instances on two cores beside one on one. Where they share their calls, each call's turns go to both of them. */
export async function measureTwo({ mark, program }: MeasuredSystem, { participants }: MeasuredSystems, plan: Plan) {
  const { callers, warmUpMs, stretchMs, rounds } = plan;
  const servers = await Promise.all([0, 1].map((core) => startServer({ ...program, core })));
  const [mine, others] = [participants.slice(0, callers), participants.slice(callers, 2 * callers)];
  const one = await openCallerGroup({ mark, servers: servers.slice(0, 1), participants: mine });
  const two =
    mark === 'd'
      ? [await openCallerGroup({ mark, servers, participants: others })]
      : [one, await openCallerGroup({ mark, servers: servers.slice(1), participants: others })];
  try {
    await flatOut(two, warmUpMs);
    const measured: OneAndTwo[] = [];
    for (let round = 0; round < rounds; round++)
      measured.push({ one: await one.flatOut(stretchMs), two: await flatOut(two, stretchMs) });
    return measured;
  } finally {
    await Promise.all([...new Set([one, ...two])].map((group) => group.close()));
    await Promise.all(servers.map((server) => server.stop()));
  }
}

async function flatOut(groups: readonly CallerGroup[], lastingMs: number): Promise<Stretch> {
  const [first, ...others] = await Promise.all(groups.map((group) => group.flatOut(lastingMs)));
  return others.reduce(add, first as Stretch);
}

function add(some: Stretch, other: Stretch): Stretch {
  return {
    ...some,
    turns: some.turns + other.turns,
    cpuMicros: some.cpuMicros + other.cpuMicros,
    errors: { ...some.errors, ...other.errors },
  };
}
