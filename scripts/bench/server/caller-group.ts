import { setTimeout as wait } from 'node:timers/promises';
import type { GeneratedParticipant } from '../load/generated-agency.ts';
import { type Caller, createCaller } from '../load/load-caller.ts';
import { type Exchange, openExchange } from '../load/webhook-exchange.ts';
import { runFlatOut } from '../load/run-flat-out.ts';
import type { MeasuredServer } from '../load/start-server.ts';
import { type Tallied, type Tally, createTally } from '../load/tally.ts';
import { reachMainMenu, wander } from '../load/key-sequences.ts';
import { authToken, type Mark, publicUrl } from './systems.ts';

/** The turns of a stretch of time. */
export interface Stretch extends Tallied {
  readonly seconds: number;
  /** CPU time of all the servers, on every thread of theirs. */
  readonly cpuMicros: number;
}

/** Callers who are signed in to the same servers. */
export interface CallerGroup {
  readonly exchange: Exchange;
  readonly walks: readonly AsyncGenerator<void>[];
  readonly newCaller: () => Caller;
  /** Tallies the turns and the CPU time while `work` goes on. */
  readonly watch: (work: (tally: Tally) => Promise<void>) => Promise<Stretch>;
  flatOut(lastingMs: number): Promise<Stretch>;
  close(): Promise<void>;
}

interface CallerGroupOptions {
  readonly mark: Mark;
  readonly servers: readonly MeasuredServer[];
  /** One caller each. */
  readonly participants: readonly GeneratedParticipant[];
}

/** The first line of flows/lines.yaml. */
export const number = '+18669013212';

const mostTries = 5;
const pauseMs = 2000;

/** Lets callers sign in, one for each participant, each on a connection of their own. Servers that share nothing get a group each. */
export async function openCallerGroup({ mark, servers, participants }: CallerGroupOptions): Promise<CallerGroup> {
  const origins = servers.map(({ origin }) => origin);
  const exchange = openExchange({ origins, authToken, connections: participants.length });
  const newCaller = () => createCaller(exchange, { number, publicUrl, listening: mark !== 'a' });
  const callers = await Promise.all(participants.map((participant) => callUntilSignedIn(participant)));
  const walks = callers.map((caller, index) => wander(caller, participants[index] as GeneratedParticipant, newCaller));

  /** A caller who is turned away by a busy server calls again. */
  async function callUntilSignedIn(participant: GeneratedParticipant, triesLeft = mostTries): Promise<Caller> {
    try {
      return await reachMainMenu(newCaller(), participant);
    } catch (error) {
      if (triesLeft === 0) throw error;
    }
    await wait(pauseMs);
    return callUntilSignedIn(participant, triesLeft - 1);
  }

  async function usedMicros(): Promise<number> {
    const usages = await Promise.all(servers.map((server) => server.measure()));
    return usages.reduce((sum, { cpuMicros }) => sum + cpuMicros, 0);
  }

  async function watch(work: (tally: Tally) => Promise<void>): Promise<Stretch> {
    const tally = createTally();
    const [usedBefore, beganMs] = [await usedMicros(), performance.now()];
    await work(tally);
    const seconds = (performance.now() - beganMs) / 1000;
    return { ...tally.count(), seconds, cpuMicros: (await usedMicros()) - usedBefore };
  }

  return {
    exchange,
    walks,
    newCaller,
    watch,
    flatOut: (lastingMs) => watch((tally) => runFlatOut(walks, tally, lastingMs)),
    close: () => exchange.close(),
  };
}
