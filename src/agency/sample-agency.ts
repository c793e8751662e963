import { sampleCalifornia } from './samples/sample-california.ts';
import { sampleMassachusetts } from './samples/sample-massachusetts.ts';
import type { MadeUpAgency } from './samples/made-up-agency.ts';

const samples: readonly MadeUpAgency[] = [sampleCalifornia, sampleMassachusetts];

/** The made-up agency with which one of that name is tried: California's for one that has none. */
export function findSampleAgency(name: string): MadeUpAgency {
  return samples.find((sample) => sample.name === name) ?? sampleCalifornia;
}

/** Somebody to try the telephone with, where an agency has no made-up one of its own. */
export const sampleCaller: MadeUpAgency['caller'] = sampleCalifornia.caller;

/** Those who are shown how to try the telephone, one of each made-up agency. */
export const sampleCallers = samples.map(({ caller }) => caller);

/** The IDs of everybody in the made-up agencies. */
export function listMadeUpIds(today: Temporal.PlainDate): string[] {
  return samples.flatMap((sample) =>
    sample.rows(today).flatMap((row) => (row.type === 'participant' ? [row.participantId] : [])),
  );
}
