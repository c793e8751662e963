import { z } from 'zod';
import { AnsweredTime, appointmentStatuses } from '../../agency/appointment.ts';
import { documentKinds, documentWays } from '../../agency/document.ts';
import { Day, oneOfGrowing } from '../../agency/written-fields.ts';
import { isNewWord, LeftOut, orLeftOut } from './left-out.ts';

const Name = z.string().min(1).max(200);

/** A status that is not known may say that nobody is to come. */
const TimeOrLeftOut = orLeftOut(AnsweredTime, ({ protect, status }) => {
  if (protect === true) return new LeftOut('protect');
  return isNewWord(appointmentStatuses, status) ? new LeftOut('status') : undefined;
});

const Payment = z.object({ id: Name, date: Day });

/** How a document comes is not told where the word is not known. */
const Document = z.object({
  id: Name,
  kind: oneOfGrowing(documentKinds, () => 'other'),
  ready: Day,
  way: z
    .string()
    .transform((word) => documentWays.find((way) => way === word))
    .optional(),
});

const Case = z.object({
  name: Name,
  appointments: z.array(TimeOrLeftOut).default([]),
  due: z.array(Day).default([]),
  payments: z.array(Payment).default([]),
  documents: z.array(Document).default([]),
});

/** The agency leaves out by itself what is under protection. Where it stands in an answer all the same, nothing of it is told. */
const CaseOrLeftOut = orLeftOut(Case, ({ protect }) => (protect === true ? new LeftOut('protect') : undefined));

const Person = z.object({
  participant: Name,
  agreedAt: z.iso
    .datetime({ offset: true, message: 'a time such as "2026-11-28T17:00:00Z"' })
    .transform((text) => Temporal.Instant.from(text)),
  cases: z.array(CaseOrLeftOut),
});

/** What an agency answers that there is to be reminded of, as `agency-api.yaml` has it. */
export const RemindersAnswer = z.object({ people: z.array(Person), next: z.string().min(1).max(300).optional() });

export type RemindersAnswer = z.infer<typeof RemindersAnswer>;
