import { onTestFinished } from 'vitest';
import { createConsentBook } from '../../scripts/rigs/agency-api/consent-book.ts';
import { createReminderBook } from '../../scripts/rigs/agency-api/reminder-book.ts';
import { california } from '../../scripts/rigs/sample-system.ts';
import { openHttpRecords } from '../../src/adapters/http/open-http-records.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { ConsentChange } from '../../src/agency/consent.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import type { ReminderCalls } from '../../src/calls/ports/carrier-calls.ts';
import { createLog } from '../../src/process/log.ts';
import { openOwnEvents } from '../../src/system/open-own-events.ts';
import { openReminders } from '../../src/system/open-reminders.ts';
import { remindForAgency } from '../../src/system/remind-for-agency.ts';
import { createConsentsOfAgency } from '../../src/work/consents/consents-of-agency.ts';
import { openAgencyRecords, serveAgency, token } from './agency-api.ts';
import { local, mobile, openCarrier } from './reminded-agency.ts';
import { importText, newKey, oldKey, temporaryDatabase, toText } from './sqlite-records.ts';

/** A server that reminds people of an agency with an API, which keeps its records and consents; both clocks are moved by hand. */
export async function openRemindingServer(
  start: string,
  { carrier = openCarrier(), calls }: { carrier?: ReturnType<typeof openCarrier>; calls?: ReminderCalls } = {},
) {
  let nowMs = local(start);
  const clock = () => nowMs;
  const agency = await openAgencyRecords(clock);
  const state = { isAway: false };
  const asked: string[] = [];
  const { url, close } = await serveAgency(agency, {
    consents: createConsentBook(agency),
    reminders: createReminderBook(agency),
    async onSend({ url: path, body }) {
      asked.push(`${path} ${JSON.stringify(body)}`);
      if (state.isAway) throw new Error('away');
    },
  });
  const eventsUrl = await temporaryDatabase();
  const written: string[] = [];
  const log = createLog('debug', { write: (line: string) => void written.push(line) });
  const keys = [newKey];
  const patience = { attempts: 1, failuresToOpen: 1000 };
  const http = openHttpRecords({ url, token, keys, clock, log, patience });
  const own = openOwnEvents({ url: eventsUrl, keys, isShared: true }, log);
  const beside = await openSqlRecords({ url: eventsUrl, keys, clock, foreign: true });
  onTestFinished(async () => {
    await Promise.all([http.records.close(), own.close(), beside.records.close()]);
    await close();
    await agency.records.close();
  });
  await http.learnCapabilities();
  const { consents } = createConsentsOfAgency({
    own: own.consents,
    waiting: own.waiting,
    agency: http.consents,
    log,
  });
  const { work } = openReminders({
    config: { textRates: { 'ten-digit': 999, 'toll-free': 999 } },
    records: remindForAgency({ own: { ...own, texts: beside.texts }, reminders: http.reminders, log }),
    trail: http.trail,
    consents,
    lines: california.lines,
    outgoing: carrier.outgoing,
    calls,
    clock,
    write: (language, name, slots) => california.catalogue.text(language, name, slots),
    log,
  });
  let changes = 0;
  return {
    ...carrier,
    agency,
    work,
    state,
    consents,
    db: beside.db,
    asked,
    log: () => written.join(''),
    clock,
    take: (rows: readonly WrittenRow[]) =>
      importText(agency.db, [oldKey], toText(rows), { clock, acceptsRemovals: true }),
    /** Looks once, at a moment of the agency's clock. */
    async lookAt(moment: string) {
      nowMs = local(moment);
      await work.lookOnce();
    },
    /** The first participant agrees at the agency itself: on its portal, say. */
    async agree(purpose: ConsentChange['purpose'], rest: Partial<ConsentChange> = {}) {
      changes += 1;
      const said = { phone: mobile, purpose, given: true, language: 'en', words: 'Yes.' } as const;
      const where = { channel: 'agency', line: '', call: '', turn: 0, atMs: nowMs } as const;
      const who = purpose === 'all' ? {} : { participant: '1' };
      await agency.consents.record({ ...said, ...who, ...where, ...rest }, `at the agency ${changes}`);
    },
    states: async () =>
      (await beside.db.selectFrom('texts').select('state').orderBy('claimed_ms').execute()).map((row) => row.state),
  };
}
