import { tellAll } from '../../../src/measure/tell-all.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { flows } from '../../../flows/index.ts';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { createMemoryOwedStore } from '../../../src/adapters/memory/memory-owed-store.ts';
import { createMemoryEndedCalls } from '../../../src/adapters/memory/memory-ended-calls.ts';
import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { createUpdateQueue } from '../../../src/calls/queue/update-queue.ts';
import { createQueue } from '../../../src/calls/queue/queue.ts';
import type { ConsentStore } from '../../../src/calls/ports/consent-store.ts';
import type { CardPaymentStore } from '../../../src/calls/ports/card-payment-store.ts';
import type { CallStore } from '../../../src/calls/ports/call-store.ts';
import type { Records, SignInResult } from '../../../src/calls/ports/records.ts';
import { createRunEffect, type RunEffect } from '../../../src/calls/effects/run-effects.ts';
import { createCallSeal } from '../../../src/calls/kept/call-seal.ts';
import { createKeptCalls } from '../../../src/calls/kept/kept-calls.ts';
import { createOwedCalls } from '../../../src/calls/owed/owed-calls.ts';
import { usualPatience } from '../../../src/calls/patience.ts';
import { createTakeTurn } from '../../../src/calls/turns/take-turn.ts';
import type { TakeTurn, TurnRequest } from '../../../src/calls/turns/turn.ts';
import type { CallerInput } from '../../../src/dialogue/caller-input.ts';
import type { Prompts } from '../../../src/prompts/prompts.ts';
import { createSeal } from '../../../src/secrets/seal.ts';
import { createSealedCalls } from '../../support/sealed-calls.ts';
import { aLine } from '../../support/a-line.ts';
import { aTurn } from '../../support/a-turn.ts';

const line = aLine();
const prompts: Prompts = {
  current: () => ({
    speak: () => [],
    type: () => [],
    compose: () => [],
    text: () => '',
    signs: () => ({ hold: '', more: '', closing: '' }),
    write: () => ({ subject: '', text: '' }),
    hints: () => [],
    labels: () => new Map(),
    vocabulary: () => new Map(),
    hearings: () => [],
    findOffices: () => [],
    findLibraries: () => [],
  }),
};
const silent = { debug() {}, info() {}, warn() {}, error() {} };

const accepted: SignInResult = {
  outcome: 'accepted',
  participant: '7',
  payer: true,
  recipient: false,
  cases: 1,
  mailingAddressValid: true,
  phoneOnFile: true,
  pinTemporary: false,
};

function createRecords(): Records & { signIns: string[]; broken: boolean } {
  return {
    signIns: [],
    broken: false,
    identify: (kind, digits) => `${kind}:${digits.length}`,
    async signIn({ attempt }) {
      this.signIns.push(attempt);
      if (this.broken) throw new Error('the records are gone');
      return accepted;
    },
    findCase: async () => undefined,
    findPayments: async () => ({ payments: [], more: false }),
    listCases: async () => ({ cases: [], count: 0, letters: false }),
    hasPayments: async () => false,
    findAppointments: async () => ({ appointments: [], more: false }),
    requestPin: async () => 'agent',
    checkNewPin: async () => undefined,
    isSignedIn: async () => true,
    changePin: async () => undefined,
    leaveRequest: async () => '12345678',
    settleRequest: async () => {},
    check: async () => {},
    close: async () => {},
  };
}

const key = (keys: string): CallerInput => ({ kind: 'keys', keys });

const cardPayments: CardPaymentStore = {
  hide: () => '',
  quote: async () => undefined,
  begin: async () => ({ payment: '', state: 'begun' }),
  settle: async () => Promise.reject(new Error('nothing was begun')),
  find: async () => undefined,
  findOf: async () => [],
};
const guesses = { begin: async () => undefined, succeed: async () => undefined, refuse: () => undefined };

let calls: CallStore;
let sealed: ReturnType<typeof createSealedCalls>;
let records: ReturnType<typeof createRecords>;
let takeTurn: TakeTurn;

const keys = [{ id: 'a', secret: 'a made-up secret of thirty-two characters' }];
const quiet = {
  log: silent,
  measure: tellAll([], silent),
  count: () => {},
  now: Temporal.Now.instant,
  patience: usualPatience,
};
const queue = createQueue({
  ...quiet,
  lines: [line],
  updateQueue: createUpdateQueue({ ...quiet, queues: createMemoryQueueStore(), seal: createSeal(keys, 'desk') }),
  callsBack: false,
});

function createTaker(runEffect: RunEffect, patience = usualPatience): TakeTurn {
  const kept = createKeptCalls({ ...quiet, flows, calls, ended: createMemoryEndedCalls(), seal: createCallSeal(keys) });
  const owedCalls = createOwedCalls({ ...quiet, owed: createMemoryOwedStore(), kept, runEffect, retriesMs: [] });
  return createTakeTurn({
    ...quiet,
    flows,
    prompts,
    kept,
    runEffect,
    owedCalls,
    isSignedIn: async () => true,
    patience,
  });
}

const noConsents: ConsentStore = {
  record: async () => {},
  find: async () => [],
  findOf: async () => [],
  isStopped: async () => false,
  findLanguage: async () => undefined,
};

beforeEach(() => {
  calls = createMemoryCallStore();
  sealed = createSealedCalls(calls, keys);
  records = createRecords();
  takeTurn = createTaker(
    createRunEffect({
      ...quiet,
      lines: [line],
      records,
      consents: noConsents,
      reminds: () => [],
      texts: undefined,
      cardPayments,
      emailsAtOnce: true,
      prompts,
      queue,
      alarm: () => {},
      guesses,
    }),
  );
});

const request = (
  turn: number,
  input: CallerInput = { kind: 'silence' },
  rest: Partial<TurnRequest> = {},
): TurnRequest => aTurn({ line, turn, input, ...rest });

const askedBy = (answer: Awaited<ReturnType<TakeTurn>>) =>
  answer.output.next.kind === 'ask' ? answer.output.next.question.prompt : answer.output.next.kind;

/** Takes turns one after the other from the beginning of the call, and returns the last answer. */
async function call(...inputs: CallerInput[]) {
  let answer = await takeTurn(request(0));
  for (const input of inputs) answer = await takeTurn(request(answer.turn, input));
  return answer;
}

const toPin = [key('1'), key('1'), key('1000000000001')];

describe('a turn', () => {
  it('begins a call, numbers its turns and moves with each', async () => {
    expect((await call()).turn).toBe(1);
    const answer = await call(...toPin.slice(0, 1));
    expect([answer.turn, askedBy(answer)]).toEqual([2, 'role']);
  });

  it('signs in through an effect and goes on with its result', async () => {
    const answer = await call(...toPin, key('482913'));
    expect(askedBy(answer)).toBe('main-menu');
    expect(records.signIns).toEqual(['CA1:4']);
  });

  it('taken twice moves nothing and gets the same answer', async () => {
    const first = await call(...toPin, key('482913'));
    const again = await takeTurn(request(first.turn - 1, key('482913')));
    expect(again).toEqual(first);
    expect(records.signIns).toHaveLength(1);
  });

  it('that begins the call again gets the answer of today', async () => {
    const here = await call(key('9'));
    expect(await takeTurn(request(0))).toEqual(here);
  });

  it('of long ago, or of the future, moves nothing', async () => {
    const here = await call(...toPin);
    expect(await takeTurn(request(1, key('9')))).toEqual(here);
    expect(await takeTurn(request(99, key('9')))).toEqual(here);
  });

  it('in many copies at once is taken once, and all get one answer', async () => {
    const { turn } = await call(...toPin);
    const answers = await Promise.all(Array.from({ length: 20 }, () => takeTurn(request(turn, key('482913')))));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(new Set(records.signIns)).toEqual(new Set(['CA1:4']));
  });

  it('of a call nobody knows goes on at a safe question, in the language it came with', async () => {
    const answer = await takeTurn(request(5, key('2'), { language: 'es' }));
    expect([answer.turn, answer.output.language, askedBy(answer)]).toEqual([6, 'es', 'role']);
    expect(answer.output.told).toContainEqual({ prompt: 'lost-place' });
    expect(askedBy(await takeTurn(request(6, key('1'))))).toBe('participant-id-or-ssn');
  });

  it.each([
    ['a state that no longer exists', { value: 'lobby' }],
    ['a context that no longer fits', { context: { language: 'es', misses: 0, first: [], settings: 'none' } }],
    ['a state in which nobody is met', { value: { signIn: 'checking' } }],
    ['another version', { version: 99 }],
    ['another flow', { flow: 'payments-only' }],
  ])('of a call saved with %s goes on at a safe question', async (_, change) => {
    await call(...toPin);
    const saved = (await sealed.read('CA1')) as { turn: number };
    await sealed.write('CA1', { ...saved, ...change }, saved.turn);
    const answer = await takeTurn(request(saved.turn, key('2'), { language: 'es' }));
    expect([askedBy(answer), answer.output.language, answer.turn]).toEqual(['role', 'es', saved.turn + 1]);
    expect(askedBy(await takeTurn(request(answer.turn, key('1'))))).toBe('participant-id-or-ssn');
  });

  it('of a caller who has signed in and whose place is lost goes on at the main menu, with no more tries than before', async () => {
    await call(...toPin, key('482913'));
    const saved = (await sealed.read('CA1')) as { turn: number; context: object };
    const context = { ...saved.context, refusals: 2, settings: 'none' };
    await sealed.write('CA1', { ...saved, context }, saved.turn);
    const answer = await takeTurn(request(saved.turn, key('2')));
    expect([askedBy(answer), answer.output.told[0]?.prompt]).toEqual(['main-menu', 'lost-place']);
    expect(await sealed.read('CA1')).toMatchObject({ context: { refusals: 2, participant: { reference: '7' } } });
  });

  it('of a call that another flow has saved is signed in by nobody', async () => {
    await call(...toPin, key('482913'));
    const saved = (await sealed.read('CA1')) as { turn: number };
    await sealed.write('CA1', { ...saved, flow: 'payments-only' }, saved.turn);
    expect(askedBy(await takeTurn(request(saved.turn, key('2'))))).toBe('role');
  });

  it.each([
    ['a sentence that is no more', { prompt: 'gone' }],
    ['a sentence with other slots', { prompt: 'participant-id-taken', slots: { end: '1' } }],
    ['a sentence without its slot', { prompt: 'participant-id-taken' }],
    ['a name that every object has', { prompt: 'constructor' }],
  ])('of a call saved with %s goes on without it', async (_, told) => {
    const { turn } = await call(key('1'));
    const saved = (await sealed.read('CA1')) as { turn: number; context: object };
    await sealed.write('CA1', { ...saved, context: { ...saved.context, first: [told] } }, turn);
    const answer = await takeTurn(request(turn, key('*')));
    expect([askedBy(answer), answer.output.told]).toEqual(['role', []]);
  });

  it('keeps no ID and no PIN in the saved call', async () => {
    await call(...toPin, key('482913'));
    const saved = JSON.stringify(await sealed.read('CA1'));
    expect(saved).not.toContain('1000000000001');
    expect(saved).not.toContain('482913');
    expect(saved.length).toBeLessThan(1500);
  });
});

describe('a caller who needs more time', () => {
  it('slows the call down, pauses it, and finds it where it was', async () => {
    const slow = await call(key('1'), key('8'));
    expect([slow.output.pace, askedBy(slow)]).toEqual(['relay', 'role']);
    expect(slow.output.told).toEqual([{ prompt: 'more-time' }]);
    const paused = await takeTurn(request(slow.turn, key('8')));
    expect(askedBy(paused)).toBe('paused');
    const still = await takeTurn(request(paused.turn));
    expect(askedBy(still)).toBe('paused');
    const back = await takeTurn(request(still.turn, key('5')));
    expect(askedBy(back)).toBe('role');
    const again = await takeTurn(request(back.turn, key('8')));
    expect(askedBy(await takeTurn(request(again.turn, key('0'))))).toBe('transfer');
  });

  it('is never passed on for being silent', async () => {
    let answer = await call(key('8'), key('1'), key('1'));
    for (let time = 0; time < 10; time += 1) answer = await takeTurn(request(answer.turn));
    expect(askedBy(answer)).toBe('participant-id-or-ssn');
  });

  it('keeps the pace when the place of the call is lost', async () => {
    const answer = await takeTurn(request(5, key('2'), { language: 'es', pace: 'relay' }));
    expect([answer.output.pace, answer.output.language]).toEqual(['relay', 'es']);
  });
});

describe('a fault', () => {
  it('of the records is told, and the caller can try again', async () => {
    const { turn } = await call(...toPin);
    records.broken = true;
    const down = await takeTurn(request(turn, key('482913')));
    expect(askedBy(down)).toBe('records-down');
    expect(askedBy(await takeTurn(request(down.turn, key('1'))))).toBe('pin');
  });

  it('of the store is answered with an apology and the same question, then with the desk', async () => {
    const here = await call(key('9'));
    calls.save = () => Promise.reject(new Error('full'));
    const first = await takeTurn(request(here.turn, key('1')));
    expect([first.turn, first.faults, first.output.language, askedBy(first)]).toEqual([here.turn, 1, 'es', 'role']);
    expect(first.output.told).toContainEqual({ prompt: 'fault' });
    const second = await takeTurn(request(here.turn, key('1'), { faults: 1 }));
    expect([second.faults, askedBy(second)]).toEqual([2, 'transfer']);
  });

  it('is asked again, and another PIN is another attempt', async () => {
    const { turn } = await call(...toPin);
    const failing = vi.spyOn(calls, 'save').mockRejectedValueOnce(new Error('full'));
    const { faults } = await takeTurn(request(turn, key('1111')));
    failing.mockRestore();
    expect(askedBy(await takeTurn(request(turn, key('482913'), { faults })))).toBe('main-menu');
    expect(records.signIns).toEqual(['CA1:4', 'CA1:4:1']);
  });

  it('before anything is known passes the caller on in the language that came along', async () => {
    calls.load = () => Promise.reject(new Error('gone'));
    const answer = await takeTurn(request(3, key('1'), { language: 'es' }));
    expect([answer.output.language, askedBy(answer)]).toEqual(['es', 'transfer']);
    const back = await takeTurn(request(3, { kind: 'returned', result: 'unreached' }, { language: 'es', faults: 1 }));
    expect([back.output.told.at(-1)?.prompt, askedBy(back)]).toEqual(['goodbye', 'hang-up']);
  });

  it('of a store that never answers ends at the deadline', async () => {
    const slow = createTaker(async () => ({ type: 'no-case' }), { ...usualPatience, turnMs: 20 });
    calls.load = () => new Promise(() => {});
    expect(askedBy(await slow(request(3)))).toBe('transfer');
  });

  it('is over when the store is back: the turn is simply taken', async () => {
    const here = await call(key('9'));
    const failing = vi.spyOn(calls, 'save').mockRejectedValue(new Error('full'));
    await takeTurn(request(here.turn, key('1')));
    failing.mockRestore();
    const answer = await takeTurn(request(here.turn, key('1'), { faults: 1 }));
    expect([answer.faults, askedBy(answer)]).toEqual([0, 'participant-id-or-ssn']);
  });
});
