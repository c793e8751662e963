import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { ListedText, Refused, TextList } from '../../calls/ports/text-list.ts';

const hourMs = 3_600_000;
/** A phone that is off is on again in some hours. */
const againMs = 4 * hourMs;
const mostTries = 2;
const pauseMs = hourMs;

interface RefusalOptions {
  readonly list: Pick<TextList, 'putOff' | 'pause'>;
  readonly consents: Pick<ConsentStore, 'record'>;
  /** Told references, never a number. */
  readonly log: Pick<CallLog, 'info' | 'warn' | 'error'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** What follows where the carrier refuses a text, or says later that it did not arrive. The text has failed before. */
export function createSettleRefusal({ list, consents, log, clock }: RefusalOptions) {
  return async function settleRefusal(text: ListedText, { why, code }: Refused): Promise<void> {
    const facts = { reference: text.reference, why, code };
    switch (why) {
      case 'opted-out':
        await withdraw(text, code);
        return log.info(facts, 'a number has opted out at the carrier; no more texts are sent to it');
      case 'unreachable':
        if (text.by === 'call')
          return log.info(facts, 'a number takes no calls; it is not called until it agrees again');
        return log.info(facts, 'no text gets to a number; none is sent to it until it agrees again');
      case 'passing':
      case 'unknown':
        if (text.tries < mostTries) await list.putOff(text, clock() + againMs);
        return log.info(facts, text.by === 'call' ? 'a call did not reach anybody' : 'a text did not arrive');
      case 'filtered':
      case 'sender':
        if (text.by === 'call') {
          await list.putOff(text, clock() + pauseMs);
          return log.error(facts, callsStopped);
        }
        await list.pause(clock() + pauseMs);
        if (why === 'sender') await list.putOff(text, clock() + pauseMs);
        return log.error(facts, stopped[why]);
    }
  };

  /** The carrier's STOP is one of ours, too. */
  async function withdraw({ phone, language, line, reference }: ListedText, code = 21_610): Promise<void> {
    const said = { purpose: 'all', given: false, words: String(code) } as const;
    const where = { channel: 'text', line, call: '', turn: 0, atMs: clock() } as const;
    await consents.record({ phone, language, ...said, ...where }, `text ${reference}: opted out`);
  }
}

const callsStopped =
  'a number of ours cannot place calls: this one waits an hour; see docs/runbooks.md, "Texts do not go out"';

const stopped = {
  filtered:
    'the carrier filters texts as unwanted: none are sent for an hour; see docs/runbooks.md, "Texts do not go out"',
  sender: 'a number of ours cannot send texts: none are sent for an hour; see docs/runbooks.md, "Texts do not go out"',
} as const;
