import { type AppointmentMatter, nameAppointment } from '../../agency/text-matter.ts';
import type { AppointmentNow, ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { ListedText, TextList } from '../../calls/ports/text-list.ts';

interface CorrectOptions {
  readonly source: Pick<ReminderSource, 'findAppointments'>;
  readonly list: Pick<TextList, 'claim' | 'listTold'>;
  /** Whether this server still reminds alone; asked before each page. */
  readonly hold: () => Promise<boolean>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/**
 * Claims one correction for each appointment that was told, is not over, and is not so any more: moved, cancelled or gone from the records.
 * What is told to nobody any more, such as a case that came under protection, is not corrected. Gives how many were claimed.
 */
export function createCorrectReminders({ source, list, hold, clock }: CorrectOptions) {
  return async function correctReminders(signal?: AbortSignal): Promise<number> {
    let claimed = 0;
    let after: string | undefined;
    for (;;) {
      const { told, next } = await list.listTold(after);
      claimed += await correctAll(told);
      if (next === undefined || signal?.aborted || !(await hold())) return claimed;
      after = next;
    }
  };

  async function correctAll(texts: readonly ListedText[]): Promise<number> {
    const asked = texts.flatMap((text) => ('atMs' in text.matter ? [{ text, matter: text.matter }] : []));
    const found = await source.findAppointments(
      asked.map(({ text: { participant }, matter: told }) => ({ participant, told })),
    );
    let claimed = 0;
    for (const [at, { text, matter }] of asked.entries()) if (await correct(text, matter, found[at])) claimed += 1;
    return claimed;
  }

  async function correct(
    text: ListedText,
    matter: AppointmentMatter,
    now: AppointmentNow | 'not told',
  ): Promise<boolean> {
    if (now === 'not told') return false;
    const corrected = findCorrection(matter, now);
    const lateMs = Math.min(matter.atMs, corrected?.atMs ?? 0);
    if (!corrected || lateMs <= clock()) return false;
    const { tells, atMs } = corrected;
    const isNew = await list.claim({
      ...text,
      lead: 'correction',
      event: nameAppointment(corrected),
      once: `${text.name} ${tells} ${atMs}`,
      matter: { ...corrected, corrects: text.name },
      dueMs: clock(),
      lateMs,
      overMs: atMs,
    });
    return isNew;
  }
}

/** What an appointment that was told has become; undefined where it is as it was told. */
function findCorrection(told: AppointmentMatter, now: AppointmentNow): AppointmentMatter | undefined {
  const isOff = told.tells === 'cancelled' || told.tells === 'gone';
  if (!now) return told.tells === 'gone' ? undefined : { ...told, tells: 'gone' };
  if (now.state === 'cancelled') return isOff ? undefined : { ...told, tells: 'cancelled' };
  if (!isOff && now.atMs === told.atMs) return undefined;
  const { id: _, ...facts } = told;
  return { ...facts, tells: 'moved', atMs: now.atMs, ...(now.id !== undefined && { id: now.id }) };
}
