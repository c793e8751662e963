import { appointmentKinds, type ToldAppointment } from '../../src/agency/appointment.ts';
import type { ToldJoin } from '../../src/agency/join.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { allTold, createTell, termsFor } from '../../src/dialogue/telling.ts';

const near = { what: 'term', time: 'time' } as const satisfies Slots;
const later = { what: 'term', day: 'day', time: 'time' } as const satisfies Slots;
const laterYear = { what: 'term', day: 'day', year: 'name', time: 'time' } as const satisfies Slots;

/** Every sentence about one appointment. */
export const appointmentStatements = {
  'appointment-begun': near,
  'appointment-begun-yesterday': near,
  'appointment-today': near,
  'appointment-tomorrow': near,
  'appointment-later': later,
  'appointment-later-year': laterYear,
  'appointment-first-hour': {},
  'appointment-second-hour': {},
  'appointment-midnight': {},
  'cancelled-today': near,
  'cancelled-tomorrow': near,
  'cancelled-later': later,
  'cancelled-later-year': laterYear,
  'appointment-moved': {},
  'appointment-was': { day: 'day', time: 'time' },
  'appointment-was-that-day': { time: 'time' },
  'held-phone': {},
  'held-video': {},
  'held-other': {},
  'join-phone': { phone: 'phone' },
  'join-code': { code: 'spell' },
  'join-link': {},
  'appointment-place': { place: 'place', address: 'place' },
  'appointment-place-name': { place: 'place' },
  ...termsFor('kind', appointmentKinds),
} as const;

const tell = createTell<typeof appointmentStatements>();

/** An appointment as it is said. A fact of appointments that is not said here does not compile. */
export function tellAppointment({ caseEnding: _, ...appointment }: ToldAppointment): Told[] {
  const { place, address, hour, held, join = {}, status, was, ...at } = appointment;
  if (status === 'cancelled') return [tellCancelled(at)];
  return [
    tellTime(at),
    ...(hour ? [tell(`appointment-${hour}-hour`)] : []),
    ...(at.time === '00:00' ? [tell('appointment-midnight')] : []),
    ...(status === 'moved' ? [tellMoved(at.date, was)] : []),
    ...(held ? [tell(`held-${held}`)] : []),
    ...tellJoin(join, held),
    tellPlace({ place, held, address }),
  ];
}

/** A caller who takes part by phone or video must not drive to the address. */
function tellPlace({ place, held, address }: { place: string } & Record<'held' | 'address', string | undefined>): Told {
  const isElsewhere = held === 'phone' || held === 'video';
  return address === undefined || isElsewhere
    ? tell('appointment-place-name', { place })
    : tell('appointment-place', { place, address });
}

type When = Pick<ToldAppointment, 'kind' | 'when' | 'date' | 'time'>;

function tellTime({ kind, when, date: day, time, ...left }: When): Told {
  allTold(left);
  const what = `kind-${kind}` as const;
  if (when === 'later') return tell('appointment-later', { what, day, time });
  if (when === 'later-year') return tell('appointment-later-year', { what, day, year: day.slice(0, 4), time });
  return tell(`appointment-${when}`, { what, time });
}

/** One that would have begun by now is cancelled for today. */
function tellCancelled({ kind, when, date: day, time, ...left }: When): Told {
  allTold(left);
  const what = `kind-${kind}` as const;
  if (when === 'later' || when === 'begun-yesterday') return tell('cancelled-later', { what, day, time });
  if (when === 'later-year') return tell('cancelled-later-year', { what, day, year: day.slice(0, 4), time });
  return tell(`cancelled-${when === 'begun' ? 'today' : when}`, { what, time });
}

function tellMoved(date: string, was: ToldAppointment['was']): Told {
  if (!was) return tell('appointment-moved');
  const { date: day, time } = was;
  return day === date ? tell('appointment-was-that-day', { time }) : tell('appointment-was', { day, time });
}

/** Nobody needs a link to a phone call. */
function tellJoin({ phone, code, byLink, ...left }: ToldJoin, held: ToldAppointment['held']): Told[] {
  allTold(left);
  return [
    ...(phone === undefined ? [] : [tell('join-phone', { phone })]),
    ...(code === undefined ? [] : [tell('join-code', { code: groupDigits(code) })]),
    ...(byLink && held !== 'phone' ? [tell('join-link')] : []),
  ];
}

/** A code of many digits in groups of three, as people write it down; one that the agency has grouped stays as it is. */
function groupDigits(code: string): string {
  return /^\d{5,}$/u.test(code) ? code.replaceAll(/\d{3}(?=\d{2})/gu, '$& ') : code;
}
