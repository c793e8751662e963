import type { Appointment, AppointmentTime, RepeatedHour, ToldAppointment } from '../../agency/appointment.ts';

/** An appointment as it is told at a moment of the line's time zone. */
export function toToldAppointment({ at, ...appointment }: Appointment, now: Temporal.ZonedDateTime): ToldAppointment {
  const local = at.toZonedDateTimeISO(now.timeZoneId);
  const hour = whichHour(local);
  const date = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { ...appointment, when: whenIs(local, now), ...(hour && { hour }), date, time };
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
