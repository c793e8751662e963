import { setTimeout as wait } from 'node:timers/promises';
import type { KeptCalls } from '../kept/kept-calls.ts';
import type { Patience } from '../patience.ts';
import type { OwnCalls } from '../ports/call-store.ts';
import type { Measure } from '../ports/measure.ts';
import { answerFault } from './answer-fault.ts';
import type { Taking } from './answer-in-time.ts';
import { noteFault } from './note-turn.ts';
import type { TurnAnswer, TurnRequest } from './turn.ts';

interface Parts {
  /** Calls that end with this process. Undefined where other servers go on with them. */
  readonly own: OwnCalls | undefined;
  /** Tells where a call stood. */
  readonly recall: KeptCalls['recall'];
  readonly measure: Measure;
  readonly now: () => Temporal.Instant;
  readonly patience: Pick<Patience, 'drainMs' | 'noticeMs'>;
}

const lookMs = 50;

/**
 * Stops taking part: calls that other servers go on with are left to them; calls that end with this process are passed to a person on their
 * next turn. `drain` resolves when none of those is left, or its patience is over, and no turn is being taken.
 */
export function passOnWhileStopping({ takeTurn, settled }: Taking, { own, recall, measure, now, patience }: Parts) {
  let stopping = false;

  const takeTurnOrPass: typeof takeTurn = (request) => (stopping && own ? passOn(request, own) : takeTurn(request));

  async function passOn(request: TurnRequest, { end }: OwnCalls): Promise<TurnAnswer> {
    const startedMs = performance.now();
    const found = await recall(request.callId, request.carried).catch(() => undefined);
    await end(request.callId);
    const answered = answerFault({ ...request, faults: 1 }, now());
    noteFault(measure, request, found, answered, { startedMs, nowMs: now().epochMilliseconds });
    return answered;
  }

  async function drain(): Promise<void> {
    stopping = true;
    const end = performance.now() + (own ? patience.drainMs : patience.noticeMs);
    const isLeft = () => !own || own.going() > 0;
    while (performance.now() < end && isLeft()) await wait(lookMs);
    await settled();
  }

  return { takeTurn: takeTurnOrPass, settled, drain, isStopping: () => stopping };
}
