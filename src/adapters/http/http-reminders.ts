import type { AppointmentMatter } from '../../agency/text-matter.ts';
import type { AgencyReminders } from '../../calls/ports/agency-reminders.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { AppointmentNow, RemindedPage, ReminderSpans, SpanOfDays } from '../../calls/ports/reminder-source.ts';
import type { AgencyClient } from './agency-client.ts';
import { UnfitAnswer } from './agency-errors.ts';
import type { Capabilities } from './capabilities.ts';
import { heldTo } from './hold-to-question.ts';
import { type PersonTold, tellPeople } from './people-told.ts';
import { RemindersAnswer } from './reminders-answer.ts';

interface HttpRemindersParts {
  readonly client: AgencyClient;
  readonly log: CallLog;
  readonly capabilities: Pick<Capabilities, 'has'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Consents are found by the names that an agency gives here: it keeps them, too. */
const operations = ['findReminders', 'findConsents', 'recordConsent'] as const;

const path = '/reminders/find';

const dayMs = 86_400_000;

/** An answer about so many is smaller than the agency may send. */
const mostPeople = 100;

/** What there is to be reminded of at an agency that keeps its own records, where it says so. */
export function createHttpReminders({ client, log, capabilities, clock }: HttpRemindersParts): AgencyReminders {
  return {
    remindsPeople: () => operations.every((name) => capabilities.has(name)),

    async listReminded(after, spans) {
      const isAsked = ({ people, next }: RemindersAnswer) =>
        people.length <= mostPeople && (next === undefined || next !== after);
      const { people, next } = await ask({ ...widest(spans), limit: mostPeople, after }, isAsked);
      return { ...within(tellPeople(people, log, path), spans), next: people.length === 0 ? undefined : next };
    },

    async isPaymentDue(participant, day) {
      const [found] = await findNamed([participant], { fromDay: day, toDay: day });
      return found?.due.some((one) => one.day === day) ?? false;
    },

    async findDocumentsReady(participant, span) {
      const [found] = await findNamed([participant], span);
      return (found?.documents ?? []).filter(({ day }) => isIn(span, day));
    },

    async findAppointments(asked) {
      // Days differ by one at most from those of another zone.
      const fromDay = dayOf(clock() - dayMs);
      const people = await findNamed([...new Set(asked.map(({ participant }) => participant))], { fromDay });
      const known = new Map(people.map((one) => [one.participant, one]));
      return asked.map(({ participant, told }) => findNow(known.get(participant), told));
    },

    findLastExtract: () => Promise.resolve(undefined),
  };

  function ask(question: object, isAsked: (answer: RemindersAnswer) => boolean): Promise<RemindersAnswer> {
    const Answer = heldTo(RemindersAnswer, (answer) => {
      if (!isAsked(answer)) throw new UnfitAnswer(`The answer to ${path} is not about whom it was asked for`);
    });
    return client.ask(path, Answer, question);
  }

  /** Those of them who are known there. Without an end, as far as there is anything. */
  async function findNamed(
    participants: readonly string[],
    { fromDay: from, toDay: to }: Pick<SpanOfDays, 'fromDay'> & Partial<SpanOfDays>,
  ): Promise<PersonTold[]> {
    const found: PersonTold[] = [];
    for (let at = 0; at < participants.length; at += mostPeople) {
      const named = participants.slice(at, at + mostPeople);
      const isAsked = ({ people }: RemindersAnswer) => isSubset(people, named);
      const { people } = await ask({ from, to, participants: named }, isAsked);
      found.push(...tellPeople(people, log, path));
    }
    return found;
  }
}

/** Each of them once. */
function isSubset(people: RemindersAnswer['people'], named: readonly string[]): boolean {
  const told = new Set(people.map(({ participant }) => participant));
  return told.size === people.length && [...told].every((participant) => named.includes(participant));
}

/** The days that hold all that is asked for. */
function widest({ appointments, due, news }: ReminderSpans): { readonly from: string; readonly to: string } {
  const days = [
    ...[appointments.fromMs, appointments.untilMs].map(dayOf),
    ...[due, news].flatMap(({ fromDay, toDay }) => [fromDay, toDay]),
  ].toSorted();
  return { from: days.at(0) ?? '', to: days.at(-1) ?? '' };
}

function dayOf(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDate().toString();
}

/** What of a page is for these times. */
function within(people: readonly PersonTold[], { appointments, due, news }: ReminderSpans): Omit<RemindedPage, 'next'> {
  return {
    people,
    appointments: people
      .flatMap((person) => person.appointments)
      .filter(({ state, atMs }) => state !== 'cancelled' && appointments.fromMs <= atMs && atMs < appointments.untilMs)
      .map(({ state: _, movedFromMs: _before, ...ahead }) => ahead),
    due: people.flatMap((person) => person.due).filter(({ day }) => isIn(due, day)),
    received: people.flatMap((person) => person.received).filter(({ day }) => isIn(news, day)),
    documents: people.flatMap((person) => person.documents).filter(({ day }) => isIn(news, day)),
  };
}

function isIn({ fromDay, toDay }: SpanOfDays, day: string): boolean {
  return fromDay <= day && day <= toDay;
}

/** By the agency's name of it, else by its time, or the time from which it was moved. */
function findNow(person: PersonTold | undefined, told: AppointmentMatter): AppointmentNow | 'not told' {
  if (!person?.cases.includes(told.caseNumber)) return 'not told';
  const listed = person.appointments.filter(({ caseNumber }) => caseNumber === told.caseNumber);
  const same = listed.filter(({ appointment }) => appointment === told.appointment);
  const found =
    (told.id === undefined ? undefined : listed.find(({ id }) => id === told.id)) ??
    same.find(({ atMs }) => atMs === told.atMs) ??
    same.find(({ movedFromMs }) => movedFromMs === told.atMs);
  return found && { state: found.state, atMs: found.atMs, id: found.id };
}
