import type { ConsentPurpose, ConsentWay } from '../agency/consent.ts';
import type { ReminderChoice } from '../agency/reminder-choice.ts';
import type { Language } from '../text/language.ts';
import type { Pace, Question, Told } from './output.ts';

/** What a flow asks for where somebody agrees to be reminded, or takes it back. */
export interface ConsentEffects {
  /** What the participant has agreed to be told by text. */
  findConsents: { readonly participant: string };
  /** The number that calls, where it can get texts. */
  findTextNumber: Readonly<Record<string, never>>;
  /** What was entered as a mobile number. */
  readTextNumber: { readonly digits: string };
  /** The participant agrees to texts; `asked`: all that was said before, as it is kept with the consent. */
  giveConsents: {
    readonly participant: string;
    /** E.164. */
    readonly phone: string;
    readonly purposes: readonly ConsentPurpose[];
    readonly by: ConsentWay;
    readonly language: Language;
    readonly pace: Pace;
    readonly asked: { readonly told: readonly Told[]; readonly question: Question };
  };
  /** The participant agrees to the link of the page for paying, by text, once; `asked` as above. */
  sendPayLink: Omit<ConsentEffects['giveConsents'], 'purposes' | 'by'> & {
    /** An https address, the same for everybody. */
    readonly link: string;
  };
  /** The participant takes back all consents to texts. */
  endConsents: { readonly participant: string; readonly language: Language };
}

/** The events with which each of them answers. */
export interface ConsentResults {
  /** `numbers`: the end of each, and what it is told of. `no-reminders`: the agency sends none. */
  findConsents:
    | {
        readonly type: 'consents-found';
        readonly numbers: readonly {
          readonly ending: string;
          readonly about: ReminderChoice;
          readonly by: ConsentWay;
          /** The number, E.164, where the last reminder did not arrive, and none goes. */
          readonly unreached?: string;
        }[];
        /** Whether reminders may be calls, too. */
        readonly calls: boolean;
      }
    | { readonly type: 'no-reminders' };
  /** `no-texts`: the agency sends none. */
  findTextNumber:
    | { readonly type: 'text-number-found'; readonly phone: string }
    | { readonly type: 'no-text-number' | 'no-texts' };
  readTextNumber:
    | { readonly type: 'text-number-read'; readonly phone: string }
    | { readonly type: 'text-number-unfit'; readonly lacksAreaCode: boolean };
  /** `consents-wait-for-start`: the number has opted out, and gets texts once START comes from it, to this number of ours. */
  giveConsents:
    | { readonly type: 'consents-kept' }
    | { readonly type: 'consents-wait-for-start'; readonly phone: string };
  /** `pay-link-waits-for-start`: nothing goes to a number that has opted out, until START comes from it, to this number of ours. */
  sendPayLink:
    | { readonly type: 'pay-link-on-its-way' }
    | { readonly type: 'pay-link-waits-for-start'; readonly phone: string };
  endConsents: { readonly type: 'consents-ended' };
}
