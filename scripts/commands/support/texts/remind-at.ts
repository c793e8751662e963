import { createMemoryOutgoingTexts } from '../../../../src/adapters/memory/memory-outgoing-texts.ts';
import type { OpenRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../../../../src/adapters/sql/reminders/sql-reminder-source.ts';
import { createSqlTextList } from '../../../../src/adapters/sql/reminders/sql-text-list.ts';
import type { Config } from '../../../../src/config/read-config.ts';
import { flowsOf, type Lines } from '../../../../src/lines/lines.ts';
import { findWording } from '../../../../src/config/find-settings.ts';
import { createLog } from '../../../../src/process/log.ts';
import { loadCatalogue } from '../../../../src/prompts/files/load-catalogue.ts';
import { openReminders } from '../../../../src/system/open-reminders.ts';
import { languages } from '../../../../src/text/language.ts';

interface RemindPlace {
  readonly open: OpenRecords;
  readonly config: Config;
  /** Those of the agency. */
  readonly lines: Lines;
  readonly agency: string;
}

/** Reminds the people of an agency as a server does at that time, once, and sends nothing over a carrier: the texts lie in the records. */
export async function remindAt({ open, config, lines, agency }: RemindPlace, at: Temporal.Instant): Promise<void> {
  const { contractFor } = await import('../../../../flows/index.ts');
  const { db, keys, trail, consents, replies } = open;
  const place = findWording(config.settings.prompts, agency);
  const catalogue = loadCatalogue({
    ...place,
    contract: contractFor(flowsOf(lines, agency)),
    known: contractFor(),
    languages,
  });
  const clock = () => at.epochMilliseconds;
  const records = {
    list: createSqlTextList(db, keys, clock),
    source: createSqlReminderSource(db),
    mayRemind: async () => true,
  };
  const { work } = openReminders({
    config,
    records,
    trail,
    consents,
    replies,
    lines,
    clock,
    write: (language, name, slots) => catalogue.text(language, name, slots),
    log: createLog('error', process.stderr),
    outgoing: createMemoryOutgoingTexts(),
    calls: undefined,
  });
  try {
    await work.lookOnce();
  } finally {
    await work.stop();
  }
}
