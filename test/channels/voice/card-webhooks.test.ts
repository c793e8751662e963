import { expect, test } from 'vitest';
import type { SettleCharge } from '../../../src/calls/turns/settle-charge.ts';
import type { TakeTurn } from '../../../src/calls/turns/turn.ts';
import { ask, buildTestApp, call, parseTwiml, post } from '../../support/signed-app.ts';

const payment = 'abcdefgh12345678';
const turn = `/voice/turn/4?language=en&pace=standard&payment=${payment}`;
const status = `/voice/paid-status?line=test-line&payment=${payment}`;
const question = {
  kind: 'card',
  prompt: 'card-number',
  payment,
  amountCents: 43_308,
  connector: 'sample',
  cards: ['visa'],
} as const;

/** All that the carrier may send of a card; nothing of it is anything else. */
const cardData = {
  PaymentCardNumber: 'xxxx-xxxxxx-x7411',
  PaymentCardType: 'marked-kind',
  ExpirationDate: '0931',
  SecurityCode: '8461',
  PaymentCardPostalCode: '97531',
  BankAccountNumber: '88442277331',
  BankRoutingNumber: '121181976',
  BankAccountType: 'marked-account',
  PaymentMethod: 'marked-method',
  PaymentToken: 'marked-token',
  ProfileId: 'marked-profile',
  PaymentError: 'marked 4111111111111111',
  ConnectorError: 'marked <html>4111111111111111</html>',
  PayConnector_echo: 'marked 4111111111111111',
  Digits: '4111111111111111',
};

async function open(changes: { settles?: () => Promise<void>; takeTurn?: TakeTurn } = {}) {
  const settled: unknown[] = [];
  const settleCharge: SettleCharge = async ({
    call: _call,
    line: _line,
    timeZone: _zone,
    payment: name,
    ...result
  }) => {
    settled.push([name, result]);
    await changes.settles?.();
  };
  return {
    settled,
    ...(await buildTestApp({ settleCharge, ...(changes.takeTurn && { takeTurn: changes.takeTurn }) })),
  };
}

test.for([
  ['success', { PaymentConfirmationCode: 'ch_1' }, { outcome: 'paid', charge: 'ch_1' }],
  ['success', {}, { outcome: 'paid' }],
  ['success', { PaymentConfirmationCode: '4111111111111111' }, { outcome: 'paid' }],
  ['success', { PaymentConfirmationCode: '4111-1111-1111-1111' }, { outcome: 'paid' }],
  ['caller-interrupted-with-star', {}, { outcome: 'cancelled' }],
  ['too-many-failed-attempts', {}, { outcome: 'too-many-tries' }],
  ['caller-hung-up', {}, { outcome: 'hung-up' }],
  ['validation-error', {}, { outcome: 'processor-down' }],
  ['payment-connector-error', { PayErrorCode: '64008' }, { outcome: 'declined' }],
  ['payment-connector-error', { PayErrorCode: '64012' }, { outcome: 'invalid-card' }],
  ['payment-connector-error', { PayErrorCode: '64004' }, { outcome: 'processor-down' }],
  ['payment-connector-error', { PayErrorCode: '64001' }, { outcome: 'processor-down' }],
  ['payment-connector-error', {}, { outcome: 'processor-down' }],
  ['internal-error', {}, { outcome: 'unknown' }],
  ['a word of tomorrow', {}, { outcome: 'unknown' }],
] as const)('%s %o is taken as %o, by the turn and by the status', async ([Result, more, result]) => {
  const { app, turns, settled, logged } = await open();
  expect((await post(app, turn, { ...call, ...cardData, Result, ...more })).statusCode).toBe(200);
  expect(turns[0]?.input).toEqual({ kind: 'charged', ...result });
  expect((await post(app, status, { ...call, ...cardData, Result, ...more })).statusCode).toBe(204);
  expect(settled).toEqual([
    [payment, result],
    [payment, result],
  ]);
  const all = logged.join('') + JSON.stringify(turns) + JSON.stringify(settled);
  for (const secret of Object.values(cardData)) expect(all).not.toContain(secret);
  expect(all).not.toContain('4111');
});

test('a status of a step settles nothing', async () => {
  const { app, settled } = await open();
  const step = { ...call, ...cardData, For: 'payment-card-number', Attempt: '1', ErrorType: 'input-timeout' };
  expect((await post(app, status, step)).statusCode).toBe(204);
  expect(settled).toEqual([]);
});

test('a status that cannot be kept counts among the errors of the carrier, and holds up no turn', async () => {
  const { app, turns, logged } = await open({ settles: () => Promise.reject(new Error('the records are gone')) });
  const result = { ...call, ...cardData, Result: 'success' };
  expect((await post(app, status, result)).statusCode).toBe(503);
  expect((await post(app, turn, result)).statusCode).toBe(200);
  expect(turns).toHaveLength(1);
  await expect.poll(() => logged.join('')).toContain('could not be settled beside its turn');
  for (const secret of Object.values(cardData)) expect(logged.join('')).not.toContain(secret);
});

test('a result that nobody has signed is refused', async () => {
  const { app, settled, turns } = await open();
  const headers = { 'x-twilio-signature': 'bm90IHNpZ25lZA==' };
  expect((await post(app, status, { ...call, Result: 'success' }, { headers })).statusCode).toBe(403);
  expect((await post(app, turn, { ...call, Result: 'success' }, { headers })).statusCode).toBe(403);
  expect(settled).toEqual([]);
  expect(turns).toEqual([]);
});

test('a turn that asks for a card tells the carrier both addresses, with our own name of the payment', async () => {
  const { app } = await open({ takeTurn: async () => ({ output: asking, turn: 5, faults: 0 }) });
  const [pay] = parseTwiml((await post(app, '/voice/turn/3')).body).getElementsByTagName('Pay');
  expect(pay?.getAttribute('action')).toMatch(/^https:.*\/voice\/turn\/5\?.*&payment=abcdefgh12345678#rc=2&rp=all$/);
  expect(pay?.getAttribute('statusCallback')).toBe(`https://ivr.example.org${status}#rc=2&rp=all`);
});

const asking = {
  ...ask,
  told: [{ prompt: 'fault' }, { prompt: 'card-first' }],
  next: { kind: 'ask', question, misses: 0 },
} as const;

test('a card that may have been charged is not asked for again where a turn fails on our side', async () => {
  const { app } = await open({ takeTurn: async () => ({ output: asking, turn: 4, faults: 1 }) });
  const verbs = [...parseTwiml((await post(app, turn, { ...call, Result: 'success' })).body).children];
  expect(verbs.map(({ nodeName }) => nodeName)).toEqual(['Say', 'Redirect']);
  expect(verbs[0]?.textContent).toBe('fault');
  expect(verbs[1]?.textContent).toMatch(/\/voice\/turn\/4\?.*faults=1/);
});

test('nor where its webhook has failed and the carrier turns to the other address, whose result counts', async () => {
  const { app, settled } = await open({ takeTurn: async () => ({ output: asking, turn: 4, faults: 0 }) });
  const failed = { ErrorUrl: `https://ivr.example.org${turn}`, ErrorCode: '11200' };
  const { body } = await post(app, '/voice/incoming', { ...call, ...failed, ...cardData, Result: 'success' });
  expect([...parseTwiml(body).children].map(({ nodeName }) => nodeName)).toEqual(['Say', 'Redirect']);
  expect(settled).toEqual([[payment, { outcome: 'paid' }]]);
});

test('the token of a card that is kept comes with the turn that asked for it, and stands nowhere else', async () => {
  const { app, turns, settled, logged } = await open();
  const keeping = '/voice/turn/4?language=en&pace=standard&keeps=card';
  const result = { ...call, ...cardData, Result: 'success' };
  expect((await post(app, keeping, result)).statusCode).toBe(200);
  const kept = { token: 'marked-token', profile: 'marked-profile' };
  expect(turns[0]?.input).toEqual({ kind: 'charged', outcome: 'paid', kept });
  expect(settled).toEqual([]);
  expect(logged.join('')).not.toContain('marked');
});

test.for([
  ['no token', { PaymentToken: '' }],
  ['the number of a card for one', { PaymentToken: '4111111111111111' }],
  ['another end', { Result: 'caller-interrupted-with-star' }],
] as const)('with %s, no card is kept', async ([_what, change]) => {
  const { app, turns } = await open();
  const keeping = '/voice/turn/4?language=en&pace=standard&keeps=card';
  expect((await post(app, keeping, { ...call, ...cardData, Result: 'success', ...change })).statusCode).toBe(200);
  expect(turns[0]?.input).not.toHaveProperty('kept');
});

test('a turn that has a card kept is asked for by its own address, without a status', async () => {
  const kept = { ...question, payment: '', amountCents: 0, keeps: true } as const;
  const output = { ...asking, next: { ...asking.next, question: kept } };
  const { app } = await open({ takeTurn: async () => ({ output, turn: 5, faults: 0 }) });
  const [pay] = parseTwiml((await post(app, '/voice/turn/3')).body).getElementsByTagName('Pay');
  expect(pay?.getAttribute('action')).toMatch(/\/voice\/turn\/5\?.*&keeps=card#rc=2&rp=all$/);
  expect(pay?.hasAttribute('statusCallback')).toBe(false);
});
