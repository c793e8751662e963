import type { AgencyReminders } from '../calls/ports/agency-reminders.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { openOwnEvents } from './open-own-events.ts';
import type { ReminderRecords } from './open-reminders.ts';

interface Parts {
  /** Beside the agency. */
  readonly own: Pick<ReturnType<typeof openOwnEvents>, 'texts' | 'isShared'>;
  readonly reminders: AgencyReminders;
  readonly log: CallLog;
}

/** What there is to be reminded of at an agency that keeps its own records, as far as it says so; the texts are kept beside it. */
export function remindForAgency({ own, reminders, log }: Parts): ReminderRecords {
  let told = false;
  const isOn = () => own.isShared && reminders.remindsPeople();
  return {
    list: own.texts,
    source: reminders,
    isOn,
    async mayRemind() {
      // Each server would send all texts, and know of none of another's.
      if (!own.isShared && reminders.remindsPeople() && !told) {
        told = true;
        log.error(
          {},
          'several servers (REDIS_URL) remind nobody without EVENTS_URL, the same database for all of them',
        );
      }
      return isOn();
    },
  };
}
