import type { TextList } from '../../calls/ports/text-list.ts';

const holdMs = 120_000;

/** Of several servers one sends the texts of an agency. */
export interface TextHold {
  /** Whether this server sends; asks the records only as its time runs out. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}

/** `clock` gives milliseconds of the epoch. */
export function createTextHold(list: Pick<TextList, 'hold' | 'release'>, clock: () => number): TextHold {
  let heldMs: number | undefined;
  return {
    async hold() {
      if (heldMs !== undefined && heldMs - clock() > holdMs / 2 && heldMs - clock() <= holdMs) return true;
      heldMs = await list.hold(holdMs, heldMs);
      return heldMs !== undefined;
    },
    async release() {
      if (heldMs !== undefined) await list.release(heldMs);
      heldMs = undefined;
    },
  };
}
