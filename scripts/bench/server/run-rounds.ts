import { startServer } from '../load/start-server.ts';
import { runPaced } from '../load/run-paced.ts';
import type { MeasuredSystems, Mark } from './systems.ts';
import { openParty, type Party, type Stretch } from './open-party.ts';
import { type Plan, turnsPerSecond } from './plan.ts';

interface Results {
  /** Each contestant's stretches, in rounds: what disturbs a round disturbs all of them. */
  readonly rounds: readonly Readonly<Partial<Record<Mark, Stretch>>>[];
  /** A stretch at a fixed pace. */
  readonly paced: Readonly<Partial<Record<Mark, Stretch>>>;
}

/** All servers run throughout, on one core; one at a time has callers. Every other round goes the other way round. */
export async function runRounds(
  { contestants, participants }: MeasuredSystems,
  plan: Plan,
  serverCore: number,
): Promise<Results> {
  const servers = await Promise.all(contestants.map(({ program }) => startServer({ ...program, core: serverCore })));
  const guests = participants.slice(0, plan.callers);
  try {
    const parties = new Map<Mark, Party>();
    for (const [index, { mark }] of contestants.entries()) {
      const party = await openParty({ mark, servers: servers.slice(index, index + 1), participants: guests });
      parties.set(mark, party);
      await party.flatOut(plan.warmUpMs);
    }
    const rounds: Partial<Record<Mark, Stretch>>[] = [];
    for (let round = 0; round < plan.rounds; round++) {
      const order = round % 2 === 0 ? [...parties] : [...parties].toReversed();
      const stretches: [Mark, Stretch][] = [];
      for (const [mark, party] of order) stretches.push([mark, await party.flatOut(plan.stretchMs)]);
      rounds.push(Object.fromEntries(stretches));
    }
    const paced: Partial<Record<Mark, Stretch>> = {};
    for (const [mark, party] of parties) paced[mark] = await pace(party, plan);
    await Promise.all([...parties.values()].map((party) => party.close()));
    return { rounds, paced };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

function pace({ walks, watch }: Party, { pacedMs }: Plan): Promise<Stretch> {
  return watch((tally) => runPaced(walks, tally, { perSecond: turnsPerSecond, lastingMs: pacedMs }));
}
