import type { OpenRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../../../../src/adapters/sql/reminders/sql-reminder-source.ts';
import { createSqlTextList } from '../../../../src/adapters/sql/reminders/sql-text-list.ts';
import type { NewText } from '../../../../src/calls/ports/text-list.ts';
import { createLog } from '../../../../src/process/log.ts';
import type { Lines } from '../../../../src/lines/lines.ts';
import { findTextSender } from '../../../../src/system/find-text-sender.ts';
import { createPlanReminders } from '../../../../src/work/reminders/plan-reminders.ts';

type Kind = Pick<NewText, 'purpose' | 'lead'>;

/** How many reminders a server would make then that are not there yet, by purpose and lead. None is made. */
export async function foreseeReminders(
  { db, keys, consents }: OpenRecords,
  lines: Lines,
  at: Temporal.Instant,
): Promise<readonly (Kind & { readonly count: number })[]> {
  const clock = () => at.epochMilliseconds;
  const texts = createSqlTextList(db, keys, clock);
  const counts = new Map<string, Kind & { count: number }>();
  const list = {
    ...texts,
    async claim({ purpose, lead }: NewText): Promise<boolean> {
      const name = `${purpose} ${lead}`;
      counts.set(name, { purpose, lead, count: (counts.get(name)?.count ?? 0) + 1 });
      return true;
    },
  };
  const calendar = () => findTextSender(lines, '');
  const log = createLog('error', process.stderr);
  await createPlanReminders({
    source: createSqlReminderSource(db),
    list,
    consents,
    hold: async () => true,
    calendar,
    log,
    clock,
  })();
  return [...counts.values()];
}
