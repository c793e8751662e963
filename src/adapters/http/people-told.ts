import type { AnsweredTime } from '../../agency/appointment.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type {
  AppointmentAhead,
  DocumentReady,
  PaymentDue,
  PaymentReceived,
  Reminded,
} from '../../calls/ports/reminder-source.ts';
import { countLeftOut } from './count-left-out.ts';
import type { LeftOut } from './left-out.ts';
import type { RemindersAnswer } from './reminders-answer.ts';

interface AppointmentTold extends AppointmentAhead {
  readonly state: 'scheduled' | 'cancelled';
  /** When it was to be before. */
  readonly movedFromMs: number | undefined;
}

/** Somebody with all that the agency tells of them, in the words of the port. */
export interface PersonTold extends Reminded {
  /** The names of their cases. */
  readonly cases: readonly string[];
  readonly appointments: readonly AppointmentTold[];
  readonly due: readonly PaymentDue[];
  readonly received: readonly PaymentReceived[];
  readonly documents: readonly DocumentReady[];
}

type Person = RemindersAnswer['people'][number];
type Case = Exclude<Person['cases'][number], LeftOut>;

/** What the agency tells of people; what is left out of it is counted in the log. */
export function tellPeople(people: readonly Person[], log: CallLog, operation: string): PersonTold[] {
  const counted = countLeftOut(log, operation);
  const told = people.map((person) => {
    const cases = counted.keep(person.cases).map((one) => ({ ...one, appointments: counted.keep(one.appointments) }));
    return tellPerson(person, cases);
  });
  counted.tell();
  return told;
}

type KeptCase = Omit<Case, 'appointments'> & { readonly appointments: readonly AnsweredTime[] };

function tellPerson({ participant, agreedAt }: Person, cases: readonly KeptCase[]): PersonTold {
  return {
    participant,
    agreedMs: agreedAt.epochMilliseconds,
    cases: cases.map(({ name }) => name),
    appointments: cases.flatMap(({ name, appointments }) =>
      appointments.map((one) => ({ participant, ...tellAppointment(name, one) })),
    ),
    due: cases.flatMap(({ due }) => due.map((day) => ({ participant, day }))),
    received: cases.flatMap(({ name, payments }) =>
      payments.map(({ id, date: day }) => ({ participant, day, payment: JSON.stringify([name, id]) })),
    ),
    documents: cases.flatMap(({ name, documents }) =>
      documents.map(({ id, kind, ready: day, way }) => ({
        participant,
        day,
        document: JSON.stringify([name, id]),
        kind,
        way,
      })),
    ),
  };
}

function tellAppointment(
  caseNumber: string,
  { kind: appointment, at, status, id, movedFrom }: AnsweredTime,
): Omit<AppointmentTold, 'participant'> {
  return {
    caseNumber,
    appointment,
    atMs: at.epochMilliseconds,
    ...(id !== undefined && { id }),
    state: status === 'cancelled' ? 'cancelled' : 'scheduled',
    movedFromMs: movedFrom?.epochMilliseconds,
  };
}
