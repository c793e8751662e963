import type { Gather } from '../../carrier/read-twiml.ts';

/** An entry as a Gather ended it. `finishedOnKey` is '' where it was full or too slow; `rest` was pressed too early. */
export interface Entry {
  readonly digits: string;
  readonly finishedOnKey: string;
  readonly rest: string;
}

/** What a Gather takes of the keys pressed, in order; undefined while it waits for more. */
export function collectKeys(gather: Gather, pressed: string): Entry | undefined {
  for (const [index, key] of pressed.split('').entries()) {
    const rest = pressed.slice(index + 1);
    if (key === gather.finishOnKey) return { digits: pressed.slice(0, index), finishedOnKey: key, rest };
    if (index + 1 === gather.numDigits) return { digits: pressed.slice(0, index + 1), finishedOnKey: '', rest };
  }
  return undefined;
}
