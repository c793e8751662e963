import type { documentKinds } from '../../agency/document.ts';
import type { AppointmentMatter, TextMatter } from '../../agency/text-matter.ts';
import type { Language } from '../../text/language.ts';

/** Writes a text of the agency's wording. */
export type WriteText = (language: Language, name: string, slots: Readonly<Record<string, string | number>>) => string;

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
  /** What can be paid by replying to it; empty where that is nothing. */
  readonly offered?: string;
}

/** What a reminder says: the agency first, then what it is about, and what to do. A correction follows another text, and says nothing more. */
export function writeReminder(
  write: WriteText,
  { language, matter, isFirst, offered = '' }: Reminder,
  place: Place,
): string {
  const phone = place.from;
  if ('atMs' in matter && matter.tells !== 'ahead')
    return write(language, `${nameOf(matter)}-${matter.tells}`, { ...slotsOf(matter, place), phone });
  if (matter.tells === 'payment-link') return write(language, matter.tells, { link: matter.link });
  const about =
    'atMs' in matter
      ? write(language, `${nameOf(matter)}-ahead`, slotsOf(matter, place))
      : write(language, ...tellNews(matter));
  const end = write(language, isFirst ? 'first-reminder' : 'more-by-phone', { phone });
  return [about, ...(offered === '' ? [] : [offered]), end].join(' ');
}

/** The name of the text, and its slots. */
function tellNews(
  matter: Exclude<TextMatter, AppointmentMatter | { tells: 'payment-link' }>,
): [string, Record<string, string>] {
  if (matter.tells === 'payment-due') return [matter.tells, { day: matter.day }];
  if (matter.tells === 'payments-received') return [matter.tells, {}];
  const way = `document-by-${matter.way ?? 'several'}`;
  if (matter.documents.length > 1 || matter.kind === undefined) return [matter.tells, { way }];
  return ['document-ready', { what: `document-${kindTold(matter.kind)}`, way }];
}

/** What was agreed to are letters, forms and statements: a copy of an order says more of a case than that. */
function kindTold(kind: (typeof documentKinds)[number]): 'statement' | 'form' | 'letter' | 'unnamed' {
  return kind === 'statement' || kind === 'form' || kind === 'letter' ? kind : 'unnamed';
}

function nameOf({ appointment }: AppointmentMatter): string {
  return appointment === 'court' ? 'court-date' : 'appointment';
}

function slotsOf({ atMs }: AppointmentMatter, { timeZone }: Place) {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return { day: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
