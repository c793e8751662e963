import { setTimeout as wait } from 'node:timers/promises';
import type { Participant } from './generated-agency.ts';
import type { Caller, CallerStep } from './load-caller.ts';
import { type Tally, createTally } from './tally.ts';
import { browse, lookAround, signInSteps, tour } from './key-sequences.ts';

export interface HeldCallsPlan {
  readonly newCaller: () => Caller;
  readonly calls: number;
  /** Those who sign in; nobody does where there are none. */
  readonly participants: readonly Participant[];
  readonly signInsPerSecond: number;
  /** Calls begin evenly over this time. */
  readonly arrivingMs: number;
  /** All of them go on until then. */
  readonly lastingMs: number;
  /** How long a caller listens and thinks on average. */
  readonly thinkMs: number;
}

/** Calls begin one after the other and stay. Once they have lasted, nobody does anything more until `hangUp`. */
export async function measureHeldCalls(hold: HeldCallsPlan) {
  const { calls, arrivingMs, lastingMs } = hold;
  const [turns, signIns] = [createTally(), createTally()];
  const everyMs = arrivingMs / calls;
  const signingIn = Math.min(1, (hold.signInsPerSecond * arrivingMs) / 1000 / calls);
  const endMs = performance.now() + lastingMs;
  const callers: Caller[] = [];
  const held: Promise<void>[] = [];
  let signedIn = 0;
  for (let call = 0; call < calls; call++) {
    const caller = hold.newCaller();
    callers.push(caller);
    // Every so many calls, one more of them signs in.
    const participant =
      Math.floor((call + 1) * signingIn) > Math.floor(call * signingIn) ? pick(hold.participants, signedIn) : undefined;
    if (participant) signedIn++;
    const lasting = goOn({ caller, participant, startMs: call * everyMs, endMs, thinkMs: hold.thinkMs });
    held.push(lasting.catch(turns.fail));
  }
  await Promise.all(held);
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
  readonly participant: Participant | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly thinkMs: number;
}

function pick(participants: readonly Participant[], index: number): Participant | undefined {
  return participants[index % participants.length];
}

/** Without end. The turn that checks a PIN is slow on purpose. */
function* stepsOf(participant: Participant | undefined): Generator<CallerStep & { readonly slow?: boolean }, never> {
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
