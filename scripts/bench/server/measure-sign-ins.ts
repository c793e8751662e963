import type { GeneratedParticipant } from '../load/generated-agency.ts';
import type { Caller } from '../load/load-caller.ts';
import { runPaced } from '../load/run-paced.ts';
import { startServer } from '../load/start-server.ts';
import { createTally } from '../load/tally.ts';
import { reachMainMenu } from '../load/key-sequences.ts';
import type { MeasuredSystems, MeasuredSystem } from './systems.ts';
import { openCallerGroup, type Stretch } from './caller-group.ts';
import { type Plan, signInsPerSecond } from './plan.ts';

interface SignIns {
  /** The turns of callers who are signed in already: while nobody signs in, and while many do. */
  readonly alone: Stretch;
  readonly beside: Stretch;
  /** Sign-ins a second, up to the end of the last one. */
  readonly perSecond: number;
}

/** Few enough to leave room for sign-ins on the same cores. */
const otherTurnsPerSecond = 100;

/** What sign-ins, slow on purpose, do to the turns of others. The server has all cores, as in use. */
export async function measureSignIns(
  { mark, program }: MeasuredSystem,
  { participants }: MeasuredSystems,
  { callers, pacedMs, warmUpMs }: Plan,
): Promise<SignIns> {
  const server = await startServer(program);
  const group = await openCallerGroup({ mark, servers: [server], participants: participants.slice(0, callers) });
  try {
    await group.flatOut(warmUpMs);
    const others = { perSecond: otherTurnsPerSecond, lastingMs: pacedMs };
    const alone = await group.watch((tally) => runPaced(group.walks, tally, others));

    const arriving = participants.slice(callers).map((participant) => signInAgain(participant, group.newCaller));
    const signedIn = createTally();
    const beganMs = performance.now();
    const signIns = runPaced(arriving, signedIn, { perSecond: signInsPerSecond, lastingMs: pacedMs });
    const beside = await group.watch((tally) => runPaced(group.walks, tally, others));
    await signIns;
    const { turns, errors } = signedIn.count();
    const perSecond = turns / ((performance.now() - beganMs) / 1000);
    return { alone, beside: { ...beside, errors: { ...beside.errors, ...errors } }, perSecond };
  } finally {
    await group.close();
    await server.stop();
  }
}

/** One whole sign-in for each `next`, in a call of its own. */
async function* signInAgain(participant: GeneratedParticipant, newCaller: () => Caller): AsyncGenerator<void> {
  for (;;) {
    const caller = await reachMainMenu(newCaller(), participant);
    await caller.hangUp();
    yield;
  }
}
