import type { CallLog } from '../../calls/ports/call-log.ts';
import { UnfitAnswer } from './agency-errors.ts';
import { countLeftOut } from './count-left-out.ts';
import type { LeftOut } from './left-out.ts';

/** A page as the agency answers it. `next`: where the next one begins, where the agency says so. */
interface AnsweredPage<Row> {
  readonly rows: readonly (Row | LeftOut)[];
  readonly more: boolean;
  readonly next?: string | undefined;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly more: boolean;
  readonly next?: string;
}

interface Asked {
  readonly skip: number;
  readonly after?: string | undefined;
}

/** What the agency is asked for a page with. */
type AskPage<Row> = (from: { readonly skip: number; readonly after?: string }) => Promise<AnsweredPage<Row>>;

interface PageReading<Row> {
  readonly path: string;
  readonly log: CallLog;
  readonly asked: Asked;
  readonly askPage: AskPage<Row>;
  /** Why a row is not told, in words of the contract; undefined where it is. */
  readonly judge: (row: Row) => string | undefined;
}

/** So many pages of which nothing can be told may come one after the other: the caller waits for each. */
const mostIdlePages = 3;

/**
 * Reads a page of what was asked for. Rows that are not told are left out and counted in the log; they are passed over as well where the next
 * page begins.
 */
export async function readPage<Row>(reading: PageReading<Row>): Promise<Page<Row>> {
  const { path, asked, askPage } = reading;
  let from = readNext(asked);
  for (let page = 0; page < mostIdlePages; page += 1) {
    const { rows: written, more, next } = await askPage(from);
    const rows = leaveOut(reading, written);
    // A page without rows is the last one, though it says that more follow.
    if (!more || written.length === 0) return { rows, more: false };
    from = { skip: from.skip + written.length, ...(next !== undefined && { after: next }) };
    if (rows.length > 0) return { rows, more, next: writeNext(from) };
  }
  throw new UnfitAnswer(`The answers to ${path} hold nothing that can be told, and say that there is more`);
}

function leaveOut<Row>({ path, log, judge }: PageReading<Row>, written: readonly (Row | LeftOut)[]): Row[] {
  const counted = countLeftOut(log, path);
  const rows = counted.keep(written, judge);
  counted.tell();
  return rows;
}

/** How many rows of the agency came before, and the agency's own mark where it gives one. */
function writeNext({ skip, after = '' }: { readonly skip: number; readonly after?: string }): string {
  return `${skip}:${after}`;
}

function readNext({ skip, after }: Asked): { readonly skip: number; readonly after?: string } {
  const [, rows, mark] = /^(\d+):(.*)$/s.exec(after ?? '') ?? [];
  if (rows === undefined) return { skip };
  return { skip: Number(rows), ...(mark && { after: mark }) };
}
