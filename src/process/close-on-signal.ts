import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { usualPatience } from '../calls/patience.ts';

const oneKeypressMs = 1000;

/** Ends the process on a signal or an uncaught error, after `close` or `stopMs`. */
export function closeOnSignal(close: () => Promise<void>, log: Logger): void {
  const grace = closeWithGrace(
    { delay: usualPatience.stopMs, logger: false, skip: ['SIGINT'] },
    async ({ signal, err }) => {
      if (err) log.fatal({ err }, 'stopping: uncaught error');
      else log.info({ signal }, 'stopping');
      await close();
    },
  );

  // The terminal and npm both pass Ctrl-C on: one press can come twice.
  let pressedMs: number | undefined;
  process.on('SIGINT', () => {
    if (pressedMs === undefined) grace.close();
    else if (performance.now() - pressedMs > oneKeypressMs) process.exit(1);
    pressedMs ??= performance.now();
  });
}
