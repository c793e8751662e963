import { expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../../scripts/rigs/inject-into.ts';
import { placeCall } from '../../../scripts/phone/handsets/voice/place-call.ts';
import type { OutgoingCall } from '../../../src/calls/ports/carrier-calls.ts';
import { verifyAudit } from '../../../src/adapters/sql/audit/verify-audit.ts';
import { toText } from '../../../src/prompts/catalogue/to-text.ts';
import { languages } from '../../../src/text/language.ts';
import { readRequests } from '../../support/sqlite-records.ts';
import { bothDesks } from '../../support/both-desks.ts';
import { createClock } from '../../support/waiting-room.ts';
import { catalogue, lines, openSystem } from '../../support/whole-system.ts';

const desk = '+19165550100';
const phone = '+19165550123';

/** A system with one person at the desk, who is talking, and a caller who waits and is to be called back. */
/** `digits`: what is entered and confirmed; where undefined, only a call back is asked for. */
async function open(
  { digits, relay = false }: { digits?: string | undefined; relay?: boolean } = { digits: '9165550123' },
) {
  const clock = createClock(Temporal.ZonedDateTime.from('2026-11-23T16:00[America/Los_Angeles]'));
  const placed: OutgoingCall[] = [];
  const system = await openSystem({
    lines: lines.map((line) => ({ ...line, desk: bothDesks(desk, { agents: 1 }) })),
    at: clock.read,
    outgoing: { place: async (call) => void placed.push(call) },
  });
  onTestFinished(() => system.close());
  const { app, authToken, db, calls } = system;
  const callbacks = calls?.callbacks;
  const ask = async (language = '1') => {
    const caller = await system.dial();
    await caller.presses(language);
    return caller.presses('0');
  };
  const talking = await ask();
  const caller = await system.dial();
  if (relay) for (const keys of ['8', '1', '0']) await caller.presses(keys);
  else for (const keys of ['1', '1', '1000000000001#', '482913#', '3', '0']) await caller.presses(keys);
  caller.hears('next in line').hears('you keep your place');
  for (const keys of digits === undefined ? ['1'] : ['1', '2', `${digits}#`, '1']) await caller.presses(keys);

  return {
    ...system,
    clock,
    placed,
    talking,
    caller,
    ask,
    look: async () => {
      await callbacks?.look();
      return placed.splice(0);
    },
    /** An agent takes the call, on the phone that was rung. */
    answer: ({ url, to, from }: OutgoingCall) =>
      placeCall({ incomingUrl: url, authToken, to: from, from: to, transport: injectInto(app) }),
    /** Nobody does. */
    requests: () => db.selectFrom('requests').select(['kind', 'details']).execute(),
  };
}

type Opened = Awaited<ReturnType<typeof open>>;

function textOf(call: { readonly events: readonly { readonly kind: string }[] }): string {
  return JSON.stringify(call.events);
}

/** The desk answers and takes the callback. */
async function takeAt({ answer }: Opened, call: OutgoingCall) {
  const agent = await answer(call);
  await agent.press('1');
  return agent;
}

test('a caller who is called back keeps the place, is connected with the desk, and the agency need not call again', async () => {
  const opened = await open();
  const { caller, talking, look, requests, ask, db, keys } = opened;
  caller.hears('You keep your place in line');
  await caller.hangsUp();
  expect(await requests()).toMatchObject([{ kind: 'callback' }]);
  expect(await look()).toEqual([]);
  const later = await ask();
  later.hears('You are second in line');

  await talking.deskAnswers('completed');
  const [call, ...others] = await look();
  if (!call) throw new Error('Nobody is called back');
  expect(others).toEqual([]);
  expect(call).toMatchObject({ to: desk, from: '+18669013212' });
  expect(JSON.stringify(call)).not.toContain(phone.slice(2));
  // The place is taken: nobody else is let through, and nobody rings twice.
  expect(await look()).toEqual([]);
  await later.staysSilent();
  expect(later.call.state.kind).toBe('listening');

  const agent = await takeAt(opened, call);
  expect(textOf(agent)).toContain('a call back for somebody in line');
  expect(textOf(agent)).toContain('Signed in with PIN, ID ending in 0001');
  expect(textOf(agent)).toContain('About payments');
  expect(agent.state).toMatchObject({ kind: 'dialling', dial: { number: phone } });
  await agent.settle('completed');
  expect(textOf(agent)).toContain('We are returning your call. To speak with us, press any key.');
  expect(agent.state.kind).toBe('ended');
  expect(await requests()).toEqual([]);
  await later.staysSilent();
  later.isConnectedTo(desk);
  expect((await verifyAudit(db, keys)).problems).toEqual([]);
});

test('the person who picks up learns neither the agency nor the subject, in either language', () => {
  for (const language of languages) {
    const output = {
      language,
      pace: 'standard',
      told: [{ prompt: 'returning-call' }],
      next: { kind: 'hang-up' },
    } as const;
    for (const words of [toText(catalogue.speak(output)), catalogue.type(output).join(' ')]) {
      expect(words).not.toMatch(/child|support|agency|manutenci[oó]n|menores|agencia|connect|conectado|caso?\b/iu);
    }
  }
});

test('the person at the desk hears that a caller who is called back uses a relay service', async () => {
  const opened = await open({ digits: '9165550123', relay: true });
  const { caller, talking, look, db } = opened;
  await caller.hangsUp();
  await talking.deskAnswers('completed');
  const [call] = await look();
  if (!call) throw new Error('Nobody is called back');
  const agent = await takeAt(opened, call);
  expect(textOf(agent)).toContain('This caller uses a relay service, or needs more time.');
  expect(await readRequests(db)).toMatchObject([{ kind: 'callback', channel: 'voice', pace: 'relay' }]);
});

test('a caller who is not reached is called once more, some minutes later; then it is the agency’s', async () => {
  const opened = await open();
  const { talking, look, requests, clock } = opened;
  await talking.hangsUp();
  for (const again of [true, false]) {
    const [call] = await look();
    if (!call) throw new Error('Nobody is called back');
    const agent = await takeAt(opened, call);
    await agent.settle('no-answer');
    expect(textOf(agent)).toContain('Nobody could be reached');
    clock.pass(60);
    expect(await look()).toEqual([]);
    clock.pass(again ? 300 : 3000);
  }
  expect(await look()).toEqual([]);
  expect(await requests()).toMatchObject([{ kind: 'callback' }]);
});

test('a desk where nobody takes it is tried three times; then it is the agency’s', async () => {
  const opened = await open();
  const { talking, look, requests, clock, answer } = opened;
  await talking.hangsUp();
  for (let tries = 0; tries < 3; tries++) {
    const [call] = await look();
    if (!call) throw new Error('Nobody is called back');
    // Voicemail answers, and presses nothing.
    const agent = await answer(call);
    await agent.wait();
    expect(agent.state.kind).toBe('ended');
    expect(textOf(agent)).not.toContain('dialled');
    clock.pass(61);
  }
  expect(await look()).toEqual([]);
  expect(await requests()).toHaveLength(1);
});

test('a server that dies with a callback in its hands leaves it to another one', async () => {
  const { talking, look, clock } = await open();
  await talking.hangsUp();
  expect(await look()).toHaveLength(1);
  clock.pass(100);
  expect(await look()).toEqual([]);
  clock.pass(30);
  expect(await look()).toEqual([]);
  clock.pass(61);
  expect(await look()).toHaveLength(1);
});

test('many who look at once ring once', async () => {
  const { talking, calls, placed } = await open();
  await talking.hangsUp();
  await Promise.all(Array.from({ length: 10 }, async () => calls?.callbacks?.look()));
  expect(placed).toHaveLength(1);
});

test.each([
  ['a desk', '9165550100'],
  ['a line', '4082730073'],
  ['a line for text telephones', '8663994096'],
])('the number of %s of ours is refused, and never rung', async (_what, digits) => {
  const { caller, look, requests, talking } = await open({ digits: undefined });
  await caller.presses('2');
  await caller.presses(`${digits}#`);
  caller.hears('That is not a phone number we can call.');
  await talking.hangsUp();
  await caller.hangsUp();
  expect(await look()).toEqual([]);
  expect(await requests()).toEqual([]);
});

test('a caller in the queue who hangs up while the number is read back keeps the place, and is called there', async () => {
  const opened = await open({ digits: undefined });
  const { caller, talking, look, requests } = opened;
  await caller.presses('2');
  await caller.presses(`${phone.slice(2)}#`);
  caller.hears('The number is 916-555-0123');
  await caller.hangsUp();
  expect(await requests()).toMatchObject([{ kind: 'callback', details: JSON.stringify({ phone }) }]);
  const later = await opened.ask();
  later.hears('You are second in line');
  await talking.deskAnswers('completed');
  const [call] = await look();
  if (!call) throw new Error('Nobody is called back');
  const agent = await takeAt(opened, call);
  expect(agent.state).toMatchObject({ kind: 'dialling', dial: { number: phone } });
});

test('when the desk closes first, the request stays, and nobody is rung', async () => {
  const { talking, look, clock, requests } = await open();
  clock.pass(3601);
  await talking.hangsUp();
  expect(await look()).toEqual([]);
  expect(await requests()).toHaveLength(1);
});

test('a callback that an agent has taken is connected although the desk closes meanwhile', async () => {
  const opened = await open();
  const { talking, look, clock, requests } = opened;
  clock.pass(3590);
  await talking.hangsUp();
  const [call] = await look();
  if (!call) throw new Error('Nobody is called back');
  const agent = await takeAt(opened, call);
  clock.pass(20);
  expect(await look()).toEqual([]);
  await agent.settle('completed');
  expect(textOf(agent)).toContain('We are returning your call. To speak with us, press any key.');
  expect(await requests()).toEqual([]);
});
