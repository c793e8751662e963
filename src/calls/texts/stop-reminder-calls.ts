import type { Language } from '../../text/language.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { ConsentStore } from '../ports/consent-store.ts';
import { recordSurely } from './record-surely.ts';

interface StopOptions {
  readonly consents: Pick<ConsentStore, 'find' | 'record'>;
  readonly log: CallLog;
  readonly now: () => Temporal.Instant;
}

/** A call in which somebody wants no more of them. */
interface StoppedIn {
  /** The number that was called: E.164. */
  readonly phone: string;
  readonly call: string;
  /** The line's name. */
  readonly line: string;
  readonly language: Language;
  /** The key that was pressed. */
  readonly words: string;
}

export type StopReminderCalls = (stopped: StoppedIn) => Promise<void>;

/** Ends all calls that remind at a number, for all who agreed to them; texts go on. A repeated one is kept once. */
export function createStopReminderCalls({ consents, log, now }: StopOptions): StopReminderCalls {
  const record = recordSurely(consents, log);
  return async function stopReminderCalls({ phone, call, line, language, words }) {
    const agreed = (await consents.find(phone)).filter(({ by }) => by === 'call');
    const said = { phone, given: false, by: 'call', language, words, channel: 'voice', line, call, turn: 0 } as const;
    for (const { purpose, participant } of agreed) {
      const change = { ...said, purpose, ...(participant !== undefined && { participant }) };
      await record({ ...change, atMs: now().epochMilliseconds }, [call, participant ?? '', purpose, 'ended'].join(':'));
    }
  };
}
