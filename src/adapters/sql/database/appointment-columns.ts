import type { Appointment } from '../../../agency/appointment.ts';
import { createColumns } from './columns.ts';

type AppointmentFacts = Omit<Appointment, 'at' | 'caseEnding'>;

/** The time stands beside them in two columns. Appointments are compared like payments: a missing text is kept as an empty one. */
export const appointmentColumns = createColumns<AppointmentFacts>()({
  kind: { name: 'kind', type: 'text' },
  place: { name: 'place', type: 'text' },
  address: { name: 'address', type: 'text' },
});
