import { setTimeout as wait } from 'node:timers/promises';
import { answerFault } from './answer-fault.ts';
import type { Count } from '../ports/count.ts';
import type { TakeTurn, TurnAnswer, TurnRequest } from './turn.ts';

interface Parts {
  readonly takeTurn: TakeTurn;
  readonly count?: Count;
  readonly now?: () => Temporal.Instant;
  /** How long a caller waits in silence, at first and after each "one moment, please". */
  readonly patienceMs?: { readonly first: number; readonly later: number };
  /** How often it is looked whether another instance has finished. */
  readonly pollMs?: number;
}

/** Together with the first wait longer than a turn may take. */
const mostWaits = 3;
/** Whoever has not come back for an answer by then has hung up. */
const keptMs = 60_000;

/**
 * Answers within the patience of a caller: where a turn takes longer, first with "one moment, please", while the work goes on. The answer is
 * given when the caller has been told and comes back for it, to this instance or to another one, which finds it in the store. Where the
 * work has died with its instance, the question is asked once more.
 */
export function createAnswerInTime({ takeTurn, count = () => {}, now = Temporal.Now.instant, ...times }: Parts) {
  const { patienceMs = { first: 3000, later: 4000 }, pollMs = 250 } = times;
  const inHand = new Map<string, Promise<TurnAnswer>>();
  const working = new Set<Promise<TurnAnswer>>();

  const answerInTime: TakeTurn = async (request) => {
    const name = `${request.callId}:${request.turn}`;
    const waiting = request.input.kind === 'waiting';
    const work = inHand.get(name) ?? (waiting ? undefined : begin(name, request));
    const answer = await (work ? inTime(work, waiting ? patienceMs.later : patienceMs.first) : awaitOther(request));
    if (answer) forget(name, work);
    else setTimeout(forget, keptMs, name, work).unref();
    return answer ?? askForAMoment(request);
  };

  function begin(name: string, request: TurnRequest): Promise<TurnAnswer> {
    const work = takeTurn(request);
    inHand.set(name, work);
    working.add(work);
    void work.finally(() => working.delete(work));
    return work;
  }

  function forget(name: string, work: Promise<TurnAnswer> | undefined): void {
    if (inHand.get(name) === work) inHand.delete(name);
  }

  /** The answer that another instance has saved, if it does so in time. A turn that is still where it was is asked again in the end. */
  async function awaitOther(request: TurnRequest): Promise<TurnAnswer | undefined> {
    const end = performance.now() + patienceMs.later;
    let answer = await takeTurn(request);
    while (answer.turn === request.turn && performance.now() < end) {
      await wait(pollMs);
      answer = await takeTurn(request);
    }
    if (answer.turn !== request.turn) return answer;
    if ((request.waits ?? 0) < mostWaits) return undefined;
    return answer.faults > request.faults ? answer : answerFault(request, now(), answer);
  }

  function askForAMoment(request: TurnRequest): TurnAnswer {
    const { line, turn, faults, waits = 0, language = line.language, pace = line.pace } = request;
    count('turns answered late');
    const output = { language, pace, told: [{ prompt: 'one-moment' }], next: { kind: 'wait' } } as const;
    return { output, turn, faults, waits: waits + 1 };
  }

  /** Resolves when no turn is being taken. */
  async function settled(): Promise<void> {
    while (working.size > 0) await Promise.all(working);
  }

  return { takeTurn: answerInTime, settled };
}

async function inTime<Result>(work: Promise<Result>, patienceMs: number): Promise<Result | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, patienceMs, undefined);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
