import type { CallLog } from '../../calls/ports/call-log.ts';

/** Of SDK's results: 0 is success. */
interface Outcome {
  readonly code: number;
  readonly error?: Error | undefined;
}

interface Exporter<Batch> {
  export(batch: Batch, done: (outcome: Outcome) => void): void;
}

interface Told {
  readonly fails: string;
  readonly works: string;
}

/** The same exporter, which logs once that it fails, and once that it works again. */
export function tellOutcome<Batch, Own extends Exporter<Batch>>(
  exporter: Own,
  told: Told,
  log: Pick<CallLog, 'warn' | 'info'>,
): Own {
  const send = exporter.export.bind(exporter);
  let fails = false;
  exporter.export = (batch: Batch, done: (outcome: Outcome) => void) =>
    send(batch, (outcome) => {
      const failed = outcome.code !== 0;
      if (failed && !fails) log.warn({ err: outcome.error }, told.fails);
      if (!failed && fails) log.info({}, told.works);
      fails = failed;
      done(outcome);
    });
  return exporter;
}
