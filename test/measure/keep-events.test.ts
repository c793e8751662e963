import { setImmediate as othersFirst } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Counted } from '../../src/calls/ports/count.ts';
import type { MeasuredEvent } from '../../src/calls/ports/event-store.ts';
import type { CallEnded, TurnTaken } from '../../src/calls/ports/measure.ts';
import { keepEvents } from '../../src/measure/keep-events.ts';

const now = Temporal.Instant.from('2026-11-28T12:00:00Z');
const ofCall = {
  call: 'CA1',
  line: 'a-line',
  channel: 'voice',
  language: 'es',
  pace: 'relay',
  begunMs: now.epochMilliseconds - 61_000,
} as const;
const taken: TurnTaken = {
  ...ofCall,
  turn: 3,
  from: 'signIn.pin',
  event: 'entered',
  to: 'mainMenu',
  effects: [
    { effect: 'signIn', result: 'signed-in', startedMs: 0, ms: 2.5 },
    { effect: 'findCase', result: 'case-found', startedMs: 0, ms: 1.25 },
  ],
  ms: 5.0004,
};
const ended: CallEnded = { ...ofCall, turn: 4, state: 'mainMenu', end: 'served', participant: '7.1' };

/** Events kept in a list, and what was logged of it. `fails` names the batches that cannot be written. */
function open(fails: (batch: number) => boolean = () => false) {
  const kept: MeasuredEvent[] = [];
  const logged: string[] = [];
  const counted: Counted[] = [];
  let batch = 0;
  const events = keepEvents({
    store: {
      async append(rows) {
        batch += 1;
        if (fails(batch)) throw new Error('the disk is full');
        kept.push(...rows);
      },
    },
    agency: 'an-agency',
    nameCall: (call) => `named-${call}`,
    hideParticipant: (participant) => `hidden-${participant.length}`,
    log: {
      warn: (facts, message) => void logged.push(`${message} ${JSON.stringify(facts)}`),
      info: (facts, message) => void logged.push(`${message} ${JSON.stringify(facts)}`),
    },
    count: (what) => void counted.push(what),
    now: () => now,
  });
  return { ...events, kept, logged, counted };
}

describe('events of calls', () => {
  it('hold what a turn and an end came to, and neither the call nor the participant', async () => {
    const events = open();
    const { measure, kept } = events;
    measure.turnTaken(taken);
    measure.callEnded(ended);
    measure.callbackSettled({ line: 'a-line', what: 'called-back' });
    expect(kept).toEqual([]);
    await events.close();

    const same = { agency: 'an-agency', line: 'a-line', atMs: now.epochMilliseconds };
    const call = {
      ...same,
      call: 'named-CA1',
      channel: 'voice',
      language: 'es',
      pace: 'relay',
      begunMs: ofCall.begunMs,
    };
    expect(kept).toEqual([
      {
        ...call,
        kind: 'turn',
        turn: 3,
        from: 'signIn.pin',
        event: 'entered',
        to: 'mainMenu',
        results: 'signed-in case-found',
        ms: 5,
        effectsMs: 3.75,
        who: '',
      },
      {
        ...call,
        kind: 'end',
        turn: 0,
        from: 'mainMenu',
        event: 'served',
        to: '',
        results: '',
        ms: 61_000,
        effectsMs: 0,
        who: 'hidden-3',
      },
      expect.objectContaining({ ...same, kind: 'callback', event: 'called-back', begunMs: now.epochMilliseconds }),
    ]);
  });

  it('that cannot be written are lost, and told of once until others are kept again', async () => {
    const events = open((batch) => batch < 3);
    const { measure, kept, logged, counted } = events;
    for (let turn = 1; turn <= 1500; turn += 1) measure.turnTaken({ ...taken, turn });
    await events.close();
    expect(kept.map(({ turn }) => turn)).toEqual(Array.from({ length: 1300 }, (_, at) => at + 201));
    expect(logged).toEqual([
      expect.stringMatching(/^what calls came to cannot be kept, and is lost/),
      'what calls came to is kept again {"lost":200}',
    ]);
    expect(counted).toEqual(Array.from({ length: 200 }, () => 'events of calls lost'));
  });

  it('that come while others are written wait for each other', async () => {
    const batches: number[] = [];
    let isOpen = true;
    const events = keepEvents({
      store: {
        async append(rows) {
          batches.push(rows.length);
          if (isOpen) takeTurns(3);
        },
      },
      agency: '',
      nameCall: String,
      hideParticipant: String,
      log: { warn: () => {}, info: () => {} },
      count: () => {},
      now: () => now,
    });
    const takeTurns = (turns: number) => {
      for (let turn = 0; turn < turns; turn += 1) events.measure.turnTaken({ ...taken, turn });
    };
    takeTurns(500);
    for (let round = 0; round < 20; round += 1) await othersFirst();
    isOpen = false;
    await events.close();
    expect(batches).toEqual([100, 100, 100, 100, 100, 15]);
  });

  it('do not pile up behind a store that does not answer', async () => {
    let answer: (() => void) | undefined;
    let appended = 0;
    const events = keepEvents({
      store: {
        append: (rows) => {
          appended += rows.length;
          return new Promise((resolve) => void (answer = resolve));
        },
      },
      agency: '',
      nameCall: String,
      hideParticipant: String,
      log: { warn: () => {}, info: () => {} },
      count: () => {},
      now: () => now,
    });
    for (let turn = 1; turn <= 30_000; turn += 1) {
      events.measure.turnTaken({ ...taken, turn });
      // The first batch is handed over, and stays in hand.
      if (turn === 500) await Promise.resolve();
    }
    // From here on it answers at once.
    let isClosed = false;
    const closing = events.close().then(() => void (isClosed = true));
    const goOn = async (): Promise<void> => {
      answer?.();
      await othersFirst();
      if (!isClosed) await goOn();
    };
    await goOn();
    await closing;
    expect(appended).toBe(20_100);
  });
});
