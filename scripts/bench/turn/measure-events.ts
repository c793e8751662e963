import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { median } from '../median.ts';
import { openGauges } from './gauges.ts';
import { openSystemHere, type SystemHere } from './open-system-here.ts';
import { placeMeasuredCall } from './place-measured-call.ts';
import type { TurnPlan } from './turn-plan.ts';

/** Microseconds of CPU time of this thread a turn: where events are kept, and where nobody counts calls. */
export interface EventsReport {
  readonly withEventsUs: number;
  readonly withoutUs: number;
  /** The median over rounds of one by the other. */
  readonly ratio: number;
}

/** Events are written a second after the turn, and belong to the stretch in which it was taken. */
const lastEventsMs = 1200;

/** Measures what it costs to keep what calls come to: two systems in this process take calls by turns. */
export async function measureEvents(plan: TurnPlan, onStep: (step: string) => void): Promise<EventsReport> {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-events-'));
  onStep('making two made-up agencies');
  const counting = await openSystemHere(join(folder, 'with'), plan.participants);
  const silent = await openSystemHere(join(folder, 'without'), plan.participants, { measures: false });
  try {
    onStep('warm-up');
    for (const system of [counting, silent]) await callFor(system, plan.warmUpMs / 2);
    onStep('rounds');
    const rounds = [];
    for (let round = 0; round < plan.rounds * 3; round += 1) {
      const isEven = round % 2 === 0;
      const first = await callFor(isEven ? counting : silent, plan.stretchMs);
      const second = await callFor(isEven ? silent : counting, plan.stretchMs);
      rounds.push(isEven ? { withEventsUs: first, withoutUs: second } : { withEventsUs: second, withoutUs: first });
    }
    return {
      withEventsUs: median(rounds.map(({ withEventsUs }) => withEventsUs)),
      withoutUs: median(rounds.map(({ withoutUs }) => withoutUs)),
      ratio: median(rounds.map(({ withEventsUs, withoutUs }) => withEventsUs / withoutUs)),
    };
  } finally {
    await counting.close();
    await silent.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Microseconds a turn. PINs are hashed on other threads, and do not count. */
async function callFor(system: SystemHere, lastingMs: number): Promise<number> {
  const { hot } = openGauges();
  const before = process.threadCpuUsage();
  const endMs = performance.now() + lastingMs;
  let turns = 0;
  const counted: SystemHere = {
    ...system,
    takeTurn(request) {
      turns += 1;
      return system.takeTurn(request);
    },
  };
  for (let call = 0; performance.now() < endMs; call += 1) {
    const participant = system.participants[call % system.participants.length];
    if (participant) await placeMeasuredCall(counted, participant, hot, () => {});
  }
  await wait(lastEventsMs);
  const { user, system: kernel } = process.threadCpuUsage(before);
  return (user + kernel) / turns;
}
