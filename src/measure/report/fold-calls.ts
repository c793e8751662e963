import type { EventStore, MeasuredEvent } from '../../calls/ports/event-store.ts';
import { type CallFacts, readFacts } from './calls/call-facts.ts';
import { addCall, type CallSums, createCallSums, textCounts } from './calls/call-sums.ts';
import { count } from './calls/counts.ts';
import { createRepeatWindow, repeatsFinalMs } from './calls/repeat-window.ts';
import { unknownState } from './calls/report-states.ts';
import { type ReportPeriod, spanOf } from './report-period.ts';

/** By what numbers can be split. */
export const splits = ['language', 'line', 'channel', 'state'] as const;

export type Split = (typeof splits)[number];

/** What the calls of a period came to: all of them, and those of each language, line, channel or last state. */
export interface SplitSums {
  readonly all: CallSums;
  readonly groups: ReadonlyMap<string, CallSums>;
}

/** Adds up the calls that began in a period, in one pass over its days and the week after it, which tells who called again. */
export async function foldCalls(
  events: Pick<EventStore, 'listDays' | 'readCalls'>,
  period: ReportPeriod,
  by: Split | undefined,
): Promise<SplitSums> {
  const { beginMs, endMs } = spanOf(period);
  const all = createCallSums();
  const groups = new Map<string, CallSums>();
  const repeats = createRepeatWindow();

  function sumsOf(key: string | undefined): readonly CallSums[] {
    if (by === undefined || key === undefined) return [all];
    const group = groups.get(key) ?? createCallSums();
    groups.set(key, group);
    return [all, group];
  }

  function addFacts(call: CallFacts): void {
    const isMeant = call.begunMs >= beginMs && call.begunMs < endMs;
    const sums = isMeant ? sumsOf(keyOf(by, call)) : [];
    for (const each of sums) addCall(each, call);
    const isServed = isMeant && call.outcome === 'served';
    if (isServed) countAll(sums, call.who === '' ? 'unsigned' : 'signed-in');
    repeats.note(call, isServed ? () => countAll(sums, 'again') : undefined);
  }

  function addCallback({ begunMs, line, event }: MeasuredEvent): void {
    if (begunMs < beginMs || begunMs >= endMs) return;
    const what = event === 'called-back' ? event : 'left-to-agency';
    for (const each of sumsOf(by === 'line' ? line : undefined)) count(each.callbacks, what);
  }

  function addText({ begunMs, line, event }: MeasuredEvent): void {
    if (begunMs < beginMs || begunMs >= endMs) return;
    const what = textCounts.find((one) => one === event) ?? 'none';
    for (const each of sumsOf(by === 'line' ? line : undefined)) count(each.texts, what);
  }

  for (const day of daysOf(await events.listDays(), beginMs, repeatsFinalMs(endMs))) {
    repeats.reach(beginOf(day));
    for await (const call of events.readCalls(day)) {
      const [first] = call;
      const facts = readFacts(call);
      if (facts) addFacts(facts);
      else if (first?.kind === 'callback') addCallback(first);
      else if (first?.kind === 'text') addText(first);
    }
  }
  repeats.close();
  return { all, groups };
}

function countAll(sums: readonly CallSums[], what: 'signed-in' | 'unsigned' | 'again'): void {
  for (const { repeats } of sums) count(repeats, what);
}

function keyOf(by: Split | undefined, call: CallFacts): string | undefined {
  return by === 'state' ? call.state || unknownState : by && call[by];
}

/** The days in UTC that have a part in a span. */
function daysOf(days: readonly string[], beginMs: number, endMs: number): string[] {
  const dayMs = 86_400_000;
  return days.filter((day) => beginOf(day) + dayMs > beginMs && beginOf(day) < endMs);
}

function beginOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
