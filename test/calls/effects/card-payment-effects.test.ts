import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { createSqlCardPayments } from '../../../src/adapters/sql/card-payments/sql-card-payments.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createCardPaymentEffects } from '../../../src/calls/effects/card-payment-effects.ts';
import type { CardPaymentStore } from '../../../src/calls/ports/card-payment-store.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const dayMs = 86_400_000;
/** Half past eight in the evening of California, and the next day of UTC. */
const evening = Temporal.Instant.from('2026-11-21T04:30:00Z');
const timeZone = 'America/Los_Angeles';
const at = { call: 'CA1', turn: 7, line: 'customer-connect' };
const later = { ...at, call: 'CA2' };
const wanted = {
  participant: '1',
  case: 1,
  caseEnding: '0011',
  amountCents: 42_500,
  feeCents: 808,
  before: 0,
  timeZone,
};

let cardPayments: CardPaymentStore;
let logged: { readonly level: string; readonly message: string; readonly facts: object }[];
let now: Temporal.Instant;

beforeEach(async () => {
  const { records, db, keys } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => records.close());
  cardPayments = createSqlCardPayments({ db, keys, clock: () => now.epochMilliseconds });
  logged = [];
  now = evening;
});

/** A payment that is begun, of which a card is asked for. */
async function begin(effects: ReturnType<typeof open>, changes: Partial<typeof wanted> = {}, where = at) {
  const begun = await effects.beginPayment({ ...wanted, ...changes }, where);
  if (begun.type !== 'payment-begun') throw new Error('It has had a result');
  return begun;
}

function open(own: CardPaymentStore = cardPayments) {
  const note = (level: string) => (facts: object, message: string) => void logged.push({ level, message, facts });
  const log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error') };
  return createCardPaymentEffects({ cardPayments: own, log, now: () => now });
}

it('a payment that is begun again after a fault is the same one, and with another amount or after a decline another', async () => {
  const effects = open();
  const { payment } = await begin(effects);
  expect((await begin(effects, {}, { ...at, turn: 8 })).payment).toBe(payment);
  expect((await begin(effects, { amountCents: 100 })).payment).not.toBe(payment);
  expect((await begin(effects, { before: 1 })).payment).not.toBe(payment);
  expect((await begin(effects, {}, later)).payment).not.toBe(payment);
});

it('a payment that has had a result is told where it is begun again, and no card is asked for', async () => {
  const effects = open();
  const { payment } = await begin(effects);
  const { settled } = await effects.settlePayment({ payment, outcome: 'hung-up', timeZone }, at);
  expect(await effects.beginPayment(wanted, { ...at, turn: 9 })).toEqual({ type: 'payment-settled', settled });
});

it('a payment is told with the day of the line, and with its confirmation once it is paid', async () => {
  const effects = open();
  const { payment } = await begin(effects);
  const { settled } = await effects.settlePayment({ payment, outcome: 'paid', charge: 'ch_1', timeZone }, at);
  expect(settled).toEqual({
    payment,
    state: 'paid',
    outcome: 'paid',
    confirmation: expect.stringMatching(/^\d{8}$/),
    amountCents: 42_500,
    feeCents: 808,
    case: 1,
    caseEnding: '0011',
    date: '2026-11-20',
  });
});

it('a name of a charge that may be the number of a card is kept nowhere', async () => {
  const settled: unknown[] = [];
  const settle: CardPaymentStore['settle'] = async (...result) => {
    settled.push(result);
    return cardPayments.settle(...result);
  };
  const effects = open({ ...cardPayments, settle });
  const { payment } = await begin(effects);
  await effects.settlePayment({ payment, outcome: 'hung-up', charge: '4111-1111-1111-1111', timeZone }, at);
  await effects.settlePayment({ payment, outcome: 'paid', charge: 'ch_1', timeZone }, at);
  expect(settled).toEqual([
    [payment, { outcome: 'hung-up' }],
    [payment, { outcome: 'paid', charge: 'ch_1' }],
  ]);
});

it('a contrary result changes nothing and is logged', async () => {
  const effects = open();
  const { payment } = await begin(effects);
  await effects.settlePayment({ payment, outcome: 'hung-up', timeZone }, at);
  await effects.settlePayment({ payment, outcome: 'declined', timeZone }, at);
  await effects.settlePayment({ payment, outcome: 'hung-up', timeZone }, at);
  expect(logged).toEqual([]);
  const { settled } = await effects.settlePayment({ payment, outcome: 'paid', timeZone }, at);
  expect(settled).toMatchObject({ state: 'not-paid', outcome: 'declined' });
  expect(logged).toMatchObject([{ level: 'error', message: 'a result contradicts how a card payment was settled' }]);
});

it('a result that cannot be kept is told as such, and kept as soon as it can be', async () => {
  let away = true;
  const settle: CardPaymentStore['settle'] = async (...result) => {
    if (away) throw new Error('gone');
    return cardPayments.settle(...result);
  };
  const effects = open({ ...cardPayments, settle });
  const { payment } = await begin(effects);
  await expect(effects.settlePayment({ payment, outcome: 'paid', timeZone }, at)).rejects.toThrow('gone');
  expect(logged).toMatchObject([{ level: 'error', message: expect.stringMatching(/could not be kept/) }]);
  away = false;
  await expect.poll(async () => (await cardPayments.find(payment))?.state).toBe('paid');
});

it('a result of a payment that was never begun is not tried again', async () => {
  const unknown = { payment: 'a'.repeat(32), outcome: 'paid', timeZone } as const;
  await expect(open().settlePayment(unknown, at)).rejects.toThrow('never begun here');
  expect(logged).toEqual([]);
});

it('the next call is told what was paid within a week, and for sixty days what is not known', async () => {
  const effects = open();
  const names: string[] = [];
  for (const outcome of ['paid', 'declined', 'hung-up', undefined] as const) {
    const { payment } = await begin(effects, { before: names.length });
    if (outcome) await effects.settlePayment({ payment, outcome, timeZone }, at);
    names.push(payment);
  }
  const [paid, , lost, begun] = names;
  const find = async (call: typeof at) => {
    const { found } = await effects.findCardPayments({ participant: '1', timeZone }, call);
    return Object.fromEntries(found.map(({ payment, state }) => [payment, state]));
  };
  expect(await find(at)).toEqual({ [`${paid}`]: 'paid', [`${lost}`]: 'unsettled', [`${begun}`]: 'begun' });
  expect(await find(later)).toEqual({ [`${paid}`]: 'paid', [`${lost}`]: 'unsettled', [`${begun}`]: 'unsettled' });
  now = evening.add({ milliseconds: 7 * dayMs + 1 });
  expect(await find(later)).toEqual({ [`${lost}`]: 'unsettled', [`${begun}`]: 'unsettled' });
  now = evening.add({ milliseconds: 60 * dayMs + 1 });
  expect(await find(later)).toEqual({});
});
