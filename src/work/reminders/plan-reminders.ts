import type { Consent } from '../../agency/consent.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ConsentStore } from '../../calls/ports/consent-store.ts';
import type { RemindedPage, ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { KnownText, TextList } from '../../calls/ports/text-list.ts';
import { findDigests } from './find-digests.ts';
import type { Calendar } from './find-lead.ts';
import { findSpans } from './find-spans.ts';
import { findAppointmentReminders, findDueReminders, type Remindable } from './remindable.ts';

const halfDayMs = 12 * 3_600_000;
/** Of so many people no agency has as many pages: they do not end. */
const mostPages = 20_000;
/** So many that fail one after the other are enough to know that consents are out of reach. */
const mostInRow = 3;

const unfound = 'consents of some people cannot be found; they are not reminded before the next look';

interface PlanOptions {
  readonly source: Pick<ReminderSource, 'listReminded'>;
  readonly list: Pick<TextList, 'claim' | 'findKnown' | 'findToldNews'>;
  readonly consents: Pick<ConsentStore, 'findOf'>;
  /** Whether this server still reminds alone; asked before each page. */
  readonly hold: () => Promise<boolean>;
  /** As the lines are now; undefined where no line can send. */
  readonly calendar: () => Calendar | undefined;
  /** Told counts, never a name. */
  readonly log: Pick<CallLog, 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Claims each reminder that may go now and is not claimed yet, a page of people at a time; gives how many those were. */
export function createPlanReminders({ source, list, consents, hold, calendar, log, clock }: PlanOptions) {
  return async function planReminders(signal?: AbortSignal): Promise<number> {
    const failures: unknown[] = [];
    let claimed = 0;
    let after: string | undefined;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const days = calendar();
      if (!days || signal?.aborted || !(await hold())) return claimed;
      const page = await source.listReminded(after, findSpans(clock(), days));
      claimed += await claimPage(await findNew(page, days), failures);
      after = page.next;
      if (after !== undefined) continue;
      const [err] = failures;
      if (err !== undefined) log.warn({ err, people: failures.length }, unfound);
      return claimed;
    }
    throw new Error('The pages of those who are reminded do not end');
  };

  /** Somebody whose consents cannot be found holds up nobody else, unless those of others cannot be either. */
  async function claimPage(found: readonly Remindable[], failures: unknown[]): Promise<number> {
    let claimed = 0;
    let inRow = 0;
    for (const [participant, own] of Map.groupBy(found, (one) => one.participant)) {
      const agreed = await consents.findOf(participant).catch((error: unknown) => {
        failures.push(error);
        if (++inRow >= mostInRow) throw error;
      });
      if (!agreed) continue;
      inRow = 0;
      claimed += await claimAll(own, agreed);
    }
    return claimed;
  }

  /** What may be told now, but for what was claimed since its participant agreed last. */
  async function findNew(page: RemindedPage, days: Calendar): Promise<Remindable[]> {
    const nowMs = clock();
    const found = [
      ...findAppointmentReminders(page.appointments, nowMs, days),
      ...findDueReminders(page.due, nowMs, days),
      ...(await findDigests(list, page, nowMs, days)),
    ];
    const known = Map.groupBy(await list.findKnown(found), keyOf);
    const agreedMs = new Map(page.people.map((one) => [one.participant, one.agreedMs]));
    return found.filter((one) => {
      const sinceMs = agreedMs.get(one.participant) ?? 0;
      return !known.get(keyOf(one))?.some((text) => text.claimedMs > sinceMs && tellsTheSame(text, one, nowMs));
    });
  }

  /** What is new for somebody, for each number that agreed to it. */
  async function claimAll(found: readonly Remindable[], agreed: readonly Consent[]): Promise<number> {
    let claimed = 0;
    for (const { tell, ...facts } of found)
      for (const consent of agreed) {
        const matter = consent.purpose === facts.purpose ? tell(consent) : undefined;
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
