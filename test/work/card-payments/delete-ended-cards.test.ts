import { expect, onTestFinished, test } from 'vitest';
import { importConsents } from '../../../src/adapters/sql/consents/import-consents.ts';
import { forgetParticipant } from '../../../src/adapters/sql/forget/forget-participant.ts';
import { createMadeUpCharges } from '../../../src/adapters/memory/made-up-charges.ts';
import { applyRetention } from '../../../src/adapters/sql/retention/apply-retention.ts';
import { usualRetention } from '../../../src/agency/retention.ts';
import type { CardKeeper } from '../../../src/calls/ports/charges.ts';
import { createDeleteEndedCards } from '../../../src/work/card-payments/delete-ended-cards.ts';
import { mobile, openEnrolledPayer, token } from '../../support/enrolled-payer.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';

const startMs = Date.UTC(2026, 9, 28, 18);
const [minuteMs, dayMs] = [60_000, 86_400_000];

async function open() {
  const payer = await openEnrolledPayer(await temporaryDatabase(), startMs);
  onTestFinished(() => payer.records.close());
  const charges = createMadeUpCharges();
  const logged: object[] = [];
  const note = (facts: object) => void logged.push(facts);
  const log = { debug: note, info: note, warn: note, error: note };
  let nowMs = Math.max(Date.now(), startMs) + minuteMs;
  /** What one of several servers does, each time as after a restart. */
  const sweep = (keeper: CardKeeper = charges) =>
    createDeleteEndedCards({ ended: payer.endedCards, keeper, log, clock: () => nowMs })();
  return {
    ...payer,
    charges,
    logged,
    sweep,
    wait: (ms: number) => void (nowMs += ms),
    waiting: () => payer.db.selectFrom('ended_cards').selectAll().execute(),
  };
}

test('the card of who ends paying by reply is deleted at the processor, and then forgotten here', async () => {
  const { enrol, end, sweep, charges, waiting, replies } = await open();
  await enrol();
  await sweep();
  expect(charges.deleted.size).toBe(0);
  await end('pay-by-reply', startMs + 1, { participant: '1' });
  expect(await replies.findOf('1')).toEqual([]);
  expect(JSON.stringify(await waiting())).not.toContain(token);
  await sweep();
  expect([...charges.deleted]).toEqual([token]);
  expect(await waiting()).toEqual([]);
});

test('a card that is replaced by another, and that of who is forgotten, are deleted', async () => {
  const { enrol, sweep, charges, db, trail } = await open();
  await enrol({ card: 'tok_first' });
  await enrol({ card: 'tok_second', sinceMs: startMs + 1 });
  await sweep();
  expect([...charges.deleted]).toEqual(['tok_first']);
  await forgetParticipant({ db, trail, participantId: '1000000000001' });
  await sweep();
  expect([...charges.deleted]).toEqual(['tok_first', 'tok_second']);
});

test('a card that somebody pays with again is not deleted', async () => {
  const { enrol, end, sweep, charges, waiting } = await open();
  await enrol();
  await end('all', startMs + 1);
  await enrol({ sinceMs: startMs + 2 });
  await sweep();
  expect([charges.deleted.size, await waiting()]).toEqual([0, []]);
});

test('a card that the processor does not delete is asked for again after a minute, two and so on to a day', async () => {
  const { enrol, end, sweep, wait, waiting, logged } = await open();
  await enrol({ card: 'tok_busy' });
  await end('all', startMs + 1);
  let asked = 0;
  const refusing: CardKeeper = { deleteCard: async () => ((asked += 1), false) };
  await sweep(refusing);
  for (const [waitMs, times] of [
    [minuteMs - 1, 1],
    [1, 2],
    [2 * minuteMs - 1, 2],
    [1, 3],
  ] as const) {
    wait(waitMs);
    await sweep(refusing);
    expect(asked).toBe(times);
  }
  for (let day = 0; day < 20; day += 1) {
    wait(dayMs);
    await sweep(refusing);
  }
  expect(asked).toBe(23);
  expect(logged).toHaveLength(23);
  expect(JSON.stringify(logged)).not.toContain('tok_busy');
  wait(dayMs);
  await sweep();
  expect(await waiting()).toHaveLength(1);
  wait(dayMs);
  await sweep({ deleteCard: async () => true });
  expect(await waiting()).toEqual([]);
});

test('a processor that is away is asked for three cards at most', async () => {
  const { enrol, sweep } = await open();
  for (let at = 0; at < 9; at += 1) await enrol({ card: `tok_${at}`, sinceMs: startMs + at });
  let asked = 0;
  await sweep({ deleteCard: async () => ((asked += 1), false) });
  expect(asked).toBe(3);
});

test('who has not paid by reply for 400 days does so no more, and who has paid meanwhile goes on', async () => {
  const { enrol, offer, replies, db, keys, sweep, wait, charges } = await open();
  await enrol();
  const retention = usualRetention;
  const after = (days: number) => applyRetention({ db, keys, retention, clock: () => startMs + days * dayMs });
  expect(await after(400)).toMatchObject({ replies: 0 });
  const [own] = await replies.findOf('1');
  const code = await offer(startMs + dayMs);
  const found = await replies.find('+19165550101', code);
  expect(found?.enrolment).toBe(own?.name);
  await db
    .updateTable('reply_enrolments')
    .set({ since_ms: startMs - dayMs })
    .execute();
  if (found) await replies.take(found, 'a'.repeat(32));
  expect(await after(400)).toMatchObject({ replies: 0 });
  expect(await after(401)).toMatchObject({ replies: 1 });
  expect(await replies.findOf('1')).toEqual([]);
  wait(401 * dayMs);
  await sweep();
  expect([...charges.deleted]).toEqual([token]);
});

test('an opt-out of an imported list ends it, and has the card deleted', async () => {
  const { enrol, sweep, charges, db, keys, replies } = await open();
  await enrol();
  const at = Temporal.Instant.fromEpochMilliseconds(startMs + 1).toString();
  const row = { phone: mobile, purpose: 'all', given: false, language: 'en', words: 'by letter', at };
  expect(await importConsents({ db, keys, text: `${JSON.stringify(row)}\n` })).toBe(1);
  expect(await replies.findOf('1')).toEqual([]);
  await sweep();
  expect([...charges.deleted]).toEqual([token]);
});
