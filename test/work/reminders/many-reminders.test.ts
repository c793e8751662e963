import { expect, test } from 'vitest';
import { createSqlReminderSource } from '../../../src/adapters/sql/reminders/sql-reminder-source.ts';
import { findSpans } from '../../../src/work/reminders/find-spans.ts';
import type { WrittenRow } from '../../../src/agency/extract-row.ts';
import { hearingRow, openRemindedAgency } from '../../support/reminded-agency.ts';
import { caseRow, participantRow } from '../../support/rows.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';

const people = 1100;
const idOf = (nth: number) => String(1_000_000_000_001 + nth);

/** Each of them pays in a case of their own, which has a hearing. */
function makeRows(): WrittenRow[] {
  return [
    ...Array.from({ length: people + 1 }, (_, nth) => ({ ...participantRow, participantId: idOf(nth) })),
    ...Array.from({ length: people }, (_, nth) => {
      const caseNumber = String(200_000_000_000_000 + nth);
      return { ...caseRow, caseNumber, payer: idOf(nth), recipient: idOf(people) };
    }),
    ...Array.from({ length: people }, (_, nth) =>
      hearingRow('2026-12-04T09:30:00-08:00', { caseNumber: String(200_000_000_000_000 + nth) }),
    ),
  ];
}

test('more reminders than a page go once each, a page of people at a time', async () => {
  const agency = await openRemindedAgency(await temporaryDatabase(), '2026-11-20T12:00');
  await agency.take(makeRows());
  const phoneOf = (nth: number) => `+1916${2_000_000 + nth}`;
  for (let nth = 1; nth <= people; nth += 1)
    await agency.agree('court-dates', { participant: String(nth), phone: phoneOf(nth) });
  const source = createSqlReminderSource(agency.db);
  const pages: number[] = [];
  const spans = findSpans(agency.clock(), { timeZone: 'America/Los_Angeles' });
  for (let page = await source.listReminded(undefined, spans); ; page = await source.listReminded(page.next, spans)) {
    pages.push(page.people.length);
    if (page.next === undefined) break;
  }
  expect(pages).toEqual([500, 500, 100]);
  for (const time of ['2026-11-25T08:00', '2026-11-25T09:00']) await agency.lookAt(time);
  expect(agency.sent).toHaveLength(people);
  expect(new Set(agency.sent.map(({ to }) => to)).size).toBe(people);
}, 120_000);
