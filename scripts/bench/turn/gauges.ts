import { getHeapStatistics } from 'node:v8';

/** How a turn is measured: the difference between two readings is what lies between them. */
export interface Gauge {
  /** Is done before each turn. */
  readonly prepare: () => void;
  readonly read: () => number;
  /** What reading itself adds to a difference. */
  readonly ownCost: number;
}

/** Each takes calls of its own: none of them leaves the others as they were. */
export const gaugeNames = ['hot', 'cold', 'rested', 'heap'] as const;

export type GaugeName = (typeof gaugeNames)[number];

const touchedBytes = 2 * 1024 * 1024;
const cacheLineBytes = 64;
const restMs = 1;

/**
 * Microseconds, turn after turn; microseconds after two megabytes were touched; microseconds after this thread slept for a millisecond;
 * bytes that were allocated in the heap of V8.
 */
export function openGauges(): Readonly<Record<GaugeName, Gauge>> {
  const memory = new Uint8Array(touchedBytes);
  const touch = () => {
    for (let at = 0; at < touchedBytes; at += cacheLineBytes) memory[at] = (memory[at] ?? 0) + 1;
  };
  const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
  const rest = () => void Atomics.wait(nobodyWakes, 0, 0, restMs);
  return {
    hot: { prepare: () => {}, read: readMicros, ownCost: 0 },
    cold: { prepare: touch, read: readMicros, ownCost: 0 },
    rested: { prepare: rest, read: readMicros, ownCost: 0 },
    heap: { prepare: () => {}, read: readHeap, ownCost: costOfReadingHeap() },
  };
}

function readMicros(): number {
  return performance.now() * 1000;
}

/** Grows with what is allocated, until garbage is collected. */
function readHeap(): number {
  return getHeapStatistics().used_heap_size;
}

function costOfReadingHeap(): number {
  const costs = Array.from({ length: 1000 }, () => -(readHeap() - readHeap()));
  return costs.toSorted((one, other) => one - other)[costs.length >> 1] ?? 0;
}
