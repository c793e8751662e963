import { type RecordableHistogram, createHistogram } from 'node:perf_hooks';
import type { GaugeName } from './gauges.ts';

/** Microseconds. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** What each gauge shows of a piece of work. */
export interface Cost extends Readonly<Record<Exclude<GaugeName, 'heap'>, Spread>> {
  /** The median of those in which no garbage was collected; 0 where there are none. */
  readonly bytes: number;
}

export interface StepRow {
  readonly step: string;
  /** Those of all gauges. */
  readonly turns: number;
  readonly takeTurn: Cost;
  readonly renderTwiml: Cost;
}

type Histograms = Readonly<Record<GaugeName, RecordableHistogram>>;

/** Histograms hold whole numbers: thousandths. */
const scale = 1000;

/** Keeps what the steps of calls take, by gauge. */
export function createStepTally() {
  const steps = new Map<string, { takeTurn: Histograms; renderTwiml: Histograms; turns: number }>();

  return {
    add(gauge: GaugeName, name: string, turn: number, markup: number): void {
      const step = steps.get(name) ?? { takeTurn: openHistograms(), renderTwiml: openHistograms(), turns: 0 };
      steps.set(name, step);
      step.turns++;
      record(step.takeTurn[gauge], turn);
      record(step.renderTwiml[gauge], markup);
    },

    list(): StepRow[] {
      return [...steps].map(([step, { takeTurn, renderTwiml, turns }]) => {
        return { step, turns, takeTurn: costOf(takeTurn), renderTwiml: costOf(renderTwiml) };
      });
    },
  };
}

function openHistograms(): Histograms {
  return { hot: createHistogram(), cold: createHistogram(), rested: createHistogram(), heap: createHistogram() };
}

/** A heap that is smaller than before was collected meanwhile, and tells nothing. */
function record(histogram: RecordableHistogram, value: number): void {
  if (value > 0) histogram.record(Math.max(1, Math.round(value * scale)));
}

function costOf({ heap, ...times }: Histograms): Cost {
  return {
    hot: spreadOf(times.hot),
    cold: spreadOf(times.cold),
    rested: spreadOf(times.rested),
    bytes: Math.round(percentile(heap, 50)),
  };
}

function spreadOf(histogram: RecordableHistogram): Spread {
  return { p10: percentile(histogram, 10), p50: percentile(histogram, 50), p90: percentile(histogram, 90) };
}

/** 0 where nothing was recorded. */
function percentile(histogram: RecordableHistogram, percent: number): number {
  return histogram.count === 0 ? 0 : histogram.percentile(percent) / scale;
}
