import { setTimeout as wait } from 'node:timers/promises';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ListedText, TextList } from '../../calls/ports/text-list.ts';
import { RecordsAway } from './records-away.ts';
import type { SendText, TextSender } from './send-text.ts';

const hourMs = 3_600_000;
const againMs = 5 * 60_000;
/** After so long what is planned is looked at again. */
const roundMs = 5 * 60_000;

interface SendDueOptions {
  readonly list: Pick<TextList, 'listDue' | 'delay' | 'isPaused'>;
  readonly sendText: SendText;
  /** Of the line with this name, or of the agency; undefined where no line can send. */
  readonly findSender: (line: string) => TextSender | undefined;
  /** How many texts a second a number (E.164) sends; 0: none. */
  readonly rateOf: (from: string) => number;
  /** Whether this server still sends alone. */
  readonly hold: () => Promise<boolean>;
  /** Told references, never a number. */
  readonly log: Pick<CallLog, 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/**
 * Sends what is due, a page at a time, each number at its rate, until nothing is left, texts are paused, or `signal` is aborted. Rejects where
 * the records cannot be asked: the next text is tried in the next round.
 */
export function createSendDue({ list, sendText, findSender, rateOf, hold, log, clock }: SendDueOptions) {
  /** When a number may send next. */
  const nextMs = new Map<string, number>();

  return async function sendDue(signal?: AbortSignal): Promise<void> {
    const endMs = performance.now() + roundMs;
    for (;;) {
      const due = await list.listDue();
      for (const text of due) {
        if (signal?.aborted || performance.now() > endMs) return;
        if (!(await hold()) || (await list.isPaused())) return;
        await take(text, signal);
      }
      if (due.length === 0) return;
    }
  };

  async function take(text: ListedText, signal: AbortSignal | undefined): Promise<void> {
    const sender = findSender(text.line);
    const rate = sender ? rateOf(sender.from) : 0;
    if (!sender || rate === 0) return list.delay(text, clock() + hourMs);
    await sendText(text, sender, () => takeTurn(sender.from, rate, signal)).catch(async (error: unknown) => {
      const { reference } = text;
      const isAway = error instanceof RecordsAway;
      if (!isAway)
        log.warn({ failure: describeFailure(error), reference }, 'a text could not be sent; it is looked at again');
      // What was handed to the carrier waits until the carrier is asked; anything else holds nobody up.
      await list.delay(text, clock() + againMs);
      if (isAway) throw error.cause;
    });
  }

  /** Whether its turn has come; false where the server stops first. */
  async function takeTurn(from: string, rate: number, signal: AbortSignal | undefined): Promise<boolean> {
    const now = performance.now();
    const atMs = Math.max(nextMs.get(from) ?? 0, now);
    nextMs.set(from, atMs + 1000 / rate);
    if (atMs <= now) return true;
    return wait(atMs - now, true, { ...(signal && { signal }), ref: false }).catch(() => false);
  }
}

/** Without an address or a number that a message may quote. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
