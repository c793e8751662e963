import type { AppointmentMatter, TextMatter } from '../../agency/text-matter.ts';
import type { Language } from '../../text/language.ts';

/** Writes a text of the agency's wording. */
export type WriteText = (language: Language, name: string, slots: Readonly<Record<string, string>>) => string;

interface Place {
  /** The number that the text comes from, and that can be called: E.164. */
  readonly from: string;
  /** In which dates and times are told: an IANA name. */
  readonly timeZone: string;
}

interface Reminder {
  readonly language: Language;
  readonly matter: TextMatter;
  /** Whether it is the first one to its number since its consent: that one says how to end them (CTIA Messaging Principles 5.2). */
  readonly isFirst: boolean;
}

/** What a reminder says: the agency first, then what it is about, and what to do. A correction follows another text, and says nothing more. */
export function writeReminder(write: WriteText, { language, matter, isFirst }: Reminder, place: Place): string {
  const phone = place.from;
  if ('atMs' in matter && matter.tells !== 'ahead')
    return write(language, `${nameOf(matter)}-${matter.tells}`, { ...slotsOf(matter, place), phone });
  const about =
    'atMs' in matter
      ? write(language, `${nameOf(matter)}-ahead`, slotsOf(matter, place))
      : write(language, matter.tells, matter.tells === 'payment-due' ? { day: matter.day } : {});
  return `${about} ${write(language, isFirst ? 'first-reminder' : 'more-by-phone', { phone })}`;
}

function nameOf({ appointment }: AppointmentMatter): string {
  return appointment === 'court' ? 'court-date' : 'appointment';
}

function slotsOf({ atMs }: AppointmentMatter, { timeZone }: Place) {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return { day: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
