import { z } from 'zod';
import { CaseEnding } from './case.ts';
import { AnsweredJoin, Join, ToldJoin } from './join.ts';
import { Day, matching, oneOf, oneOfGrowing, ShortText, SpokenText } from './written-fields.ts';

export const appointmentKinds = ['court', 'office', 'genetic-test', 'conference', 'other'] as const;

/** How an appointment is held. `other`: in a way that is not one of these. */
export const waysHeld = ['in-person', 'phone', 'video', 'other'] as const;

export const appointmentStatuses = ['scheduled', 'moved', 'cancelled'] as const;

/** How an appointment stands to the day of the call: begun a while ago, on that day or the day before it; soon; or in a later year. */
const appointmentTimes = ['begun', 'begun-yesterday', 'today', 'tomorrow', 'later', 'later-year'] as const;
export type AppointmentTime = (typeof appointmentTimes)[number];

/** The night on which clocks go back has an hour twice. */
const repeatedHours = ['first', 'second'] as const;
export type RepeatedHour = (typeof repeatedHours)[number];

/** What an appointment is, wherever it is written, kept or told. A new field belongs here. */
const facts = { kind: oneOf(appointmentKinds), place: ShortText, address: ShortText.exactOptional() };

/** The agency's own name of an appointment, which it keeps wherever the appointment is moved. It is never told. */
const Id = matching(/^[!-~]{1,100}$/, '1 to 100 letters, digits and signs without a space');

/** Of an appointment that says nothing of it, it is in person and scheduled. */
const ways = { held: oneOf(waysHeld).exactOptional(), status: oneOf(appointmentStatuses).exactOptional() };

/** Where somebody must go, they are told where to. */
export function hasAddressToGoTo({ held = 'in-person', address }: Where): boolean {
  return held !== 'in-person' || address !== undefined;
}

type Where = { readonly held?: (typeof waysHeld)[number]; readonly address?: string };

export const addressToGoTo = 'an address, where it is held in person';

const WrittenMoment = matching(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:[0-5]\d)?([+-]\d\d:\d\d|Z)$/,
  'a time with its offset, such as "2026-12-04T09:30:00-08:00"',
).refine(isMoment, 'a time that exists, such as "2026-12-04T09:30:00-08:00"');

/** What tells its case from the others of the participant; left out where there is one. */
const ofCase = { caseEnding: CaseEnding.exactOptional() };

/** An appointment of an extract. */
export const writtenAppointment = {
  ...facts,
  ...ways,
  at: WrittenMoment,
  id: Id.exactOptional(),
  join: Join.exactOptional(),
  /** When it was to be, of one that was moved. */
  movedFrom: WrittenMoment.exactOptional(),
};

const AnsweredMoment = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));

/** An appointment as the agency's own records answer it. */
export const AnsweredAppointment = z
  .object({
    ...ways,
    ...ofCase,
    kind: oneOfGrowing(appointmentKinds, () => 'other'),
    held: oneOfGrowing(waysHeld, () => 'other').exactOptional(),
    place: SpokenText,
    address: SpokenText.exactOptional(),
    at: AnsweredMoment,
    id: Id.exactOptional(),
    join: AnsweredJoin.exactOptional(),
    movedFrom: AnsweredMoment.exactOptional(),
  })
  .refine(hasAddressToGoTo, { path: ['address'], error: addressToGoTo });

/** As much of an appointment as tells when it is. */
export const AnsweredTime = z.object({
  kind: oneOfGrowing(appointmentKinds, () => 'other'),
  status: ways.status,
  at: AnsweredMoment,
  id: Id.exactOptional(),
  movedFrom: AnsweredMoment.exactOptional(),
});

export type AnsweredTime = Readonly<z.infer<typeof AnsweredTime>>;

/** Something that the caller must come to. */
export type Appointment = Readonly<z.infer<typeof AnsweredAppointment>>;

/** The same as it is told. Dates and times are those of the line's time zone. Of one in person, or as it was scheduled, nothing is said of that. */
export const ToldAppointment = z.object({
  ...facts,
  held: oneOf(waysHeld).exclude(['in-person']).exactOptional(),
  join: ToldJoin.exactOptional(),
  status: oneOf(appointmentStatuses).exclude(['scheduled']).exactOptional(),
  /** When it was to be, of one that was moved; left out where that is not known. */
  was: z.object({ date: Day, time: z.string() }).exactOptional(),
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
