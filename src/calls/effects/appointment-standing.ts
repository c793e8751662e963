import type { Appointment, AppointmentTime, RepeatedHour, ToldAppointment } from '../../agency/appointment.ts';

/** An appointment as it is told at a moment of the line's time zone. */
export function toToldAppointment(appointment: Appointment, now: Temporal.ZonedDateTime): ToldAppointment {
  const { at, id: _id, held, status, movedFrom, join, ...facts } = appointment;
  const local = at.toZonedDateTimeISO(now.timeZoneId);
  const hour = whichHour(local);
  return {
    ...facts,
    ...(held && held !== 'in-person' && { held }),
    ...(join && { join: toToldJoin(join) }),
    ...tellStatus({ status, movedFrom }, now),
    when: whenIs(local, now),
    ...(hour && { hour }),
    ...toDateAndTime(local),
  };
}

function toDateAndTime(local: Temporal.ZonedDateTime) {
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { date: local.toPlainDate().toString(), time };
}

function toToldJoin({ link, ...told }: NonNullable<Appointment['join']>): NonNullable<ToldAppointment['join']> {
  return link === undefined ? told : { ...told, byLink: true };
}

/** That one was moved is told until the day is over on which it was to be. */
function tellStatus(
  { status, movedFrom }: { readonly [Key in 'status' | 'movedFrom']: Appointment[Key] | undefined },
  now: Temporal.ZonedDateTime,
): Pick<ToldAppointment, 'status' | 'was'> {
  if (status === undefined || status === 'scheduled') return {};
  if (status === 'cancelled' || movedFrom === undefined) return { status };
  const was = movedFrom.toZonedDateTimeISO(now.timeZoneId);
  const isOver = Temporal.PlainDate.compare(was.toPlainDate(), now.toPlainDate()) < 0;
  return isOver ? {} : { status, was: toDateAndTime(was) };
}

function whenIs(at: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): AppointmentTime {
  const daysAhead = now.toPlainDate().until(at.toPlainDate()).days;
  if (Temporal.ZonedDateTime.compare(at, now) < 0) return daysAhead < 0 ? 'begun-yesterday' : 'begun';
  if (daysAhead <= 1) return daysAhead === 0 ? 'today' : 'tomorrow';
  return at.year === now.year ? 'later' : 'later-year';
}

/** Where the clock shows a time twice, which of the two it is. */
function whichHour(at: Temporal.ZonedDateTime): RepeatedHour | undefined {
  const [first, second] = (['earlier', 'later'] as const).map((disambiguation) =>
    at.toPlainDateTime().toZonedDateTime(at.timeZoneId, { disambiguation }),
  );
  if (!first || !second || first.equals(second)) return undefined;
  return at.equals(first) ? 'first' : 'second';
}
