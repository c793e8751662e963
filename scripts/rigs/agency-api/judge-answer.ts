import type { RawAnswer } from './ask-agency.ts';

/** A caller hears nothing meanwhile. */
export const soonMs = 1000;

export function expectStatus({ status }: RawAnswer, wanted: number): string | undefined {
  return status === wanted ? undefined : `status ${status}, not ${wanted}`;
}

/** What is wrong with an answer, and what a caller hears then. */
export function tellUnwell({ status, durationMs, faults }: RawAnswer, withinMs = soonMs): string | undefined {
  if (status < 200 || status > 299) return `status ${status}: callers hear that ${heardAfter(status)}`;
  if (faults.length > 0) return `${faults.join('; ')}: callers may hear that the records cannot be reached`;
  return durationMs > withinMs ? `takes ${durationMs} ms, and callers hear nothing meanwhile` : undefined;
}

function heardAfter(status: number): string {
  return status === 410 ? 'their sign-in has ended' : 'the records cannot be reached';
}
