import type { Meter } from '@opentelemetry/api';
import { type Count, countedThings } from '../../calls/ports/count.ts';

/** Counts for those who watch the servers what is also in the log; `agency` is '' for what is of no agency. */
export function countHappenings(meter: Meter, agency: string): Count {
  const counter = meter.createCounter('ivr.counts', { description: 'What the log counts since the start' });
  const labelsOf = (what: string) => ({ 'ivr.agency': agency, 'ivr.what': what });
  for (const what of countedThings) counter.add(0, labelsOf(what));
  return (what) => counter.add(1, labelsOf(what));
}
