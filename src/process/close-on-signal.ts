import closeWithGrace from 'close-with-grace';
import type { Logger } from 'pino';
import { usualPatience } from '../calls/patience.ts';
import { isShortage } from './is-shortage.ts';

const oneKeypressMs = 1000;
/** What Node or the system does on them stays: they are nothing that a program can go on from. */
const leftAlone = ['SIGILL', 'SIGTRAP', 'SIGBUS', 'SIGFPE', 'SIGSEGV'] as const;
/** They are handled here. */
const ours = ['SIGINT', 'SIGHUP', 'SIGUSR2', 'uncaughtException', 'unhandledRejection'] as const;

interface Ending {
  readonly close: () => Promise<void>;
  /** Calls that end with this process. */
  readonly countCalls: () => number;
  readonly log: Logger;
}

/**
 * Ends the process after `close` or `stopMs`: with 0 on SIGTERM and SIGINT; with 1 on SIGQUIT, SIGABRT and an uncaught error. A shortage of
 * descriptors or memory that escapes is logged, and ends nothing.
 */
export function closeOnSignal({ close, countCalls, log }: Ending): void {
  let failed = false;
  const grace = closeWithGrace(
    { delay: usualPatience.stopMs, logger: false, skip: [...leftAlone, ...ours] },
    async ({ signal }) => {
      if (!failed) log.info({ signal }, 'stopping');
      tellWait(countCalls(), log);
      await close();
      // The library ends the process with 1 where this throws.
      if (failed || signal === 'SIGQUIT' || signal === 'SIGABRT') throw new Error('not asked to stop');
    },
  );

  function judge(err: unknown): void {
    if (isShortage(err)) {
      log.error({ err }, 'the system is short of descriptors or memory; the server goes on');
      return;
    }
    log.fatal({ err }, 'stopping: uncaught error');
    if (failed) process.exit(1);
    failed = true;
    grace.close();
  }
  process.on('uncaughtException', judge);
  process.on('unhandledRejection', judge);

  // The terminal and npm both pass Ctrl-C on: one press can come twice.
  let pressedMs: number | undefined;
  process.on('SIGINT', () => {
    if (pressedMs === undefined) grace.close();
    else if (performance.now() - pressedMs > oneKeypressMs) process.exit(1);
    pressedMs ??= performance.now();
  });
}

function tellWait(calls: number, log: Logger): void {
  const waitS = usualPatience.drainMs / 1000;
  if (calls > 0) log.info({ calls, waitS }, 'calls in hand go on first; another Ctrl-C ends them at once');
}
