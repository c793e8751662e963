import { z } from 'zod';
import { CaseEnding } from './case.ts';
import { Day, matching, oneOf, oneOfGrowing, ShortText, SpokenText } from './written-fields.ts';

export const appointmentKinds = ['court', 'office', 'genetic-test', 'other'] as const;

/** How an appointment stands to the day of the call: begun a while ago, on that day or the day before it; soon; or in a later year. */
const appointmentTimes = ['begun', 'begun-yesterday', 'today', 'tomorrow', 'later', 'later-year'] as const;
export type AppointmentTime = (typeof appointmentTimes)[number];

/** The night on which clocks go back has an hour twice. */
const repeatedHours = ['first', 'second'] as const;
export type RepeatedHour = (typeof repeatedHours)[number];

/** What an appointment is, wherever it is written, kept or told. A new field belongs here. */
const facts = { kind: oneOf(appointmentKinds), place: ShortText, address: ShortText };

const WrittenMoment = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d)?([+-]\d\d:\d\d|Z)$/,
  'a time with its offset, such as "2026-12-04T09:30:00-08:00"',
).refine(isMoment, 'a time that exists, such as "2026-12-04T09:30:00-08:00"');

/** What tells its case from the others of the participant; left out where there is one. */
const ofCase = { caseEnding: CaseEnding.exactOptional() };

/** An appointment of an extract. */
export const writtenAppointment = { ...facts, at: WrittenMoment };

/** An appointment as the agency's own records answer it. */
export const AnsweredAppointment = z.object({
  kind: oneOfGrowing(appointmentKinds, () => 'other'),
  place: SpokenText,
  address: SpokenText,
  ...ofCase,
  at: z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text)),
});

/** Something that the caller must come to. */
export type Appointment = Readonly<z.infer<typeof AnsweredAppointment>>;

/** The same as it is told. Date and time are those of the line's time zone. */
export const ToldAppointment = z.object({
  ...facts,
  ...ofCase,
  when: oneOf(appointmentTimes),
  /** Which of the two hours of that name it is in, where there are two. */
  hour: oneOf(repeatedHours).exactOptional(),
  date: Day,
  /** ISO 8601: `09:30`. */
  time: z.string(),
});
export type ToldAppointment = Readonly<z.infer<typeof ToldAppointment>>;

function isMoment(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}
