import type { Appointment } from '../../../agency/appointment.ts';
import { createColumns } from './columns.ts';

/** `movedFrom` is kept as it is written, like `at`. */
type AppointmentFacts = Omit<Appointment, 'at' | 'caseEnding' | 'movedFrom'> & { readonly movedFrom?: string };

/** The migration is named after it. */
const ways = '2027-07';

/** The time stands beside them in two columns. Appointments are compared like payments: a missing text is kept as an empty one. */
export const appointmentColumns = createColumns<AppointmentFacts>()({
  kind: { name: 'kind', type: 'text' },
  place: { name: 'place', type: 'text' },
  address: { name: 'address', type: 'text', missing: '' },
  held: { name: 'held', type: 'text', missing: '', since: ways },
  status: { name: 'status', type: 'text', missing: '', since: ways },
  id: { name: 'agency_id', type: 'text', missing: '', since: ways },
  join: { name: 'join_by', type: 'text', json: true, missing: '', since: ways },
  movedFrom: { name: 'moved_from', type: 'text', missing: '', since: ways },
});
