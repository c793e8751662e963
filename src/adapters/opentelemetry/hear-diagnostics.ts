import { diag, DiagLogLevel } from '@opentelemetry/api';
import type { CallLog } from '../../calls/ports/call-log.ts';

/** What the SDK has to say stands in the log at `debug`, as errors do: without what it quotes. That sending fails is told elsewhere. */
export function hearDiagnostics(log: Pick<CallLog, 'debug'>): void {
  const tell = (message: string) => log.debug({ err: new Error(message) }, 'OpenTelemetry has something to say');
  const logger = { error: tell, warn: tell, info: tell, debug: tell, verbose: tell };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}
