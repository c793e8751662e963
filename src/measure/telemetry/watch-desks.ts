import type { Meter } from '@opentelemetry/api';

export interface WatchedDesk {
  readonly agency: string;
  readonly line: string;
  readonly isOpen: boolean;
}

/** Tells of each line whether people answer at its desk now: a line that is quiet at night is no fault. */
export function watchDesks(meter: Meter, listDesks: () => Iterable<WatchedDesk>): void {
  const gauge = meter.createObservableGauge('ivr.desk.open', { description: '1 within the hours of the desk, else 0' });
  gauge.addCallback((result) => {
    for (const { agency, line, isOpen } of listDesks())
      result.observe(isOpen ? 1 : 0, { 'ivr.agency': agency, 'ivr.line': line });
  });
}
