import type { CallLog } from '../calls/ports/call-log.ts';
import { repeatEvery } from '../process/repeat-every.ts';

const everyMs = 2000;

interface Awaited {
  /** Rejects where they cannot be opened; may be tried again. */
  readonly open: () => Promise<void>;
  /** Whether the reason passes by itself. */
  readonly isOutOfReach: (error: unknown) => boolean;
  readonly log: CallLog;
}

/**
 * Opens records. Where they are out of reach this resolves all the same, and they are tried every two seconds until they open; each reason
 * is logged once. Rejects where they can be reached and do not fit: then the configuration is wrong.
 */
export async function awaitRecords({ open, isOutOfReach, log }: Awaited) {
  let isOpen = false;
  let lastReason = '';
  let onOpen: (() => void) | undefined;
  const rounds = repeatEvery({ everyMs, work: openOnce, onFailure: tell });

  async function openOnce(): Promise<void> {
    if (isOpen) return;
    await open();
    isOpen = true;
    void rounds.stop();
    onOpen?.();
  }

  function tell(err: unknown): void {
    if (String(err) === lastReason) return;
    lastReason = String(err);
    log.error({ err }, 'the records cannot be opened yet; calls go on without them, and they are tried again');
  }

  try {
    await openOnce();
  } catch (error) {
    if (!isOutOfReach(error)) throw error;
    tell(error);
    rounds.start();
  }
  return {
    isOpen: () => isOpen,
    /** Begins work once they are open, which may be now. */
    whenOpen(begin: () => void): void {
      if (isOpen) return begin();
      onOpen = () => {
        log.info({}, 'the records are open');
        begin();
      };
    },
    stop: rounds.stop,
  };
}
