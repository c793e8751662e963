import type { Consent, ConsentChange } from '../../agency/consent.ts';
import type { Language } from '../../text/language.ts';

/** What numbers agreed to be told by text. Changes are kept beside each other, and none is ever overwritten. */
export interface ConsentStore {
  /** Keeps a change; `attempt` names it: the same one again is kept once. */
  readonly record: (change: ConsentChange, attempt: string) => Promise<void>;
  /** What a number (E.164) agreed to and has not taken back. */
  find(phone: string): Promise<readonly Consent[]>;
  /** The same of a participant, over their numbers. */
  findOf(participant: string): Promise<readonly Consent[]>;
  /** Whether a number has opted out of all texts, and not back in. */
  isStopped(phone: string): Promise<boolean>;
  /** The language that a number used last; undefined where it is not known. */
  findLanguage(phone: string): Promise<Language | undefined>;
}
