import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { usualPatience } from '../calls/patience.ts';

const oneKeypressMs = 1000;

/** Ends the process in order when it is told to or when a fault escapes: `close` first, for 28 s at most. */
export function closeOnSignal(close: () => Promise<void>, log: Logger): void {
  const grace = closeWithGrace(
    { delay: usualPatience.stopMs, logger: false, skip: ['SIGINT'] },
    async ({ signal, err }) => {
      if (err) log.fatal({ err }, 'stopping: a fault escaped');
      else log.info({ signal }, 'stopping');
      await close();
    },
  );

  // npm passes Ctrl-C on to a process that the terminal may have told already: one press can come twice.
  let pressedMs: number | undefined;
  process.on('SIGINT', () => {
    if (pressedMs === undefined) grace.close();
    else if (performance.now() - pressedMs > oneKeypressMs) process.exit(1);
    pressedMs ??= performance.now();
  });
}
