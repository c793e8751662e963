import type { DeskStore } from '../ports.ts';
import { DeskLine, nobody } from './desk-line.ts';

/** So many servers may be faster before a line counts as out of reach. */
const mostTries = 20;

export type ChangeLine = <Told>(
  number: string,
  step: (line: DeskLine, nowMs: number) => [DeskLine, Told],
) => Promise<Told>;

/** Loads, changes and saves the line at a desk, again where another server was faster. */
export function createChangeLine(desks: DeskStore, now: () => Temporal.Instant): ChangeLine {
  return async (number, step) => {
    for (let tries = 0; tries < mostTries; tries++) {
      const { line, version } = await desks.load(number);
      const before = DeskLine.safeParse(line).data ?? nobody;
      const [after, told] = step(before, now().epochMilliseconds);
      if (after === before || (await desks.save(number, after, version))) return told;
    }
    throw new Error('The line at a desk changes too fast');
  };
}
