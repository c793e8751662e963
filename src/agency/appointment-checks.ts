import type { RowChecks, RowOfType } from './row-checks.ts';
import { checkSayable } from './check-sayable.ts';

/** An offset of zero names an instant without saying where. */
const inUtc = /(?:Z|[+-]00:00)$/;
/** Nobody is asked to come before 6 or after 22 o'clock. */
const [firstHour, lastHour] = [6, 21];

const place = checkSayable<RowOfType<'appointment'>>('place', (row) => row.place);
const address = checkSayable<RowOfType<'appointment'>>('address', (row) => row.address);

export const appointmentChecks: RowChecks<RowOfType<'appointment'>> = {
  refused: [
    ...place.refused,
    ...address.refused,
    {
      expected: 'at: a time from 2000 to five years from now',
      isMet: ({ at }, { inFiveYears }) => at >= '2000' && at.slice(0, 10) <= inFiveYears,
    },
    {
      expected: 'at: a time that exists, with the offset that the time zone of a line has then (summer time?), or UTC',
      isMet: ({ at }, { lines }) => inUtc.test(at) || lines.timeZones.some((zone) => isTimeIn(zone, at)),
    },
  ],
  doubted: [
    ...place.doubted,
    ...address.doubted,
    {
      expected: 'at: a time of the day, from 6:00 to 21:59 in the time zone of a line',
      isMet: ({ at }, { lines }) => lines.timeZones.some((zone) => isByDay(zone, at)),
    },
  ],
};

/** Whether a zone's clocks show that time with that offset: not in the hour that is left out in spring, nor with winter's offset in summer. */
function isTimeIn(zone: string, at: string): boolean {
  try {
    Temporal.ZonedDateTime.from(`${at}[${zone}]`, { offset: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function isByDay(zone: string, at: string): boolean {
  const { hour } = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return hour >= firstHour && hour <= lastHour;
}
