import type { Participant } from '../load/generated-agency.ts';
import type { Caller } from '../load/load-caller.ts';
import { runPaced } from '../load/run-paced.ts';
import { startServer } from '../load/start-server.ts';
import { createTally } from '../load/tally.ts';
import { enterLine } from '../load/key-sequences.ts';
import type { MeasuredSystems, MeasuredSystem } from './systems.ts';
import { openParty, type Stretch } from './open-party.ts';
import { type Plan, signInsPerSecond } from './plan.ts';

interface SignIns {
  /** The turns of those who are signed in already: while nobody signs in, and while many do. */
  readonly alone: Stretch;
  readonly beside: Stretch;
  /** How many signed in, each second, until the last one of them had. */
  readonly perSecond: number;
}

/** So that there is room for sign-ins on the same cores. */
const otherTurnsPerSecond = 100;

/** What sign-ins, slow on purpose, do to the turns of others. The server has all cores, as where it is put to use. */
export async function measureSignIns(
  { mark, program }: MeasuredSystem,
  { participants }: MeasuredSystems,
  { callers, pacedMs, warmUpMs }: Plan,
): Promise<SignIns> {
  const server = await startServer(program);
  const party = await openParty({ mark, servers: [server], participants: participants.slice(0, callers) });
  try {
    await party.flatOut(warmUpMs);
    const others = { perSecond: otherTurnsPerSecond, lastingMs: pacedMs };
    const alone = await party.watch((tally) => runPaced(party.walks, tally, others));

    const arriving = participants.slice(callers).map((participant) => signInAgain(participant, party.newCaller));
    const signedIn = createTally();
    const beganMs = performance.now();
    const signIns = runPaced(arriving, signedIn, { perSecond: signInsPerSecond, lastingMs: pacedMs });
    const beside = await party.watch((tally) => runPaced(party.walks, tally, others));
    await signIns;
    const { turns, errors } = signedIn.count();
    const perSecond = turns / ((performance.now() - beganMs) / 1000);
    return { alone, beside: { ...beside, errors: { ...beside.errors, ...errors } }, perSecond };
  } finally {
    await party.close();
    await server.stop();
  }
}

/** One whole sign-in for each `next`, in a call of its own. */
async function* signInAgain(participant: Participant, newCaller: () => Caller): AsyncGenerator<void> {
  for (;;) {
    const caller = await enterLine(newCaller(), participant);
    await caller.hangUp();
    yield;
  }
}
