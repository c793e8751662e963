import type { Appointment } from '../cases/case.ts';
import type { AppointmentPage } from './ports.ts';

/** An appointment as it is told on a day in a time zone. */
export function tellAppointment(
  { kind, at, place, address }: AppointmentPage['appointments'][number],
  today: Temporal.PlainDate,
  timeZone: string,
): Appointment {
  const local = at.toZonedDateTimeISO(timeZone);
  const date = local.toPlainDate();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { kind, when: whenIs(today.until(date).days), date: date.toString(), time, place, address };
}

function whenIs(daysAhead: number): Appointment['when'] {
  if (daysAhead === 0) return 'today';
  return daysAhead === 1 ? 'tomorrow' : 'later';
}
