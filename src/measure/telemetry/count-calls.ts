import type { Histogram, Meter } from '@opentelemetry/api';
import type { CallEnded, Measure, TurnTaken } from '../../calls/ports/measure.ts';
import { callEnds } from '../../dialogue/course.ts';
import { languages } from '../../text/language.ts';
import { classifyEvent } from './event-class.ts';

/** A line whose calls are counted from the start, so that its first call is seen to be one more. */
export interface CountedLine {
  readonly line: string;
  readonly channel: string;
}

const secondsOfTurns = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 12];
const secondsOfEffects = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12];
const secondsOfCalls = [10, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600];

/** What no key and no word, and nonsense, are called. */
const misses: ReadonlySet<string> = new Set(['no-input', 'no-match']);

/** Counts and times what the calls of an agency come to. Labels are names of lines, and of what flows have: their number is bounded by the flows. */
export function countCalls(meter: Meter, agency: string, lines: Iterable<CountedLine>): Measure {
  const { calls, ends, lasted, took, missed, effected, callbacks, texts } = openInstruments(meter);
  const ofAgency = { 'ivr.agency': agency };
  beginAtZero();

  function beginAtZero(): void {
    for (const of of lines) {
      calls.add(0, labelsOf(of));
      for (const language of languages)
        for (const end of callEnds) ends.add(0, { ...labelsOf(of), 'ivr.language': language, 'ivr.end': end });
    }
  }

  function labelsOf({ line, channel }: CountedLine) {
    return { ...ofAgency, 'ivr.line': line, 'ivr.channel': channel };
  }

  return {
    turnTaken(taken: TurnTaken) {
      const { channel, from, event, effects, ms } = taken;
      if (event === 'began') calls.add(1, labelsOf(taken));
      record(took, ms, { ...labelsOf(taken), 'ivr.event': classifyEvent(event) });
      if (misses.has(event))
        missed.add(1, { ...ofAgency, 'ivr.channel': channel, 'ivr.state': from, 'ivr.event': event });
      for (const { effect, result, ms: effectMs } of effects)
        record(effected, effectMs, { ...ofAgency, 'ivr.effect': effect, 'ivr.event': result });
    },
    callEnded(ended: CallEnded) {
      const { language, end, turn, begunMs } = ended;
      // It had no turn: it was turned away, or failed in its first one.
      if (turn === 0) calls.add(1, labelsOf(ended));
      ends.add(1, { ...labelsOf(ended), 'ivr.language': language, 'ivr.end': end });
      record(lasted, Math.max(0, Date.now() - begunMs), labelsOf(ended));
    },
    callbackSettled({ line, what }) {
      callbacks.add(1, { ...ofAgency, 'ivr.line': line, 'ivr.event': what });
    },
    textTaken({ line, language, command }) {
      texts.add(1, { ...ofAgency, 'ivr.line': line, 'ivr.language': language, 'ivr.event': command });
    },
  };
}

function openInstruments(meter: Meter) {
  const seconds = (name: string, description: string, explicitBucketBoundaries: number[]) =>
    meter.createHistogram(name, { description, unit: 's', advice: { explicitBucketBoundaries } });
  return {
    calls: meter.createCounter('ivr.calls', { description: 'Calls that began, or were not taken' }),
    ends: meter.createCounter('ivr.call.ends', { description: 'Calls that are over, by how they ended' }),
    lasted: seconds('ivr.call.duration', 'How long calls lasted', secondsOfCalls),
    took: seconds('ivr.turn.duration', 'From the webhook to the answer', secondsOfTurns),
    missed: meter.createCounter('ivr.misses', { description: 'Questions without an answer, or with none that fits' }),
    effected: seconds('ivr.effect.duration', 'What a turn asks of the records, by its result', secondsOfEffects),
    texts: meter.createCounter('ivr.texts', { description: 'Texts that came in, by what they ask for' }),
    callbacks: meter.createCounter('ivr.callbacks', { description: 'Callbacks, by what became of them' }),
  };
}

function record(histogram: Histogram, ms: number, labels: Record<string, string>): void {
  histogram.record(ms / 1000, labels);
}
