import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { removePerson } from '../../../../src/adapters/sql/forget/remove-person.ts';
import { applyRetention } from '../../../../src/adapters/sql/retention/apply-retention.ts';
import { usualRetention } from '../../../../src/agency/retention.ts';
import { useDatabases } from '../../../support/databases.ts';
import { dueDay, mobile, openEnrolledPayer, token } from '../../../support/enrolled-payer.ts';
import { oldKey } from '../../../support/sqlite-records.ts';

const nowMs = Date.UTC(2026, 10, 28, 18);
const untilMs = nowMs + 72 * 3_600_000;

describe.each(useDatabases())('those who pay by replying, in %s', (_name, emptyDatabase) => {
  async function open() {
    const url = await emptyDatabase();
    const payer = await openEnrolledPayer(url, nowMs);
    const other = await openSqlRecords({ url, keys: [oldKey] });
    onTestFinished(async () => void (await Promise.all([payer.records.close(), other.records.close()])));
    return { ...payer, other };
  }

  it('are found with what is due, and keep the last card alone', async () => {
    const { enrol, replies, db } = await open();
    expect(await enrol()).toBe(true);
    await enrol({ card: 'tok_another' });
    expect(await db.selectFrom('reply_enrolments').select('name').execute()).toHaveLength(1);
    const [due] = await replies.findDue('1.3', mobile, dueDay);
    expect(due).toMatchObject({ phone: mobile, line: 'customer-connect', case: 1, amountCents: 42_500 });
    expect(await replies.findDue('1', '+19165550199', dueDay)).toEqual([]);
    expect(await replies.findDue('1', mobile, '2026-12-02')).toEqual([]);
    expect(await replies.findOf('2')).toEqual([]);
    const enrolment = { participant: '1', case: 2, phone: mobile, language: 'en', line: 'customer-connect' } as const;
    expect(await replies.enrol({ ...enrolment, card: { token }, atMs: nowMs })).toBe(false);
    // A case that was told by its ending is meant, wherever it stands by now.
    expect(await replies.enrol({ ...enrolment, caseEnding: '0011', card: { token }, atMs: nowMs })).toBe(true);
    expect(await replies.enrol({ ...enrolment, case: 1, caseEnding: '9', card: { token }, atMs: nowMs })).toBe(false);
    expect(await replies.nameCase('1', 1)).toBeUndefined();
  });

  it('have one code for one reminder, which another number does not have, and use it once', async () => {
    const { enrol, offer, replies, other } = await open();
    await enrol();
    const code = await offer(untilMs);
    expect(code).toMatch(/^\d{4}$/);
    expect(await offer(untilMs + 1)).toBe(code);
    const codes = new Set([code]);
    for (let text = 0; text < 40; text += 1) codes.add(await offer(untilMs, `reminder ${text}`));
    expect(codes.size).toBe(41);
    expect(await replies.find('+19165550199', code)).toBeUndefined();
    const found = await other.replies.find(mobile, code);
    const amounts = { amountCents: 42_500, feeCents: 808, day: dueDay, untilMs };
    expect(found).toMatchObject({ participant: '1', card: { token, profile: 'cus_1' }, ...amounts });
    const taken = await Promise.all(
      [replies, other.replies, replies].map((server, at) =>
        server.take({ name: found?.name ?? '', enrolment: found?.enrolment ?? '' }, `payment ${at}`),
      ),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect((await replies.find(mobile, code))?.payment).toMatch(/^payment \d$/);
  });

  it('are gone with a STOP, or with that consent, and an older one ends nothing', async () => {
    const { enrol, end, offer, replies } = await open();
    await enrol();
    const code = await offer(untilMs);
    await end('all', nowMs - 1);
    await end('pay-by-reply', nowMs + 1, { participant: '2' });
    expect(await replies.findOf('1')).toHaveLength(1);
    await end('pay-by-reply', nowMs + 1, { participant: '1' });
    expect(await replies.findOf('1')).toEqual([]);
    expect((await replies.find(mobile, code))?.card).toBeUndefined();
    await enrol({ sinceMs: nowMs + 2 });
    await end('all', nowMs + 3);
    expect(await replies.findOf('1')).toEqual([]);
  });

  it('leave nothing of a token to be read, and nothing at all once they are forgotten', async () => {
    const { enrol, offer, db } = await open();
    await enrol();
    const code = await offer(untilMs);
    const rows = async () => [
      ...(await db.selectFrom('reply_enrolments').selectAll().execute()),
      ...(await db.selectFrom('reply_offers').selectAll().execute()),
    ];
    expect(JSON.stringify(await rows())).not.toMatch(new RegExp(`${token}|${mobile.slice(2)}|"${code}"`));
    const person = { id: 1, participant_id_hash: '', ssn_hash: null };
    await db.transaction().execute((transaction) => removePerson(transaction, person, nowMs));
    expect(await rows()).toEqual([]);
  });

  it('lose old codes with old texts', async () => {
    const { enrol, offer, db, keys } = await open();
    await enrol();
    await offer(untilMs);
    const left = async (days: number) => {
      const clock = () => untilMs + days * 86_400_000;
      await applyRetention({ db, keys, retention: usualRetention, clock });
      return (await db.selectFrom('reply_offers').select('name').execute()).length;
    };
    expect(await left(usualRetention.texts - 1)).toBe(1);
    expect(await left(usualRetention.texts + 1)).toBe(0);
  });
});
