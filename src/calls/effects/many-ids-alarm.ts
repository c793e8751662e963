import type { KeyObject } from 'node:crypto';
import { hideText } from '../../secrets/hide-text.ts';
import type { Count } from '../ports/count.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { SharedSets } from '../ports/shared-sets.ts';

interface Parts {
  /** Makes the numbers that call, and what was tried, unreadable. */
  readonly key: KeyObject;
  /** Where tries are counted, for all servers. */
  readonly sets: SharedSets;
  readonly log: CallLog;
  readonly count: Count;
}

const hourMs = 3_600_000;
/** One person or one household uses fewer IDs. */
const manyIds = 10;

/** Returns at once: no caller waits for it. `source`: the number that calls, where it is shown. */
export type ManyIdsAlarm = (source: string | undefined, claim: string) => void;

/**
 * Raises an alarm where one number tries ten IDs within an hour, and again at each further ten. It locks nobody out: relay operators share
 * numbers, and so do shelters and public phones.
 */
export function createManyIdsAlarm({ key, sets, log, count }: Parts): ManyIdsAlarm {
  return (source, claim) => {
    if (source === undefined) return;
    note(hide(source), hide(claim)).catch((error: unknown) =>
      log.warn({ err: error }, 'the try of an ID by a number could not be counted'),
    );
  };

  async function note(source: string, claim: string): Promise<void> {
    const { isNew, size } = await sets.add(`source:${source}`, claim, hourMs);
    if (!isNew || size % manyIds !== 0) return;
    count('sources with many IDs');
    log.warn({ source, ids: size }, 'one number has tried many IDs within an hour');
  }

  function hide(text: string): string {
    return hideText(key, text);
  }
}
