import type { EffectResults, Effects } from '../../dialogue/effects.ts';
import type { Language } from '../../text/language.ts';
import type { Count } from '../ports/count.ts';
import { isOwnNumber } from '../../lines/is-own-number.ts';
import { desksOf, type Line } from '../../lines/line.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import type { CallLog } from '../ports/call-log.ts';
import { readDeskState } from '../../lines/desk-state.ts';
import type { Desk } from '../../lines/desk.ts';
import type { UpdateQueue } from './update-queue.ts';
import { putCallback } from './callback-steps.ts';
import { ask as askFor, leave as leaveQueue, putBack, type QueuedCall } from './desk-queue.ts';

interface Parts {
  readonly lines: Lines;
  readonly updateQueue: UpdateQueue;
  /** Whether calls can be placed, so that a caller who waits may be called back. */
  readonly callsBack: boolean;
  readonly log: CallLog;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

/** A call that asks for a person. */
interface Asking {
  /** The name of its line. */
  readonly line: string;
  readonly call: string;
  readonly language: Language;
  /** Whether it comes back from a desk where nobody came to the phone. */
  readonly unreached: boolean;
}

/** What callers are told of a wait: minutes, rounded up to what people say. */
const toldMinutes = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];

const open = { type: 'desk-open', waitedMinutes: 0 } as const;

export type Queue = ReturnType<typeof createQueue>;

/**
 * Lets callers through to the desks in the order in which they came. While the queues cannot be reached, an open desk is simply rung.
 */
export function createQueue({ lines, updateQueue, callsBack, log, count, now }: Parts) {
  return { ask, leave, keepPlace };

  async function ask({ line: name, call, language, unreached }: Asking): Promise<EffectResults['askQueue']> {
    const line = findLineByName(lines, name);
    const hours = readDeskState(line, now());
    if (hours.type === 'desk-closed') {
      await leave(name, call);
      return hours;
    }
    if (!line) return open;
    const desk = line.desk[language];
    try {
      for (const other of desksOf(line)) if (other !== desk.number) await goFrom(other, call);
      return toResult(line, await enter(desk, call, unreached));
    } catch (error) {
      log.warn({ err: error, call }, 'the queue at the desk cannot be reached; the desk is rung');
      return unreached ? { type: 'desk-unreached' } : open;
    }
  }

  /** Takes a call out of the queues of a line. Never rejects: a call that cannot be taken out is forgotten there in 5 minutes. */
  async function leave(name: string, call: string): Promise<void> {
    const line = findLineByName(lines, name);
    try {
      for (const number of line ? desksOf(line) : []) await goFrom(number, call);
    } catch (error) {
      log.warn({ err: error, call }, 'a call could not be taken out of the queue; it is forgotten there in 5 minutes');
    }
  }

  function enter({ number, agents }: Desk, call: string, unreached: boolean): Promise<QueuedCall> {
    const step = unreached ? putBack : askFor;
    return updateQueue(number, (queue, nowMs) => step(queue, call, { agents, nowMs }));
  }

  async function goFrom(number: string, call: string): Promise<void> {
    const was = await updateQueue(number, (queue, nowMs) => leaveQueue(queue, call, nowMs));
    if (was === 'waiting') count('callers who left a queue');
  }

  /** Puts a callback in the place of a call that waits. */
  async function keepPlace(
    name: string,
    call: string,
    params: Effects['keepPlace'],
  ): Promise<EffectResults['keepPlace']> {
    const line = findLineByName(lines, name);
    try {
      if (!line || !canCallBack(line) || isOwnNumber(lines, params.phone)) return { type: 'place-lost' };
      const { number } = line.desk[params.language];
      await updateQueue(number, (current, nowMs) => putCallback(current, call, { ...params, line: line.name }, nowMs));
      count('callers who wait to be called');
      return { type: 'place-kept' };
    } catch (error) {
      log.warn({ err: error, call }, 'a place in the queue could not be kept; the request is left to the agency');
      return { type: 'place-lost' };
    }
  }

  /** A text telephone that rings would be answered by a voice. */
  function canCallBack({ channel }: Line): boolean {
    return callsBack && channel === 'voice';
  }

  function toResult(line: Line, standing: QueuedCall): EffectResults['askQueue'] {
    if (standing.is === 'let-through') {
      return { type: 'desk-open', waitedMinutes: Math.round(standing.waitedMs / 60_000) };
    }
    if (standing.isNew) count('callers in a queue');
    const { position, waitMs } = standing;
    return { type: 'queued', position, minutes: roundMinutes(waitMs), callsBack: canCallBack(line) };
  }
}

function roundMinutes(ms: number): number {
  return toldMinutes.find((minutes) => ms <= minutes * 60_000) ?? 60;
}
