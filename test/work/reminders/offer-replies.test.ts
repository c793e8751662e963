import { expect, it, onTestFinished } from 'vitest';
import { countSegments } from '../../../src/text/count-segments.ts';
import { mobile } from '../../support/enrolled-payer.ts';
import { family, openCarrier, openRemindedAgency } from '../../support/reminded-agency.ts';
import { caseRow } from '../../support/rows.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';

const owing = { ...caseRow, currentDue: { amount: '425.00', on: '2026-12-04', paid: '25.00' } };
const enrolment = { participant: '1', case: 1, phone: mobile, language: 'en', line: 'customer-connect' } as const;

async function open(carrier = openCarrier()) {
  const agency = await openRemindedAgency(await temporaryDatabase(), '2026-11-30T09:00', carrier);
  onTestFinished(() => agency.server.work.stop());
  await agency.take([...family.slice(0, 2), owing]);
  await agency.agree('payments-due');
  return agency;
}

it('tells the amount, the fee and a code to who pays by replying', async () => {
  const agency = await open();
  const { replies, clock, texts } = agency;
  await agency.agree('pay-by-reply');
  await replies.enrol({ ...enrolment, card: { token: 'tok_visa' }, atMs: clock() });
  await agency.lookAt('2026-12-01T09:00');
  expect(texts()).toHaveLength(1);
  const words =
    /Case ending in .*0011.*: \$400\.00 and a \$7\.60 card fee, \$407\.60 in all\. .* reply PAY (\d{4}) within 72 hours\./;
  const [, code = ''] = words.exec(texts()[0] ?? '') ?? [];
  expect(texts()[0]).toMatch(words);
  const offer = await replies.find(mobile, code);
  expect(offer).toMatchObject({ participant: '1', amountCents: 40_000, feeCents: 760, day: '2026-12-04' });
  expect((offer?.untilMs ?? 0) - clock()).toBe(72 * 3_600_000);
});

it('tells no amount without that consent, without a card, or to another number', async () => {
  const unagreed = await open();
  await unagreed.replies.enrol({ ...enrolment, card: { token: 'tok_visa' }, atMs: unagreed.clock() });
  const withoutCard = await open();
  await withoutCard.agree('pay-by-reply');
  const elsewhere = await open();
  await elsewhere.agree('pay-by-reply');
  await elsewhere.replies.enrol({
    ...enrolment,
    phone: '+19165550102',
    card: { token: 'tok_visa' },
    atMs: elsewhere.clock(),
  });
  for (const agency of [unagreed, withoutCard, elsewhere]) {
    await agency.lookAt('2026-12-01T09:00');
    expect(agency.texts()).toHaveLength(1);
    expect(agency.texts()[0]).not.toMatch(/\$|PAY/);
  }
});

it('has the same code where the carrier was too busy to take it', async () => {
  const written: string[] = [];
  const carrier = openCarrier(({ text }) =>
    written.push(text) === 1 ? { outcome: 'busy', retryMs: 60_000 } : undefined,
  );
  const agency = await open(carrier);
  const { replies, clock, texts } = agency;
  await agency.agree('pay-by-reply');
  await replies.enrol({ ...enrolment, card: { token: 'tok_visa' }, atMs: clock() });
  await agency.lookAt('2026-12-01T09:00');
  expect(texts()).toEqual([]);
  await agency.lookAt('2026-12-01T09:02');
  expect(written).toHaveLength(2);
  expect(written[1]).toBe(written[0]);
});

it.each([
  [2, 3],
  [6, 2],
])(
  'of %i cases lists them in three segments at most, or says where to call, and makes no codes',
  async (count, most) => {
    const agency = await open();
    const { replies, clock, texts, db } = agency;
    const numbers = Array.from({ length: count }, (_, at) => `20000000000001${at + 1}`);
    await agency.take([...family.slice(0, 2), ...numbers.map((caseNumber) => ({ ...owing, caseNumber }))]);
    await agency.agree('pay-by-reply');
    for (const [at] of numbers.entries())
      await replies.enrol({ ...enrolment, case: at + 1, card: { token: 'tok_visa' }, atMs: clock() });
    await agency.lookAt('2026-12-01T09:00');
    const [text = ''] = texts();
    expect(countSegments(text)).toBeLessThanOrEqual(most);
    const offers = await db.selectFrom('reply_offers').selectAll().execute();
    expect([offers.length, text.match(/PAY \d{4}/g)?.length]).toEqual(most === 3 ? [2, 2] : [0, undefined]);
    expect(text.includes('For the amounts, call 866-901-3212.')).toBe(most === 2);
  },
);
