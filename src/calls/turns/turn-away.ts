import type { Line } from '../../lines/line.ts';
import type { Count } from '../ports/count.ts';
import type { Measure } from '../ports/measure.ts';

interface Parts {
  readonly count: Count;
  readonly measure: Measure;
  readonly now: () => Temporal.Instant;
}

/** Counts a new call that is not taken, because more come in than can be answered. What it hears is the channel's. */
export type TurnAway = (call: { readonly callId: string; readonly line: Line }) => void;

export function createTurnAway({ count, measure, now }: Parts): TurnAway {
  return ({ callId: call, line: { name: line, channel, language, pace } }) => {
    count('calls turned away');
    const begunMs = now().epochMilliseconds;
    measure.callEnded({ call, line, channel, language, pace, begunMs, turn: 0, state: '', end: 'turned-away' });
  };
}
