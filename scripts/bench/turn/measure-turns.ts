import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GaugeName, gaugeNames, openGauges } from './gauges.ts';
import { openSystemHere, type SystemHere } from './open-system-here.ts';
import { type Note, placeMeasuredCall } from './place-measured-call.ts';
import { createStepTally, type StepRow } from './step-tally.ts';
import type { TurnPlan } from './turn-plan.ts';

export interface TurnReport {
  readonly machine: { readonly cores: number; readonly loadBefore: number };
  readonly rows: readonly StepRow[];
}

/** Measures the turns of calls, one call at a time, within this process; `onStep` is told of each step. */
export async function measureTurns(plan: TurnPlan, onStep: (step: string) => void): Promise<TurnReport> {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-turns-'));
  const machine = { cores: availableParallelism(), loadBefore: loadavg()[0] ?? 0 };
  try {
    onStep('making a made-up agency');
    const system = await openSystemHere(folder, plan.participants);
    try {
      return { machine, rows: await measureSteps(system, plan, onStep) };
    } finally {
      await system.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** However slow the machine, a median stands on more than one turn. */
const leastCalls = 5;

/** The gauges have a stretch each, in turn: what disturbs a round disturbs all of them. */
async function measureSteps(
  system: SystemHere,
  { warmUpMs, rounds, stretchMs }: TurnPlan,
  onStep: (step: string) => void,
) {
  const gauges = openGauges();
  const tally = createStepTally();
  let calls = 0;

  async function callFor(lastingMs: number, gauge: GaugeName, note: Note): Promise<void> {
    const [endMs, endCalls] = [performance.now() + lastingMs, calls + leastCalls];
    while (calls < endCalls || performance.now() < endMs) {
      const participant = system.participants[calls++ % system.participants.length];
      if (participant) await placeMeasuredCall(system, participant, gauges[gauge], note);
    }
  }

  onStep('warm-up');
  await callFor(warmUpMs, 'hot', () => {});
  onStep('rounds');
  for (let round = 0; round < rounds; round++)
    for (const gauge of gaugeNames) await callFor(stretchMs, gauge, (...noted) => tally.add(gauge, ...noted));
  return tally.list();
}
