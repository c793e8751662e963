import { setTimeout as wait } from 'node:timers/promises';
import type { GeneratedParticipant } from './generated-agency.ts';
import type { Caller, CallerStep } from './load-caller.ts';
import { type Tally, createTally } from './tally.ts';
import { browse, lookAround, signInSteps, tour } from './key-sequences.ts';

export interface CallsInProgressPlan {
  readonly newCaller: () => Caller;
  readonly calls: number;
  /** The callers who sign in; none where the list is empty. */
  readonly participants: readonly GeneratedParticipant[];
  readonly signInsPerSecond: number;
  /** Calls begin evenly over this time. */
  readonly arrivingMs: number;
  /** All of them go on until then. */
  readonly lastingMs: number;
  /** How long a caller listens and thinks on average. */
  readonly thinkMs: number;
}

/** Begins calls one after the other; they stay in progress until `hangUp`. Once they have lasted, the callers press nothing more. */
export async function measureCallsInProgress(plan: CallsInProgressPlan) {
  const { calls, arrivingMs, lastingMs } = plan;
  const [turns, signIns] = [createTally(), createTally()];
  const everyMs = arrivingMs / calls;
  const signingIn = Math.min(1, (plan.signInsPerSecond * arrivingMs) / 1000 / calls);
  const endMs = performance.now() + lastingMs;
  const callers: Caller[] = [];
  const going: Promise<void>[] = [];
  let signedIn = 0;
  for (let call = 0; call < calls; call++) {
    const caller = plan.newCaller();
    callers.push(caller);
    // Every so many calls, one more of them signs in.
    const participant =
      Math.floor((call + 1) * signingIn) > Math.floor(call * signingIn) ? pick(plan.participants, signedIn) : undefined;
    if (participant) signedIn++;
    const lasting = goOn({ caller, participant, startMs: call * everyMs, endMs, thinkMs: plan.thinkMs });
    going.push(lasting.catch(turns.fail));
  }
  await Promise.all(going);
  return {
    turns: turns.count(),
    signIns: signIns.count(),
    signedIn,
    hangUp: async () => void (await Promise.all(callers.map((caller) => caller.hangUp().catch(turns.fail)))),
  };

  async function goOn({ caller, participant, startMs, endMs: untilMs, thinkMs }: Going): Promise<void> {
    await wait(startMs);
    await time(turns, () => caller.dial());
    for (const step of stepsOf(participant)) {
      await wait(Math.min(humanMs(thinkMs), Math.max(0, untilMs - performance.now())));
      if (performance.now() >= untilMs) return;
      await time(step.slow ? signIns : turns, () => caller.press(step));
    }
  }
}

interface Going {
  readonly caller: Caller;
  readonly participant: GeneratedParticipant | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly thinkMs: number;
}

function pick(participants: readonly GeneratedParticipant[], index: number): GeneratedParticipant | undefined {
  return participants[index % participants.length];
}

/** The steps of a caller, without end. The turn that checks a PIN is slow on purpose. */
function* stepsOf(
  participant: GeneratedParticipant | undefined,
): Generator<CallerStep & { readonly slow?: boolean }, never> {
  if (participant) {
    const entering = signInSteps(participant);
    yield* entering.slice(0, -1);
    yield* entering.slice(-1).map((step) => ({ ...step, slow: true }));
  } else yield* lookAround;
  for (;;) yield* participant ? tour(participant) : browse;
}

async function time(tally: Tally, turn: () => Promise<void>): Promise<void> {
  const beganMs = performance.now();
  await turn();
  tally.add(performance.now() - beganMs);
}

/** Mostly a few seconds, sometimes long: exponentially spread around the mean, from one second to half a minute. */
function humanMs(meanMs: number): number {
  return Math.min(30_000, Math.max(Math.min(1000, meanMs), -meanMs * Math.log(1 - Math.random())));
}
