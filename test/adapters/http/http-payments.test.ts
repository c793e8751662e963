import { describe, expect, onTestFinished, test } from 'vitest';
import { createPaymentBook, type PaymentBook } from '../../../scripts/rigs/agency-api/payment-book.ts';
import { openHttpRecords } from '../../../src/adapters/http/open-http-records.ts';
import type { CallLog } from '../../../src/calls/ports/call-log.ts';
import { type CardPaymentStore, QuoteOver } from '../../../src/calls/ports/card-payment-store.ts';
import type { Records } from '../../../src/calls/ports/records.ts';
import { createLog } from '../../../src/process/log.ts';
import { openOwnEvents } from '../../../src/system/open-own-events.ts';
import { createPaymentsOfAgency } from '../../../src/work/card-payments/payments-of-agency.ts';
import { answerWith, openAgencyRecords, openUnwellAgency, serveAgency, token } from '../../support/agency-api.ts';
import { testCardPayments } from '../../support/card-payments.contract.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { newKey, temporaryDatabase } from '../../support/sqlite-records.ts';
import { openSystem } from '../../support/whole-system.ts';

const postgres = usePostgres();
const keys = [newKey];
const wanted = { participant: 'p-1', case: 1, caseEnding: '0011', amountCents: 42_500 };
const begun = { ...wanted, feeCents: 1063, quote: 'q-1', line: 'a-line', call: 'CA1', turn: 7, atMs: 1000 };

async function serve(payments: PaymentBook | undefined) {
  const agency = await openAgencyRecords();
  const served = await serveAgency(agency, { payments });
  onTestFinished(async () => {
    await served.close();
    await agency.records.close();
  });
  return served;
}

/** A server of the agency, which keeps payments beside it first. */
async function openServer(url: string, eventsUrl: string, clock = Date.now, log: CallLog = createLog('silent')) {
  const patience = { attemptMs: 1000, wholeMs: 1500, attempts: 1, failuresToOpen: 1000 };
  const http = openHttpRecords({ url, token, keys, log: createLog('silent'), patience });
  await http.learnCapabilities();
  const own = openOwnEvents({ url: eventsUrl, keys, isShared: true }, createLog('silent'));
  onTestFinished(async () => void (await Promise.all([http.records.close(), own.close()])));
  const parts = { own: own.cardPayments, waiting: own.waitingPayments, openPaidFor: own.openPaidFor, log, clock };
  return { ...createPaymentsOfAgency({ ...parts, agency: http.payments }), own };
}

async function openTwo(eventsUrl: string) {
  const { url } = await serve(createPaymentBook());
  const [one, other] = [await openServer(url, eventsUrl), await openServer(url, eventsUrl)];
  return [one.cardPayments, other.cardPayments] as const;
}

testCardPayments('an agency that keeps them, beside PostgreSQL', async () => openTwo(await postgres.emptyDatabase()));

describe('a payment at an agency that keeps payments', () => {
  test('costs what the agency says, within its limits', async () => {
    const { url } = await serve(createPaymentBook());
    const { cardPayments } = await openServer(url, await temporaryDatabase());
    expect(await cardPayments.quote(wanted)).toMatchObject({ amountCents: 42_500, feeCents: 1063 });
    expect(await cardPayments.quote({ ...wanted, amountCents: 499 })).toEqual({ why: 'too-little', limitCents: 500 });
    expect(await cardPayments.quote({ ...wanted, amountCents: 250_001 })).toEqual({
      why: 'too-much',
      limitCents: 250_000,
    });
  });

  test('costs what the line says where the agency does not name the operations', async () => {
    const { url } = await serve(undefined);
    const { cardPayments } = await openServer(url, await temporaryDatabase());
    expect(await cardPayments.quote(wanted)).toBeUndefined();
    const { payment } = await cardPayments.begin(begun, 'CA1:0');
    expect(await cardPayments.settle(payment, { outcome: 'paid' })).toMatchObject({ state: 'paid' });
    expect(await cardPayments.findOf('p-1', 0)).toMatchObject([{ payment }]);
  });

  test('is not begun where its quote is over, and is told to nobody', async () => {
    let nowMs = 1000;
    const { url } = await serve(createPaymentBook(() => nowMs));
    const { cardPayments, own } = await openServer(url, await temporaryDatabase());
    const quoted = await cardPayments.quote(wanted);
    const { quote } = quoted as { quote: string };
    nowMs += 3_600_000;
    await expect(cardPayments.begin({ ...begun, quote }, 'CA1:0')).rejects.toThrow(QuoteOver);
    expect(await cardPayments.findOf('p-1', 0)).toEqual([]);
    expect(await own.cardPayments.findOf('p-1', 0)).toEqual([]);
  });

  test('is not begun while the agency is away, and begins as the same one once it is back', async () => {
    const eventsUrl = await temporaryDatabase();
    const book = createPaymentBook();
    const served = await serve(book);
    const { cardPayments, own } = await openServer(served.url, eventsUrl);
    await served.close();
    await expect(cardPayments.begin({ ...begun, quote: undefined }, 'CA1:0')).rejects.toThrow(/agency|begin/);
    expect(await own.cardPayments.findOf('p-1', 0)).toEqual([]);

    const again = await serve(book);
    const { cardPayments: back } = await openServer(again.url, eventsUrl);
    const { payment } = await back.begin({ ...begun, quote: undefined }, 'CA1:0');
    expect(book.find(payment)).toMatchObject({ state: 'begun', amount: '425.00', fee: '10.63' });
    expect(await back.findOf('p-1', 0)).toMatchObject([{ payment, state: 'begun' }]);
  });

  test('is handed over as it stands after a restart, where the agency was away as it was settled', async () => {
    const eventsUrl = await temporaryDatabase();
    const book = createPaymentBook();
    const served = await serve(book);
    const before = await openServer(served.url, eventsUrl);
    const names: string[] = [];
    for (const call of ['CA1', 'CA2', 'CA3']) {
      const { payment } = await before.cardPayments.begin({ ...begun, quote: undefined, call }, `${call}:0`);
      names.push(payment);
    }
    await served.close();
    const [paid = '', declined = '', lost = ''] = names;
    for (const [payment, outcome] of [
      [paid, 'paid'],
      [declined, 'declined'],
      [lost, 'hung-up'],
    ] as const)
      await before.cardPayments.settle(payment, { outcome, charge: 'ch_1' });
    await before.handOver();
    expect(names.map((name) => book.find(name)?.state)).toEqual(['begun', 'begun', 'begun']);

    const again = await serve(book);
    const after = await openServer(again.url, eventsUrl);
    await after.handOver();
    expect(names.map((name) => book.find(name)?.state)).toEqual(['paid', 'not-paid', 'unsettled']);
    expect(await after.own.waitingPayments.list('', Date.now())).toEqual([]);
    await after.cardPayments.settle(lost, { outcome: 'paid' });
    await after.handOver();
    expect(book.find(lost)?.state).toBe('paid');
  });
});

describe('a payment that the agency refuses to take', () => {
  const refusing = (refused: ReadonlySet<string>, asked: string[]) =>
    openUnwellAgency((response, { path, body }) => {
      if (path === '/capabilities') {
        const operations = ['quotePayment', 'beginPayment', 'settlePayment', 'findBegunPayments'];
        return answerWith({ version: '1.3', operations })(response, { path, body, headers: {} });
      }
      if (path !== '/payments/settle') return answerWith({ outcome: 'begun' })(response, { path, body, headers: {} });
      const { payment } = JSON.parse(body);
      asked.push(payment);
      return answerWith({}, refused.has(payment) ? 400 : 204)(response, { path, body, headers: {} });
    });

  test('is told again after two minutes, four and so on to a day, is logged each time, and stops nothing behind it', async () => {
    const [refused, asked, logged] = [new Set<string>(), new Array<string>(), new Array<object>()];
    const { url } = await refusing(refused, asked);
    let nowMs = Date.UTC(2026, 10, 20);
    const log = { ...createLog('silent'), error: (facts: object) => void logged.push(facts) };
    const eventsUrl = await temporaryDatabase();
    const { cardPayments, handOver, own } = await openServer(url, eventsUrl, () => nowMs, log);
    const names = await Promise.all(
      [1, 2, 3, 4, 5].map(async (at) => (await cardPayments.begin({ ...begun, call: `CA${at}` }, `CA${at}:0`)).payment),
    );
    const [last = '', ...first] = names.toSorted().toReversed();
    for (const name of first) refused.add(name);
    for (const name of names) await own.cardPayments.settle(name, { outcome: 'paid' });
    await handOver();
    expect(asked.toSorted()).toEqual(names.toSorted());
    expect(asked.at(-1)).toBe(last);
    expect(logged).toHaveLength(4);

    const again = async (afterMs: number) => {
      asked.length = 0;
      nowMs += afterMs;
      await handOver();
      return asked.length;
    };
    // Another server goes on counting where this one was.
    const other = await openServer(url, eventsUrl, () => nowMs);
    await other.handOver();
    expect([asked.length, await again(119_000), await again(1_000), await again(239_000)]).toEqual([5, 0, 4, 0]);
    for (let tried = 0; tried < 10; tried += 1) expect(await again(86_400_000)).toBe(4);
    expect([await again(86_399_000), await again(1_000)]).toEqual([0, 4]);
    expect(logged.at(-1)).toMatchObject({ refusals: 13 });

    refused.clear();
    expect([await again(86_400_000), await again(86_400_000)]).toEqual([4, 0]);
  });

  test('is told at once where it comes to stand otherwise', async () => {
    const [refused, asked] = [new Set<string>(), new Array<string>()];
    const { url } = await refusing(refused, asked);
    const { cardPayments, handOver, own } = await openServer(url, await temporaryDatabase());
    const { payment } = await cardPayments.begin(begun, 'CA1:0');
    refused.add(payment);
    await own.cardPayments.settle(payment, { outcome: 'hung-up' });
    await handOver();
    await handOver();
    expect(asked).toEqual([payment]);
    await own.cardPayments.settle(payment, { outcome: 'paid' });
    await handOver();
    expect(asked).toEqual([payment, payment]);
  });
});

/** An agency that answers so. */
async function openAnswering(...steps: Parameters<typeof openUnwellAgency>) {
  const { asked, url } = await openUnwellAgency(...steps);
  const patience = { attemptMs: 300, wholeMs: 400, attempts: 1 };
  const { payments, records } = openHttpRecords({ url, token, keys, log: createLog('silent'), patience });
  onTestFinished(() => records.close());
  return { payments, asked };
}

describe('an answer of the agency', () => {
  test.each([
    ['another amount', { outcome: 'payable', quote: 'q', amount: '426.00', fee: '8.08' }],
    ['a fee above the amount', { outcome: 'payable', quote: 'q', amount: '425.00', fee: '425.01' }],
    ['no fee', { outcome: 'payable', quote: 'q', amount: '425.00' }],
    ['a fee below zero', { outcome: 'payable', quote: 'q', amount: '425.00', fee: '-1.00' }],
    ['no limit', { outcome: 'too-much' }],
    ['HTML', '<html>502</html>'],
  ])('to a quote with %s is not used', async (_what, answer) => {
    const { payments } = await openAnswering(answerWith(answer));
    await expect(payments.quote({ participant: 'p-1' }, wanted)).rejects.toThrow('/payments/quote');
  });

  test.each([
    ['card-not-accepted', 'card-not-accepted'],
    ['closed', 'closed'],
    ['a-word-of-tomorrow', 'other'],
  ])('to a quote with %s counts as %s', async (outcome, why) => {
    const { payments } = await openAnswering(answerWith({ outcome }));
    expect(await payments.quote({ participant: 'p-1' }, wanted)).toEqual({ why });
  });

  test('with other names than ours is not used', async () => {
    const { payments } = await openAnswering(answerWith({ payments: ['4111 1111 1111 1111'] }));
    await expect(payments.findNames('p-1')).rejects.toThrow('/payments/begun');
  });
});

test('a payment of somebody who has not signed in is begun with what they keyed in, under a key of its own', async () => {
  const { payments, asked } = await openAnswering(answerWith({ outcome: 'begun' }));
  const { participant: _nobody, ...rest } = begun;
  const payFor = { kind: 'participant-id', digits: '9999999999999' } as const;
  for (const payment of ['a'.repeat(32), 'a'.repeat(32), 'b'.repeat(32)])
    await payments.begin(payment, { payFor }, rest);
  expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({ payFor, amount: '425.00', fee: '10.63', quote: 'q-1' });
  const [first, again, another] = asked.map(({ headers }) => headers['idempotency-key']);
  expect([again, another === first]).toEqual([first, false]);
});

/** The whole system at an agency with an API that keeps payments, and which requests it was sent. */
async function openWhole() {
  const asked: string[] = [];
  const eventsUrl = await temporaryDatabase();
  let cardPayments: CardPaymentStore | undefined;
  let records: Records | undefined;
  const system = await openSystem({
    async reach(opened) {
      const onSend = async ({ url }: { readonly url: string }) => void asked.push(url);
      const served = await serveAgency(opened, { payments: createPaymentBook(), onSend });
      onTestFinished(served.close);
      const http = openHttpRecords({ url: served.url, token, keys, log: createLog('silent') });
      await http.learnCapabilities();
      const own = openOwnEvents({ url: eventsUrl, keys, isShared: true }, createLog('silent'));
      onTestFinished(() => own.close());
      const parts = { own: own.cardPayments, waiting: own.waitingPayments, openPaidFor: own.openPaidFor };
      const log = createLog('silent');
      ({ cardPayments } = createPaymentsOfAgency({ ...parts, agency: http.payments, log, clock: Date.now }));
      ({ records } = http);
      const close = async () => void (await Promise.all([http.records.close(), opened.records.close()]));
      return { ...opened, trail: http.trail, records: { ...http.records, close }, cardPayments };
    },
  });
  onTestFinished(() => system.close());
  if (!cardPayments || !records) throw new Error('Nothing was reached');
  return { system, cardPayments, records, count: (path: string) => asked.filter((url) => url.endsWith(path)).length };
}

test('a payer whose payments are all known asks for none as they sign in, and is told of what is not known on their next call', async () => {
  const { system, cardPayments, records, count } = await openWhole();
  const signIn = async () => {
    const caller = await system.dial();
    for (const pressed of ['1', '1', '1000000000001#', '482913#']) await caller.presses(pressed);
    return caller;
  };
  const caller = await signIn();
  caller.hears('Main menu');
  expect([count('/sign-in'), count('/payments/begun')]).toEqual([1, 0]);
  await caller.presses('2');
  expect(count('/payments/begun')).toBe(1);
  await caller.hangsUp();

  const claim = records.identify('participant-id', '1000000000001');
  const known = await records.signIn({ claim, pin: '482913', attempt: 'CA9:1' });
  const { participant } = known as { participant: string };
  const atMs = Date.UTC(2026, 10, 22, 20);
  const { quote: _, ...unquoted } = begun;
  await cardPayments.begin({ ...unquoted, participant, atMs }, 'CA9:0');
  (await signIn()).hears('$425.00').hears('Main menu');
  expect(count('/payments/begun')).toBe(2);
});
