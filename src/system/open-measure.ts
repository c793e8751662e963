import type { EventStore } from '../calls/ports/event-store.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { Count } from '../calls/ports/count.ts';
import type { Measure } from '../calls/ports/measure.ts';
import { keepEvents } from '../measure/keep-events.ts';
import { logEnds } from '../measure/log-ends.ts';
import { tellAll } from '../measure/tell-all.ts';
import type { CallNames } from '../secrets/call-names.ts';
import { hideText } from '../secrets/hide-text.ts';
import { deriveKeys, type KeyRing } from '../secrets/key-ring.ts';

interface Place {
  readonly agency: string;
  readonly nameCall: CallNames['name'];
  readonly observers: readonly Measure[];
  readonly count: Count;
}

interface Keeping {
  readonly events: Pick<EventStore, 'append'>;
  readonly keys: KeyRing;
}

/** All who count what the calls of an agency come to: its events, its log, and the observers that it is given. */
export function openMeasure({ agency, nameCall, observers, count }: Place, { events, keys }: Keeping, log: CallLog) {
  const now = Temporal.Now.instant;
  const { key } = deriveKeys(keys, 'measured-participant').oldest;
  const hideParticipant = (participant: string) => hideText(key, participant);
  const kept = keepEvents({ store: events, agency, nameCall, hideParticipant, log, count, now });
  return { measure: tellAll([kept.measure, logEnds(log, now), ...observers], log), close: () => kept.close() };
}
