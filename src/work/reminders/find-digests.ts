import type { TextMatter } from '../../agency/text-matter.ts';
import type { DocumentReady, RemindedPage } from '../../calls/ports/reminder-source.ts';
import type { NewsPurpose, TextList } from '../../calls/ports/text-list.ts';
import type { Calendar } from './find-lead.ts';
import { lookBackDays } from './find-spans.ts';
import type { Remindable } from './remindable.ts';

/** Holidays and nights may come between. */
const lateDays = 4;

type News = Pick<TextList, 'findToldNews'>;

/** Something that has come for somebody: a payment, a document. */
interface NewsItem {
  readonly participant: string;
  /** ISO 8601. */
  readonly day: string;
  readonly name: string;
}

interface NewsKind<Item extends NewsItem> {
  readonly purpose: NewsPurpose;
  readonly findIn: (page: RemindedPage) => readonly Item[];
  /** What a text tells of at least one of them. */
  readonly tell: (items: readonly Item[]) => TextMatter;
}

const payments: NewsKind<NewsItem> = {
  purpose: 'payments-received',
  findIn: ({ received }) => received.map((one) => ({ ...one, name: one.payment })),
  tell: (items) => ({ tells: 'payments-received', payments: items.map(({ name }) => name) }),
};

const documents: NewsKind<NewsItem & DocumentReady> = {
  purpose: 'documents',
  findIn: (page) => page.documents.map((one) => ({ ...one, name: one.document })),
  tell(items) {
    const days = items.map(({ day }) => day).toSorted();
    const [kinds, ways] = [new Set(items.map(({ kind }) => kind)), new Set(items.map(({ way }) => way))];
    const [kind, way] = [[...kinds][0], [...ways][0]];
    return {
      tells: 'documents-ready',
      documents: items.map(({ name }) => name),
      fromDay: days.at(0) ?? '',
      toDay: days.at(-1) ?? '',
      ...(items.length === 1 && kind !== undefined && { kind }),
      ...(ways.size === 1 && way !== undefined && { way }),
    };
  },
};

/** One text a day at most about payments that were posted, and one about documents that are ready, since somebody agreed, and that no text has told. */
export async function findDigests(
  list: News,
  page: RemindedPage,
  nowMs: number,
  calendar: Calendar,
): Promise<Remindable[]> {
  const now = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(calendar.timeZone);
  return [...(await digest(list, payments, page, now)), ...(await digest(list, documents, page, now))];
}

async function digest<Item extends NewsItem>(
  list: News,
  { purpose, findIn, tell }: NewsKind<Item>,
  page: RemindedPage,
  now: Temporal.ZonedDateTime,
): Promise<Remindable[]> {
  const today = now.toPlainDate();
  const found = findIn(page);
  const somebody = [...new Set(found.map(({ participant }) => participant))];
  // Twice as long: what is new may be told on the last day that it is looked for.
  const told = await list.findToldNews(purpose, somebody, now.subtract({ days: 2 * lookBackDays }).epochMilliseconds);
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(now.timeZoneId);
  const times = { overMs: tomorrow.epochMilliseconds, lateMs: tomorrow.add({ days: lateDays }).epochMilliseconds };
  const text = { ...times, purpose, lead: 'digest', event: `${purpose} ${today.toString()}`, once: '' } as const;
  return somebody.flatMap((participant): Remindable[] => {
    const isTold = new Set(told.get(participant));
    const news = found.filter((one) => one.participant === participant && !isTold.has(one.name));
    if (news.length === 0) return [];
    return [
      {
        ...text,
        participant,
        tell({ sinceMs }) {
          const since = Temporal.Instant.fromEpochMilliseconds(sinceMs).toZonedDateTimeISO(now.timeZoneId);
          const fresh = news.filter(({ day }) => day >= since.toPlainDate().toString());
          return fresh.length === 0 ? undefined : tell(fresh);
        },
      },
    ];
  });
}
