import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { Reminded, ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { KnownText, TextList } from '../../calls/ports/text-list.ts';
import { findDigests } from './find-digests.ts';
import type { Calendar } from './find-lead.ts';
import { findAppointmentReminders, findDueReminders, type Remindable } from './remindable.ts';

const halfDayMs = 12 * 3_600_000;

interface PlanOptions {
  readonly source: ReminderSource;
  readonly list: Pick<TextList, 'claim' | 'findKnown' | 'findToldNews'>;
  readonly consents: Pick<ConsentStore, 'findOf'>;
  /** As the lines are now; undefined where no line can send. */
  readonly calendar: () => Calendar | undefined;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Claims each reminder that may go now and is not claimed yet, a page of people at a time; gives how many those were. */
export function createPlanReminders({ source, list, consents, calendar, clock }: PlanOptions) {
  return async function planReminders(signal?: AbortSignal): Promise<number> {
    let claimed = 0;
    let after: string | undefined;
    for (;;) {
      const [page, days] = [await source.listReminded(after), calendar()];
      if (page.length === 0 || !days || signal?.aborted) return claimed;
      for (const found of await findNew(page, days)) claimed += await claimAll(found);
      after = page.at(-1)?.participant;
    }
  };

  /** What may be told now, but for what was claimed since its participant agreed last. */
  async function findNew(page: readonly Reminded[], days: Calendar): Promise<Remindable[]> {
    const nowMs = clock();
    const people = page.map(({ participant }) => participant);
    const found = [
      ...(await findAppointmentReminders(source, people, nowMs, days)),
      ...(await findDueReminders(source, people, nowMs, days)),
      ...(await findDigests({ source, list }, people, nowMs, days)),
    ];
    const known = Map.groupBy(await list.findKnown(found), keyOf);
    const agreedMs = new Map(page.map((one) => [one.participant, one.agreedMs]));
    return found.filter((one) => {
      const sinceMs = agreedMs.get(one.participant) ?? 0;
      return !known.get(keyOf(one))?.some((text) => text.claimedMs > sinceMs && tellsTheSame(text, one, nowMs));
    });
  }

  /** For each number that agreed to it. */
  async function claimAll(found: Remindable): Promise<number> {
    const { tell, ...facts } = found;
    let claimed = 0;
    for (const consent of await consents.findOf(found.participant)) {
      const matter = consent.purpose === found.purpose ? tell(consent) : undefined;
      if (!matter) continue;
      const { phone, by, language, line } = consent;
      if (await list.claim({ ...facts, phone, by, language, line, matter, dueMs: clock() })) claimed += 1;
    }
    return claimed;
  }
}

function keyOf({ participant, event }: { readonly participant: string; readonly event: string }): string {
  return `${participant} ${event}`;
}

/** A correction told the time that a reminder would tell again: that of a week before, or that of the next day. */
function tellsTheSame({ lead, state, overMs, claimedMs }: KnownText, found: Remindable, nowMs: number): boolean {
  if (overMs !== found.overMs || state === 'withdrawn') return false;
  if (lead === found.lead) return true;
  return lead === 'correction' && state !== 'late' && (found.lead === 'week' || nowMs - claimedMs < halfDayMs);
}
