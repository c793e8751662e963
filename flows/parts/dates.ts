import { assign } from 'xstate';
import type { ToldAppointment } from '../../src/agency/appointment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { remember, say } from './actions.ts';
import { tellAppointment } from './appointment-statements.ts';
import { anythingElse, thereIsMore } from './anything-else.ts';
import { type Context, participantOf } from './context.ts';
import { tellByCase } from './tell-by-case.ts';
import { tell, tellClock } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.participant?.cases === 0, target: '#mainMenu', actions: say('no-case') },
    { target: 'finding' },
  ],
});

const finding = part.createStateConfig({
  entry: { type: 'findAppointments', params: ({ context }) => look(context, 0) },
});

const findingLater = part.createStateConfig({
  entry: {
    type: 'findAppointments',
    params: ({ context }) => {
      const told = context.appointments ?? { skip: 0, page: [] };
      return { ...look(context, told.skip + told.page.length), after: context.appointments?.next };
    },
  },
  on: { 'records-unavailable': 'laterRecordsDown' },
});

function look(context: Context, skip: number) {
  return { participant: participantOf(context), timeZone: context.settings.timeZone, skip };
}

const rememberPage = remember<'appointments-found'>(({ event: { type: _type, ...found } }) => ({
  appointments: found,
}));

/** Hearings, appointments and genetic tests, the next one first. */
export const dates = part.createStateConfig({
  id: 'dates',
  initial: 'starting',
  exit: assign({ appointments: undefined }),
  on: {
    'appointments-found': [
      { guard: ({ event }) => event.more, target: '.withMore', actions: rememberPage },
      { target: '.last', actions: rememberPage },
    ],
    'records-unavailable': '.recordsDown',
  },
  states: {
    starting,
    finding,
    findingLater,
    recordsDown: recordsDown({ again: 'finding', back: '#mainMenu' }),
    laterRecordsDown: recordsDown({ again: 'findingLater', back: '#mainMenu' }),
    withMore: thereIsMore('more-dates', 'findingLater', tellAppointments),
    last: anythingElse(tellAppointments),
  },
});

function tellAppointments(context: Context): Told[] {
  const { appointments } = context;
  if (!appointments) return [];
  if (appointments.page.length === 0) return [tell('no-dates')];
  const page = context.settings.abroad ? appointments.page.map(nameDay) : appointments.page;
  return [...tellByCase(page, tellAppointment), ...tellClock(context)];
}

/** "Today" in California may be tomorrow where the caller is. */
function nameDay(appointment: ToldAppointment): ToldAppointment {
  const isNear = appointment.when === 'today' || appointment.when === 'tomorrow';
  return isNear ? { ...appointment, when: 'later' } : appointment;
}
