import type { ReminderSource } from './reminder-source.ts';

/** What there is to be reminded of, at an agency that keeps its own records. */
export interface AgencyReminders extends ReminderSource {
  /** Whether the agency says what there is, as far as it has told. */
  remindsPeople(): boolean;
}
