import { expect, test } from 'vitest';
import type { TakeTurn, TurnRequest } from '../../../src/calls/turns/turn.ts';
import type { Output } from '../../../src/dialogue/output.ts';
import { aLine } from '../../support/a-line.ts';
import { ask, buildTestApp, call, parseTwiml, post, publicUrl } from '../../support/signed-app.ts';

const payment = 'abcdefgh12345678';
const names = `line=tty-line&payment=${payment}`;
const line = aLine({ name: 'tty-line', numbers: ['+18005550100'], flow: 'test-flow', channel: 'tty', pace: 'relay' });
const asking: Output = {
  ...ask,
  told: [{ prompt: 'card-first' }],
  next: {
    kind: 'ask',
    misses: 0,
    question: {
      kind: 'card',
      prompt: 'card-number',
      payment,
      amountCents: 43_308,
      connector: 'sample',
      cards: ['visa'],
    },
  },
};

/** A call whose turns are answered so, one after the other; the last one again and again. */
async function open(...answers: readonly (Output | 'fault')[]) {
  const settled: unknown[] = [];
  const taken: TurnRequest[] = [];
  const takeTurn: TakeTurn = async (request) => {
    taken.push(request);
    const output = answers[Math.min(taken.length, answers.length) - 1] ?? ask;
    return { output: output === 'fault' ? asking : output, turn: 5, faults: output === 'fault' ? 1 : 0 };
  };
  const settleCharge = async ({ outcome }: { readonly outcome: string }) => void settled.push(outcome);
  return { ...(await buildTestApp({ lines: [line], takeTurn, settleCharge })), taken, settled };
}

function verbsOf({ body }: { readonly body: string }) {
  return [...parseTwiml(body).children];
}

const result = { ...call, Result: 'success', PaymentConfirmationCode: 'ch_1', SecurityCode: '8461' };

test('behind the stream the carrier asks for the card by voice, in nothing that was typed before', async () => {
  const { app } = await open(asking);
  const [pay, redirect, ...others] = verbsOf(await post(app, '/tty/after/3?line=tty-line'));
  expect([pay?.nodeName, redirect?.nodeName, others]).toEqual(['Pay', 'Redirect', []]);
  expect(pay?.getAttribute('action')).toBe(`${publicUrl}/tty/paid/5?${names}#rc=2&rp=all`);
  expect(pay?.getAttribute('statusCallback')).toBe(`${publicUrl}/tty/paid-status?${names}#rc=2&rp=all`);
  expect(redirect?.textContent).toBe(pay?.getAttribute('action'));
  // Who hears no second question keys in the next number.
  expect([pay?.getAttribute('maxAttempts'), pay?.getAttribute('timeout')]).toEqual(['1', '90']);
});

test('what became of the card is taken as the turn, and the call goes back to a stream', async () => {
  const { app, taken, settled, logged } = await open(ask);
  const [connect] = verbsOf(await post(app, `/tty/paid/5?${names}`, result));
  expect(connect?.nodeName).toBe('Connect');
  expect(taken[0]).toMatchObject({ turn: 5, faults: 0, input: { kind: 'charged', outcome: 'paid', charge: 'ch_1' } });
  expect((await post(app, `/tty/paid-status?${names}`, result)).statusCode).toBe(204);
  expect(settled).toEqual(['paid', 'paid']);
  expect(logged.join('')).not.toContain('8461');
});

test('where the carrier goes on behind the card, nobody knows what became of it, and the call is not lost', async () => {
  const { app, taken, settled } = await open(ask);
  expect(verbsOf(await post(app, `/tty/paid/5?${names}`)).map(({ nodeName }) => nodeName)).toEqual(['Connect']);
  expect(taken.map(({ turn, input }) => [turn, input.kind])).toEqual([[5, 'silence']]);
  expect(settled).toEqual([]);
});

test('a turn that fails on our side asks for no card again: the call comes back, twice at most', async () => {
  const { app, taken } = await open('fault', { ...asking, told: [], next: { kind: 'transfer' } });
  const [redirect] = verbsOf(await post(app, `/tty/paid/5?${names}`, result));
  expect(redirect?.textContent).toBe(`${publicUrl}/tty/paid/5?${names}&faults=1#rc=2&rp=all`);
  const [dial] = verbsOf(await post(app, `/tty/paid/5?${names}&faults=1`));
  expect(dial?.nodeName).toBe('Dial');
  expect(taken.map(({ faults }) => faults)).toEqual([0, 1]);
});

test.each([
  ['the result', '/tty/incoming', { ErrorUrl: `${publicUrl}/tty/paid/5?${names}`, Result: 'success' }, 'charged'],
  ['nothing', '/tty/incoming', { ErrorUrl: `${publicUrl}/tty/paid/5?${names}` }, 'silence'],
  ['nothing, from another number of ours', '/tty/incoming?line=tty-line', {}, 'silence'],
])('nor does the other address of the number, which is brought %s', async (_, path, brought, kind) => {
  const answers = 'ErrorUrl' in brought ? [ask] : [asking, ask];
  const { app, taken } = await open(...answers);
  expect(verbsOf(await post(app, path, { ...call, ...brought })).map(({ nodeName }) => nodeName)).toEqual(['Connect']);
  expect(taken.at(-1)).toMatchObject({ turn: 5, input: { kind } });
});

test('where the stream has ended and its webhook fails, the stream is opened again: no card was asked for', async () => {
  const { app } = await open(asking);
  const failed = { ...call, ErrorUrl: `${publicUrl}/tty/after/3?line=tty-line` };
  expect(verbsOf(await post(app, '/tty/incoming', failed)).map(({ nodeName }) => nodeName)).toEqual(['Connect']);
});
