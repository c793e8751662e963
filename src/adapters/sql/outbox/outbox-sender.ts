import type { Notifier } from '../../../calls/ports/notifier.ts';
import type { Database } from '../database/database.ts';
import { repeatEvery } from '../../../process/repeat-every.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSqlOutbox } from './sql-outbox.ts';

/** Told a message's number and how sending it went, never an address or a text. Pino fits. */
interface SenderLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

interface SenderOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly notifier: Notifier;
  readonly log: SenderLog;
  /** How often a started sender looks for messages. */
  readonly everyMs?: number;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** Sends the e-mails of the outbox, those that failed after growing pauses. Several senders may work at once. */
export function createOutboxSender({ db, keys, notifier, log, everyMs = 15_000, clock = Date.now }: SenderOptions) {
  const outbox = createSqlOutbox({ db, keys, clock });
  const rounds = repeatEvery({
    everyMs,
    work: sendDue,
    onFailure: (error) => log.error({ err: error }, 'the outbox cannot be read'),
    // The lease of a message that takes longer runs out, and the message is sent later.
    stopWithinMs: 5000,
  });

  return {
    /** Sends what is due now, and then every so often until `stop`. */
    start: rounds.start,
    /** Resolves once the message at hand is sent or has failed, or after five seconds. */
    stop: rounds.stop,
    sendDue,
  };

  /** Sends every e-mail that is due, one after the other, until `signal` is aborted. */
  async function sendDue(signal?: AbortSignal): Promise<{ sent: number; failed: number }> {
    const counts = { sent: 0, failed: 0 };
    for (;;) {
      const email = signal?.aborted ? undefined : await outbox.claimEmail();
      if (!email) break;
      const { number, attempts } = email;
      const failure = await send(email.read);
      if (failure === undefined) await outbox.markSent(number);
      else await outbox.noteFailure(number, failure);
      counts[failure === undefined ? 'sent' : 'failed'] += 1;
      if (failure === undefined) log.info({ number, attempts }, 'a message is sent');
      else log.warn({ number, attempts, failure }, 'a message could not be sent; it is tried again');
    }
    return counts;
  }

  /** What went wrong, if anything did. */
  async function send(read: () => Parameters<Notifier['send']>[0]): Promise<string | undefined> {
    try {
      await notifier.send(read());
      return undefined;
    } catch (error) {
      return describeFailure(error);
    }
  }
}

/** Codes only: mail servers quote addresses in their messages. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const answer = 'responseCode' in error && typeof error.responseCode === 'number' ? ` ${error.responseCode}` : '';
  return code + answer;
}
