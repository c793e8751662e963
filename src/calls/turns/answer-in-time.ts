import { setTimeout as wait } from 'node:timers/promises';
import { mostMoments, type Patience } from '../patience.ts';
import type { Count } from '../ports/count.ts';
import { unlessLate } from '../within.ts';
import { answerFault } from './answer-fault.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from './turn.ts';

interface Parts {
  readonly patience: Pick<Patience, 'firstSilenceMs' | 'laterSilenceMs' | 'lookAgainMs'>;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

/** A caller who has not come back for an answer by then has hung up. */
const keptMs = 60_000;

/** What takes turns, and resolves `settled` when no turn is being taken. */
export interface Taking {
  readonly takeTurn: TakeTurn;
  readonly settled: () => Promise<void>;
}

/**
 * Answers within the patience of a caller: where a turn takes longer, first with "one moment, please", while the work goes on. The answer is
 * given when the caller has been told and comes back for it, to this server or to another one, which finds it in the store. Where the
 * work has died with its server, the question is asked once more.
 */
export function answerInTime(takeTurn: TakeTurn, { patience, count, now }: Parts): Taking {
  const inHand = new Map<string, Promise<TurnAnswer>>();
  const working = new Set<Promise<TurnAnswer>>();

  return {
    async takeTurn(request) {
      const name = `${request.callId}:${request.turn}`;
      const isWaiting = request.input.kind === 'waiting';
      const known = inHand.get(name);
      if (!known && isWaiting) return (await awaitOther(request)) ?? askForAMoment(request);
      const work = known ?? takeTurn(request);
      if (!known) note(name, work);
      const answer = await unlessLate(isWaiting ? patience.laterSilenceMs : patience.firstSilenceMs, work);
      if (answer) forget(name, work);
      else setTimeout(forget, keptMs, name, work).unref();
      return answer ?? askForAMoment(request);
    },

    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
  };

  function note(name: string, work: Promise<TurnAnswer>): void {
    inHand.set(name, work);
    working.add(work);
    void work.finally(() => working.delete(work));
  }

  function forget(name: string, work: Promise<TurnAnswer>): void {
    if (inHand.get(name) === work) inHand.delete(name);
  }

  /** The answer that another server has saved, if it does so in time. A turn that is still where it was is asked again in the end. */
  async function awaitOther(request: TurnRequest): Promise<TurnAnswer | undefined> {
    const end = performance.now() + patience.laterSilenceMs;
    let answer = await takeTurn(request);
    while (answer.turn === request.turn && performance.now() < end) {
      await wait(patience.lookAgainMs);
      answer = await takeTurn(request);
    }
    if (answer.turn !== request.turn) return answer;
    if ((request.waits ?? 0) < mostMoments) return undefined;
    return answer.faults > request.faults ? answer : answerFault(request, now(), answer);
  }

  function askForAMoment(request: TurnRequest): TurnAnswer {
    const { line, turn, faults, waits = 0, language = line.language, pace = line.pace } = request;
    count('turns answered late');
    const output = { language, pace, told: [{ prompt: 'one-moment' }], next: { kind: 'wait' } } as const;
    return { output, turn, faults, waits: waits + 1 };
  }
}
