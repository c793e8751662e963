import { z } from 'zod';
import { documentKinds, documentWays } from './document.ts';
import { appointmentKinds } from './appointment.ts';

/** An appointment as somebody was told of it. */
const ofAppointment = {
  appointment: z.enum(appointmentKinds),
  caseNumber: z.string(),
  /** The agency's own name of it. */
  id: z.string().exactOptional(),
  /** When it is; of one that was cancelled or is gone, when it was to be. Milliseconds of the epoch. */
  atMs: z.int(),
  /** The name of the text that this one corrects. */
  corrects: z.string().exactOptional(),
};

/**
 * What a text is about. `ahead`: an appointment that comes. `moved`, `cancelled` and `gone` correct what was told of one; `gone`: the records
 * do not have it any more.
 */
export const TextMatter = z.discriminatedUnion('tells', [
  z.object({ tells: z.enum(['ahead', 'moved', 'cancelled', 'gone']), ...ofAppointment }),
  /** `day`: ISO 8601. */
  z.object({ tells: z.literal('payment-due'), day: z.string() }),
  /** `payments`: names of those that are told. */
  z.object({ tells: z.literal('payments-received'), payments: z.array(z.string()).readonly() }),
  /** `documents`: names of those that are told, ready from one day to another; what they are where it is one, and how they come where that is one way. */
  z.object({
    tells: z.literal('documents-ready'),
    documents: z.array(z.string()).readonly(),
    fromDay: z.string(),
    toDay: z.string(),
    kind: z.enum(documentKinds).exactOptional(),
    way: z.enum(documentWays).exactOptional(),
  }),
  /** `link`: an https address, the same for everybody. */
  z.object({ tells: z.literal('payment-link'), link: z.string() }),
]);

export type TextMatter = Readonly<z.infer<typeof TextMatter>>;

/** What is told of an appointment. */
export type AppointmentMatter = Extract<TextMatter, { readonly atMs: number }>;

/** Names an appointment wherever it is moved, where the agency does; else by its kind and time. */
export function nameAppointment({
  caseNumber,
  id,
  appointment,
  atMs,
}: Omit<AppointmentMatter, 'tells' | 'corrects'>): string {
  return id === undefined
    ? `appointment ${caseNumber} ${appointment} at ${atMs}`
    : `appointment ${caseNumber} named ${id}`;
}
