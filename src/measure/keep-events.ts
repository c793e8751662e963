import { randomBytes } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { Count } from '../calls/ports/count.ts';
import type { EventStore, MeasuredEvent } from '../calls/ports/event-store.ts';
import type { CallEnded, Measure, TurnTaken } from '../calls/ports/measure.ts';

interface Parts {
  readonly store: Pick<EventStore, 'append'>;
  readonly agency: string;
  /** Names a call without giving it away. */
  readonly nameCall: (call: string) => string;
  /** Stands for a participant. */
  readonly hideParticipant: (participant: string) => string;
  readonly log: Pick<CallLog, 'warn' | 'info'>;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

const gatherMs = 1000;
/** So many are gathered at most, and written in portions between which turns are taken: SQLite holds the thread up for a portion. */
const mostGathered = 500;
const portion = 100;
/** So many wait at most: some 10 MB. */
const mostWaiting = 20_000;

/**
 * Keeps what is measured, a second later and many at once: no turn waits for it. What cannot be written is lost, and logged once until
 * writing works again.
 */
export function keepEvents({ store, agency, nameCall, hideParticipant, log, count, now }: Parts) {
  let waiting: MeasuredEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let isWriting = false;
  let lost = 0;

  function gather(event: MeasuredEvent): void {
    if (waiting.length >= mostWaiting) return lose(1, undefined);
    waiting.push(event);
    if (waiting.length >= mostGathered) flush();
    else timer ??= setTimeout(flush, gatherMs).unref();
  }

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isWriting) writing = writeAll();
  }

  /** Writes what waits now, and no more: what comes meanwhile is gathered again, since a few at once are dear to write. */
  async function writeAll(): Promise<void> {
    isWriting = true;
    do {
      await writeFirst(waiting.length);
    } while (waiting.length >= mostGathered);
    isWriting = false;
    if (waiting.length > 0) timer ??= setTimeout(flush, gatherMs).unref();
  }

  async function writeFirst(due: number): Promise<void> {
    for (let left = due; left > 0; left -= portion) {
      const events = waiting.slice(0, Math.min(portion, left));
      waiting = waiting.slice(events.length);
      try {
        await store.append(events);
        if (lost > 0) log.info({ lost }, 'what calls came to is kept again');
        lost = 0;
      } catch (error) {
        lose(events.length, error);
      }
      await othersFirst();
    }
  }

  function lose(events: number, err: unknown): void {
    if (lost === 0) log.warn({ err }, 'what calls came to cannot be kept, and is lost until it can');
    lost += events;
    for (let event = 0; event < events; event++) count('events of calls lost');
  }

  const measure: Measure = {
    turnTaken(taken) {
      gather(ofTurn(taken, { agency, call: nameCall(taken.call), atMs: now().epochMilliseconds }));
    },
    callEnded(ended) {
      const atMs = now().epochMilliseconds;
      gather({ ...ofCall(ended), atMs, ...ofEnd(ended, atMs) });
    },
    callbackSettled({ line, what }) {
      gather(ofNoCall({ kind: 'callback', line, event: what }));
    },
    textTaken({ line, language, command }) {
      gather(ofNoCall({ kind: 'text', line, language, event: command }));
    },
  };

  /** What happens beside calls has a random name, so that it is kept each time. */
  function ofNoCall(happened: Pick<MeasuredEvent, 'kind' | 'line' | 'event'> & Partial<MeasuredEvent>) {
    const atMs = now().epochMilliseconds;
    const call = randomBytes(16).toString('base64url');
    return { ...nothing, atMs, begunMs: atMs, agency, call, ...happened };
  }

  function ofCall({ call, line, channel, language, pace, begunMs }: CallEnded) {
    return { ...nothing, agency, line, channel, language, pace, begunMs, call: nameCall(call) };
  }

  function ofEnd({ state, end, begunMs, participant, results = [] }: CallEnded, atMs: number) {
    const who = participant === undefined ? '' : hideParticipant(participant);
    const ms = Math.max(0, atMs - begunMs);
    return { kind: 'end', from: state, event: end, results: results.join(' '), ms, who } as const;
  }

  return {
    measure,
    /** Writes what waits. */
    async close(): Promise<void> {
      await writing;
      flush();
      await writing;
    },
  };
}

/** Made at once, of texts and numbers alone: what a turn held is free again before the event is written. */
function ofTurn(
  { line, channel, language, pace, begunMs, turn, from, event, to, effects, ms }: TurnTaken,
  { agency, call, atMs }: Pick<MeasuredEvent, 'agency' | 'call' | 'atMs'>,
): MeasuredEvent {
  let [results, effectsMs] = ['', 0];
  for (const effect of effects) {
    results += results === '' ? effect.result : ` ${effect.result}`;
    effectsMs += effect.ms;
  }
  return {
    kind: event === 'fault' ? 'fault' : 'turn',
    atMs,
    begunMs,
    agency,
    line,
    channel,
    language,
    pace,
    call,
    turn,
    from,
    event,
    to,
    results,
    ms: roundMs(ms),
    effectsMs: roundMs(effectsMs),
    who: '',
  };
}

function roundMs(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

const nothing = {
  line: '',
  channel: '',
  language: '',
  pace: '',
  turn: 0,
  from: '',
  event: '',
  to: '',
  results: '',
  ms: 0,
  effectsMs: 0,
  who: '',
} as const;
