import { onTestFinished } from 'vitest';
import { california } from '../../scripts/rigs/sample-system.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../../src/adapters/sql/reminders/sql-reminder-source.ts';
import type { ConsentChange } from '../../src/agency/consent.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import type { ReminderCalls } from '../../src/calls/ports/carrier-calls.ts';
import type { OutgoingText, OutgoingTexts, TextSent } from '../../src/calls/ports/outgoing-texts.ts';
import { createLog } from '../../src/process/log.ts';
import { openReminders } from '../../src/system/open-reminders.ts';
import { caseRow, participantRow } from './rows.ts';
import { importText, oldKey, toText } from './sqlite-records.ts';

const zone = 'America/Los_Angeles';
export const mobile = '+19165550101';

const parents = ['1000000000001', '1000000000002'].map((participantId): WrittenRow => ({
  ...participantRow,
  participantId,
}));
export const family: readonly WrittenRow[] = [...parents, caseRow];

export function hearingRow(at: string, rest: object = {}): WrittenRow {
  const place = { place: 'Superior Court', address: '1 Example Street' };
  return { type: 'appointment', caseNumber: caseRow.caseNumber, kind: 'court', at, ...place, ...rest };
}

/** A moment of the agency's clock. */
export function local(text: string): number {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}

type Answer = TextSent | undefined;

/** A carrier that takes every text, unless `answer` says otherwise. */
export function openCarrier(answer: (text: OutgoingText, count: number) => Answer | Promise<Answer> = () => undefined) {
  const sent: OutgoingText[] = [];
  const outgoing: OutgoingTexts = {
    async send(text) {
      const said = await answer(text, sent.length);
      if (said && said.outcome !== 'accepted') return said;
      sent.push(text);
      return said ?? { outcome: 'accepted', message: `SM${sent.length}` };
    },
    find: async ({ to, text }) => {
      const at = sent.findIndex((one) => one.to === to && one.text === text);
      return at < 0 ? undefined : `SM${at + 1}`;
    },
  };
  return { sent, outgoing, texts: () => sent.map(({ text }) => text) };
}

type Carrier = ReturnType<typeof openCarrier>;

/** A server that reminds people of an agency, on records that other servers may share, with a clock that is moved by hand. */
export async function openRemindedAgency(
  url: string,
  start: string,
  carrier: Carrier = openCarrier(),
  calls?: ReminderCalls,
) {
  let nowMs = local(start);
  const clock = () => nowMs;
  const lines: string[] = [];
  const opened = await openSqlRecords({ url, keys: [oldKey], clock });
  onTestFinished(() => opened.records.close());
  const { db, trail, consents, replies, texts: list } = opened;
  const { catalogue } = california;
  const openServer = (outgoing: OutgoingTexts = carrier.outgoing) =>
    openReminders({
      config: { textRates: { 'ten-digit': 999, 'toll-free': 999 } },
      records: { list, source: createSqlReminderSource(db), mayRemind: async () => true },
      trail,
      consents,
      replies,
      lines: california.lines,
      outgoing,
      calls,
      clock,
      write: (language, name, slots) => catalogue.text(language, name, slots),
      log: createLog('debug', { write: (line: string) => void lines.push(line) }),
    });
  const server = openServer();
  let changes = 0;
  return {
    ...opened,
    ...carrier,
    list,
    server,
    openServer,
    log: () => lines.join(''),
    clock,
    /** Looks once, at a moment of the agency's clock. */
    async lookAt(moment: string) {
      nowMs = local(moment);
      await server.work.lookOnce();
    },
    setClock: (moment: string) => void (nowMs = local(moment)),
    take: (rows: readonly WrittenRow[]) => importText(db, [oldKey], toText(rows), { clock, acceptsRemovals: true }),
    async agree(purpose: ConsentChange['purpose'], rest: Partial<ConsentChange> = {}) {
      changes += 1;
      const said = { purpose, given: true, language: 'en', words: 'Press 1.' } as const;
      const where = { channel: 'voice', line: 'customer-connect', call: 'CA1', turn: changes } as const;
      const who = purpose === 'all' ? {} : { participant: '1' };
      await consents.record({ phone: mobile, ...who, ...said, ...where, atMs: nowMs, ...rest }, `change ${changes}`);
    },
    states: async () =>
      (await db.selectFrom('texts').select('state').orderBy('claimed_ms').execute()).map((row) => row.state),
  };
}
