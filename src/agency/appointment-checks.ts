import type { RowChecks, RowOfType } from './row-checks.ts';
import { checkSayable } from './check-sayable.ts';
import { isExistingNumber } from '../text/is-existing-number.ts';

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
      isMet: ({ at }, { lines: { timeZones } }) => isFitting(at, timeZones) || isOfElsewhere(at, timeZones),
    },
  ],
  doubted: [
    ...place.doubted,
    ...address.doubted,
    {
      expected: 'at: the offset of the time zone of a line, or UTC; it is told in the time of the line',
      isMet: ({ at }, { lines: { timeZones } }) => isFitting(at, timeZones) || !isOfElsewhere(at, timeZones),
    },
    {
      expected: 'join.phone: a number that exists',
      isMet: ({ join }) => join?.phone === undefined || isExistingNumber(join.phone),
    },
    {
      expected: 'movedFrom: left out but for what was moved',
      isMet: ({ status, movedFrom }) => movedFrom === undefined || status === 'moved',
    },
    {
      expected: 'at: a time of the day, from 6:00 to 21:59 in the time zone of a line',
      isMet: ({ at }, { lines }) => lines.timeZones.some((zone) => isByDay(zone, at)),
    },
  ],
};

function isFitting(at: string, zones: readonly string[]): boolean {
  return inUtc.test(at) || zones.some((zone) => isTimeIn(zone, at));
}

/** Whether no zone has the offset of a time in summer or in winter: an appointment in another state, say. */
function isOfElsewhere(at: string, zones: readonly string[]): boolean {
  const seasons = ['01', '07'].map((month) => Temporal.Instant.from(`${at.slice(0, 4)}-${month}-01T12:00Z`));
  return !zones.some((zone) => seasons.some((instant) => at.endsWith(instant.toZonedDateTimeISO(zone).offset)));
}

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
