import { importConsents } from '../../../../src/adapters/sql/consents/import-consents.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { findReceivedTexts } from '../../../../src/adapters/sql/reminders/find-received-texts.ts';
import { purposes } from '../../../../src/agency/consent.ts';
import { findSampleAgency } from '../../../../src/agency/sample-agency.ts';
import { readAgencies } from '../../../../src/config/read-agencies.ts';
import { readConfigOf } from '../../../../src/config/read-configs.ts';
import type { Line } from '../../../../src/lines/line.ts';
import { lastGoodFolder } from '../../../../src/yaml/last-good.ts';
import { readMoment } from '../read-moment.ts';
import { remindAt } from './remind-at.ts';

export interface Inbox {
  /** The words of the texts that have come since this was last asked, with when they came. */
  receive(): Promise<readonly string[]>;
  /** The made-up parent agrees to every kind of text. */
  agree(): Promise<void>;
  /** Has come what a server sends at that time: by the clock of the line, as 2026-12-03T09:00. */
  moveClock(now: string): Promise<void>;
  close(): Promise<void>;
}

/** What comes to a number (E.164) by itself from the agency of a line; undefined where that is no made-up one of this machine. */
export async function openInbox(lines: readonly Line[], line: Line, phone: string): Promise<Inbox | undefined> {
  const { agency, timeZone } = line;
  const config = readConfigOf(agency, readAgencies(lastGoodFolder));
  if (!config.sampleAgency) return undefined;
  const open = await openSqlRecords({ url: config.databaseUrl, keys: config.dataSecrets });
  const own = lines.filter((one) => one.agency === agency);
  const shown = new Set<string>();
  return {
    async receive() {
      const all = await findReceivedTexts(open.db, open.keys, phone);
      const fresh = all.filter(({ reference }) => !shown.has(reference));
      for (const { reference } of fresh) shown.add(reference);
      return fresh.map(({ atMs, words }) => `${toClock(atMs, timeZone)}  ${words}`);
    },
    agree: () => agree(open, agency, phone),
    moveClock: (now) => remindAt({ open, config, lines: own, agency }, readMoment(now, timeZone)),
    close: () => open.records.close(),
  };
}

async function agree({ db, keys }: OpenRecords, agency: string, phone: string): Promise<void> {
  const { participantId } = findSampleAgency(agency).caller;
  const at = Temporal.Now.instant().toString();
  const words = 'npm run text -- --agree';
  const rows = purposes.map((purpose) => ({ phone, participantId, purpose, given: true, language: 'en', words, at }));
  await importConsents({ db, keys, text: rows.map((row) => `${JSON.stringify(row)}\n`).join('') });
}

function toClock(atMs: number, timeZone: string): string {
  const at = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
