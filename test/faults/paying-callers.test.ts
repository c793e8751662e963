import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '../../src/text/language.ts';
import { type Bringing, dialToPay, openPayingServers, type PayingServer } from '../support/paying-servers.ts';

const success = { Result: 'success', PaymentConfirmationCode: 'ch_1' };
const refusal = { Result: 'payment-connector-error', PayErrorCode: '64008' };
const noCookie = '';

let paying: Awaited<ReturnType<typeof openPayingServers>>;
beforeAll(async () => {
  paying = await openPayingServers(`sqlite:${join(mkdtempSync(join(tmpdir(), 'ivr-paying-')), 'ivr.db')}`);
});
afterAll(() => paying.close());

/** A caller of servers at which nobody has paid. */
async function open() {
  await paying.db.deleteFrom('card_payments').execute();
  await paying.store.close();
  for (const { state } of paying.servers) Object.assign(state, { settles: true, saves: true });
  const find = () => paying.db.selectFrom('card_payments').selectAll().orderBy('begun_at_ms').orderBy('turn').execute();
  return { ...paying, find, ...(await dialToPay(paying.servers)) };
}

test.each([
  ['before it has kept the turn, and the other one asks for the same payment', { saves: false }],
  ['once it has kept the turn, and the other one asks for the same payment', {}],
] as const)('a server that begins a payment is killed %s', async (_when, dies) => {
  const { servers, isAsked, saysYes, keysCard, caller, find } = await open();
  const [one, other] = servers;
  await isAsked('en');
  const payment = await saysYes(async (send) => {
    Object.assign(one.state, dies);
    const lost = await (await send(one)).text();
    Object.assign(one.state, { saves: true });
    const reply = await send(other);
    const [row] = await find();
    expect(lost).toContain(`value="${row?.payment}"`);
    return reply;
  });
  expect(await find()).toMatchObject([{ payment, state: 'begun' }]);
  await keysCard(success, ({ action }) => action(other));
  caller.hears('was charged $40.76');
  expect(await find()).toMatchObject([{ payment, state: 'paid' }]);
});

test('a payment that is begun while Redis is gone is the same one for both servers, with the place that the carrier brings', async () => {
  const { servers, isAsked, saysYes, keysCard, caller, find } = await open();
  await isAsked('en');
  for (const { state } of servers) state.saves = false;
  const payment = await saysYes(async (send) => {
    await send(servers[0]);
    return send(servers[1]);
  });
  await keysCard(success, ({ action }) => action(servers[0]));
  caller.hears('was charged $40.76');
  expect(await find()).toMatchObject([{ payment, state: 'paid' }]);
});

test('another try after a decline is a payment of its own', async () => {
  const { servers, isAsked, saysYes, keysCard, caller, find } = await open();
  await isAsked('en');
  const declined = await saysYes();
  await keysCard(refusal, ({ action }) => action(servers[0]));
  await caller.hears('declined').presses('1');
  const charged = await saysYes();
  expect(charged).not.toBe(declined);
  await keysCard(success, ({ action }) => action(servers[0]));
  caller.hears('was charged $40.76');
  expect((await find()).map(({ payment, state }) => [payment, state])).toEqual([
    [declined, 'not-paid'],
    [charged, 'paid'],
  ]);
});

const lost = {
  en: ['we lost our place', 'was charged $40.76', 'was declined', 'do not know yet whether your card was charged'],
  es: ['perdimos el hilo', 'Se cobraron $40.76', 'fue rechazada', 'Todavía no sabemos si se cobró a su tarjeta'],
} as const;

test.each(languages)('a caller whose place is lost with the card hears in %s what became of it', async (language) => {
  const [isLost, paid, declined, unknown] = lost[language];
  const results = [
    [paid, (bringing: Bringing, server: PayingServer) => bringing.action(server, noCookie), success],
    [declined, (bringing: Bringing, server: PayingServer) => bringing.action(server, noCookie), refusal],
    [unknown, (bringing: Bringing, server: PayingServer) => bringing.goOn(server, noCookie), success],
  ] as const;
  for (const [told, bring, result] of results) {
    const { caller, isAsked, saysYes, keysCard } = await open();
    await isAsked(language);
    await saysYes();
    await keysCard(result, async (bringing) => {
      await paying.store.close();
      return bring(bringing, paying.servers[0]);
    });
    caller.hears(isLost).hears(told);
    await caller.hangsUp();
  }
});

test('a card is not charged twice where the store falls back to before it was asked for', async () => {
  const { servers, store, name, isAsked, saysYes, keysCard, caller, find } = await open();
  await isAsked('en');
  const before = await store.load(name());
  const payment = await saysYes();
  await keysCard(success, async ({ action }) => {
    await store.close();
    await store.save(name(), before ?? { turn: 0, text: '' }, 0);
    return action(servers[0], noCookie);
  });
  await expect.poll(find).toMatchObject([{ payment, state: 'paid' }]);
  await caller.presses('1');
  caller.hears('was charged $40.76').hears('confirmation number');
  expect(await find()).toHaveLength(1);
});

const steps = ['', '4111111111111111', '41111111111111111235', '41111111111111111235123'];

test('a star at any step of the card stops it, and nothing is charged', async () => {
  for (const before of steps) {
    const { caller, isAsked, saysYes, find } = await open();
    await isAsked('en');
    await saysYes();
    if (before !== '') await caller.presses(before);
    await caller.presses('*');
    caller.hears('was stopped, and nothing was charged');
    expect([before, await find()]).toMatchObject([before, [{ state: 'not-paid', outcome: 'cancelled' }]]);
    await caller.hangsUp();
  }
});

test('neither 0 nor # leaves a card: the step is asked again until it was asked too often', async () => {
  for (const before of steps) {
    const { caller, isAsked, saysYes, find } = await open();
    await isAsked('en');
    await saysYes();
    if (before !== '') await caller.presses(before);
    for (let times = 0; times < 3; times += 1) {
      await caller.presses('0#');
      expect([before, caller.call.state.kind]).toEqual([before, 'paying']);
    }
    await caller.presses('0#');
    caller.hears('could not be taken, and nothing was charged');
    expect([before, await find()]).toMatchObject([before, [{ state: 'not-paid', outcome: 'too-many-tries' }]]);
    await caller.hangsUp();
  }
});

const tooLittle = 'The least that you can pay by card is $1.00';
const tooMuch = 'The most that you can pay by card at once is $5,000.00';

test.each([
  ['00#', tooLittle],
  ['0000000001#', tooLittle],
  ['99#', tooLittle],
  ['500001#', tooMuch],
  ['9999999999#', tooMuch],
  // A decimal point is a star to some, which is no digit.
  ['0*001#', 'The amount with its cents, please'],
  // Of a thousand million dollars the last digit is too many: it is keyed in behind the amount, where 0 is a person.
  ['100000000000#', 'person'],
  ['0#', 'person'],
  ['*#', 'amount'],
  // The ID was ended by its length as well.
  ['#', 'Enter the amount'],
] as const)('%s as an amount is answered with "%s", and nothing is begun', async (keys, answer) => {
  const { caller, isAsked, find } = await open();
  await isAsked('en', keys);
  caller.hears(answer);
  expect(await find()).toEqual([]);
  await caller.hangsUp();
});
