import { type CallEnd, callEnds } from '../../../dialogue/course.ts';

/** How a call ended; `no-end` of one that goes on, or whose end nobody has told. */
export type CallOutcome = CallEnd | 'no-end';

export const callOutcomes: readonly CallOutcome[] = [...callEnds, 'no-end'];

/** Reads how a call ended. An end that a later version has named counts as none. */
export function readOutcome(event: string | undefined): CallOutcome {
  return callOutcomes.find((one) => one === event) ?? 'no-end';
}
