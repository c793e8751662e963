import type { CallLog } from '../../calls/ports/call-log.ts';

/** Of SDK's results: 0 is success. */
interface Outcome {
  readonly code: number;
  readonly error?: Error | undefined;
}

interface Exporter<Batch> {
  export(batch: Batch, done: (outcome: Outcome) => void): void;
}

/** The same exporter, which logs once that it fails, and once that it works again; what could not be sent meanwhile is lost. */
export function tellOutcome<Batch, Own extends Exporter<Batch>>(
  exporter: Own,
  what: 'metrics' | 'traces',
  log: Pick<CallLog, 'warn' | 'info'>,
): Own {
  const send = exporter.export.bind(exporter);
  let fails = false;
  exporter.export = (batch: Batch, done: (outcome: Outcome) => void) =>
    send(batch, (outcome) => {
      const failed = outcome.code !== 0;
      if (failed && !fails) log.warn({ err: outcome.error }, `${what} cannot be sent; what waits too long is lost`);
      if (!failed && fails) log.info({}, `${what} are sent again`);
      fails = failed;
      done(outcome);
    });
  return exporter;
}
