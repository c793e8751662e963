import type { Logger } from 'pino';
import type { AuditTrail } from '../calls/ports/audit-trail.ts';
import type { ConsentStore } from '../calls/ports/consent-store.ts';
import type { ReminderCalls } from '../calls/ports/carrier-calls.ts';
import type { OutgoingTexts } from '../calls/ports/outgoing-texts.ts';
import type { ReminderSource } from '../calls/ports/reminder-source.ts';
import type { ReplyPayments } from '../calls/ports/reply-payments.ts';
import type { TextList } from '../calls/ports/text-list.ts';
import type { Config } from '../config/read-config.ts';
import { findLineByName, type Lines } from '../lines/lines.ts';
import { createCorrectReminders } from '../work/reminders/correct-reminders.ts';
import { createTextHold } from '../work/reminders/hold-sending.ts';
import { createNoteTextStatus } from '../work/reminders/note-text-status.ts';
import { createPlanReminders } from '../work/reminders/plan-reminders.ts';
import { createRecoverTexts } from '../work/reminders/recover-texts.ts';
import { createRemindersWork } from '../work/reminders/reminders-work.ts';
import { createSendDue } from '../work/reminders/send-due.ts';
import { createSendText } from '../work/reminders/send-text.ts';
import { createSettleRefusal } from '../work/reminders/settle-refusal.ts';
import type { WriteText } from '../work/reminders/write-reminder.ts';
import { createOfferReplies } from '../work/reminders/offer-replies.ts';
import { findTextSender, isTollFree } from './find-text-sender.ts';

/** What reminders need of the records of an agency. */
export interface ReminderRecords {
  readonly list: TextList;
  readonly source: ReminderSource;
  /** Whether people are reminded at all, as far as it is known: an agency that keeps its own records may not say of what. */
  readonly isOn: () => boolean;
  /** Whether anybody may be reminded now: not where the clock of this machine is far from what the records tell, say. */
  readonly mayRemind: () => Promise<boolean>;
}

export interface ReminderPlace {
  readonly config: Pick<Config, 'textRates'>;
  readonly records: Omit<ReminderRecords, 'isOn'>;
  readonly trail: AuditTrail;
  readonly consents: ConsentStore;
  /** Those of the agency. */
  readonly lines: Lines;
  readonly write: WriteText;
  readonly log: Logger;
  readonly outgoing: OutgoingTexts;
  /** Who pays by replying; left out where nobody can. */
  readonly replies?: ReplyPayments | undefined;
  /** Undefined where no call can be placed. */
  readonly calls: ReminderCalls | undefined;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Reminds the people of an agency of what they agreed to, by texts and calls. */
export function openReminders(place: ReminderPlace) {
  const { config, records, lines, clock } = place;
  const { list, source, mayRemind } = records;
  const settleRefusal = createSettleRefusal({ ...place, list });
  const noteTextStatus = createNoteTextStatus({ list, settleRefusal });
  const sending = createTextHold(list, clock);
  const termsOf = (line: string) => {
    const pay = findLineByName(lines, line)?.pay;
    return pay?.byReply ? pay : undefined;
  };
  const offerReplies = place.replies && createOfferReplies({ ...place, replies: place.replies, termsOf });
  const hold = () => sending.hold();
  const common = { ...place, hold, offerReplies, list, source, settleRefusal, noteTextStatus };
  const findSender = (line: string) => findTextSender(lines, line);
  const sendDue = createSendDue({
    ...common,
    sendText: createSendText(common),
    findSender,
    rateOf: (from) => config.textRates[isTollFree(from) ? 'toll-free' : 'ten-digit'],
  });
  const work = createRemindersWork({
    ...common,
    mayRemind,
    sending,
    correctReminders: createCorrectReminders(common),
    planReminders: createPlanReminders({ ...common, calendar: () => findSender('') }),
    recoverTexts: createRecoverTexts(common),
    sendDue,
  });
  return { noteTextStatus, work };
}
