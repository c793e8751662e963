import type { TextMatter } from '../../agency/text-matter.ts';
import type { ReminderSource } from '../../calls/ports/reminder-source.ts';

/** Whether what a text tells is so in the records now, and is told to this participant. */
export async function stillStands(
  source: Pick<ReminderSource, 'findAppointments' | 'isPaymentDue' | 'findDocumentsReady'>,
  participant: string,
  matter: TextMatter,
): Promise<boolean> {
  if (matter.tells === 'payments-received' || matter.tells === 'payment-link') return true;
  if (matter.tells === 'payment-due') return source.isPaymentDue(participant, matter.day);
  if (matter.tells === 'documents-ready') {
    const ready = await source.findDocumentsReady(participant, matter);
    const names = new Set(ready.map(({ document }) => document));
    return matter.documents.every((name) => names.has(name));
  }
  const [now] = await source.findAppointments([{ participant, told: matter }]);
  if (now === 'not told') return false;
  if (matter.tells === 'gone') return now === undefined;
  if (matter.tells === 'cancelled') return now?.state === 'cancelled';
  return now?.state === 'scheduled' && now.atMs === matter.atMs;
}
