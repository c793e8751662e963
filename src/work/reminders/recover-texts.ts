import type { ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { OutgoingTexts } from '../../calls/ports/outgoing-texts.ts';
import type { ListedText, TextList, TextStatus } from '../../calls/ports/text-list.ts';

/** So long after its time a text is asked for. The carrier gives one up within ten hours. */
const askedForMs = 24 * 3_600_000;
/** The carrier's clock may be behind. */
const spareMs = 60_000;

interface RecoverOptions {
  readonly list: Pick<TextList, 'listUnknown' | 'accept' | 'end' | 'putOff'>;
  readonly outgoing: Pick<OutgoingTexts, 'find'>;
  /** Undefined where no call can be placed. */
  readonly calls: Pick<ReminderCalls, 'find'> | undefined;
  readonly noteTextStatus: (status: TextStatus) => Promise<void>;
  /** Told references, never a number. */
  readonly log: Pick<CallLog, 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/**
 * Asks the carrier for texts of which nobody knows whether it took them: what it does not have is sent again while it is not late. Rejects
 * once all were asked for, where the carrier did not tell of one: that one is asked for again, until a day after its time.
 */
export function createRecoverTexts({ list, outgoing, calls, noteTextStatus, log, clock }: RecoverOptions) {
  return async function recoverTexts(): Promise<void> {
    const failures: unknown[] = [];
    for (const text of await list.listUnknown())
      await recover(text).catch(async (error: unknown) => {
        if (!(await giveUp(text))) failures.push(error);
      });
    if (failures.length > 0) throw failures[0];
  };

  /** Whether its time is over for so long that nobody asks for it any more: it is not sent again. */
  async function giveUp(text: ListedText): Promise<boolean> {
    const { reference, lateMs, triedMs = 0 } = text;
    if (clock() < Math.max(lateMs, triedMs) + askedForMs) return false;
    await list.end(text, 'unknown');
    log.warn({ reference }, 'nobody knows whether a text went out: the carrier did not tell in time');
    return true;
  }

  async function recover(text: ListedText): Promise<void> {
    const { phone: to, from = '', words = '', reference, by, triedMs = 0 } = text;
    // A call waits until calls can be placed: until then nobody knows whether it was.
    if (by === 'call' && !calls) return void (await giveUp(text));
    const sinceMs = triedMs - spareMs;
    const message = await (by === 'call'
      ? calls?.find({ to, from }, sinceMs)
      : outgoing.find({ to, from, text: words, validMs: 0 }, sinceMs));
    log.warn({ reference, isFound: message !== undefined }, 'it was not known whether a text had gone out');
    if (message === undefined) return text.lateMs <= clock() ? list.end(text, 'late') : list.putOff(text, clock());
    const status = await list.accept(text, message);
    if (status) await noteTextStatus(status);
  }
}
