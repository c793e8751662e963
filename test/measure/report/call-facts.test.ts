import { describe, expect, it } from 'vitest';
import { flows } from '../../../flows/index.ts';
import type { MeasuredEvent } from '../../../src/calls/ports/event-store.ts';
import { readFacts } from '../../../src/measure/report/calls/call-facts.ts';
import { createTimeSpread } from '../../../src/measure/report/calls/time-spread.ts';
import { anEvent } from '../../support/an-event.ts';

const begunMs = anEvent().begunMs;

/** A call by its steps: to which state, by what, with which results, and after how many seconds. */
function read(
  steps: readonly (readonly [to: string, event: string, results?: string, seconds?: number])[],
  end?: string,
  atEnd = '',
) {
  const events: MeasuredEvent[] = steps.map(([to, event, results = '', seconds = 0], at) => {
    return anEvent({
      to,
      event,
      results,
      from: steps[at - 1]?.[0] ?? '',
      turn: at + 1,
      atMs: begunMs + seconds * 1000,
    });
  });
  const last = steps.at(-1)?.[0] ?? '';
  const ended = anEvent({
    kind: 'end',
    event: end ?? '',
    results: atEnd,
    from: last,
    turn: 99,
    atMs: begunMs + 100_000,
  });
  return readFacts(end === undefined ? events : [...events, ended]);
}

describe('a message whose recording comes after the end of its call', () => {
  const speaking = ['agent.leavingMessage.speaking', 'choose.message', '', 20] as const;
  const late = ['request.left', 'recorded', 'request-left', 101] as const;

  it.each([
    ['given-up', 'served'],
    ['locked-out', 'served'],
    ['passed', 'passed'],
  ])('makes %s to %s', (end, outcome) => {
    expect(read([['role', 'began'], speaking, late], end)).toMatchObject({ outcome, state: 'request.left' });
  });

  it('changes nothing where it could not be kept', () => {
    const lost = ['request.failed', 'recorded', 'records-unavailable', 101] as const;
    expect(read([['role', 'began'], speaking, lost], 'given-up')).toMatchObject({ outcome: 'given-up' });
  });
});

describe('what became of callers at the desk', () => {
  const waiting = ['agent.waiting', 'agent', 'queued', 10] as const;

  it.each([
    ['at-once', 0, [['agent.connecting', 'agent', 'desk-open', 10]]],
    ['closed', 0, [['agent.closed', 'agent', 'desk-closed', 10]]],
    [
      'closed',
      0,
      [
        ['agent.connecting', 'agent', 'desk-open', 10],
        ['agent.closed', 'unreached', 'desk-unreached', 40],
      ],
    ],
    ['answered', 50_000, [waiting, ['agent.connecting', 'waited', 'desk-open', 60]]],
    [
      'abandoned',
      0,
      [waiting, ['agent.connecting', 'waited', 'desk-open', 60], ['agent.waiting', 'unreached', 'queued', 80]],
    ],
    ['abandoned', 0, [waiting, ['mainMenu', 'choose.leave', 'queue-left', 21]]],
    ['left-soon', 0, [waiting, ['mainMenu', 'choose.leave', 'queue-left', 20]]],
    ['abandoned', 0, [waiting]],
    [
      'callback',
      0,
      [
        waiting,
        ['agent.offeringNumber', 'choose.callback', '', 20],
        ['request.left', 'choose.there', 'request-left place-kept', 30],
      ],
    ],
    [
      'request',
      0,
      [waiting, ['agent.leavingMessage', 'choose.message', '', 20], ['request.left', 'recorded', 'request-left', 60]],
    ],
    ['closed-meanwhile', 0, [waiting, ['agent.closed', 'waited', 'desk-closed', 60]]],
  ] as const)('%s, after %i ms', (outcome, waitMs, steps) => {
    expect(read([['role', 'began'], ...steps], 'passed')?.desk).toEqual({ outcome, waitMs });
  });

  it.each([
    ['request', 'request-left'],
    ['callback', 'request-left place-kept'],
  ])('%s, which was left by hanging up', (outcome, results) => {
    const offering = ['agent.offeringNumber', 'choose.callback', '', 20] as const;
    const steps = [['role', 'began'], waiting, offering] as const;
    expect(read(steps, 'passed-early', results)?.desk).toEqual({ outcome, waitMs: 0 });
  });

  it('is not known of a call that waits still, and of one that never asked', () => {
    expect(read([waiting])?.desk).toEqual({ outcome: 'no-end', waitMs: 0 });
    expect(read([['role', 'began']])?.desk).toBeUndefined();
  });
});

describe('what became of sign-ins', () => {
  const asked = ['signIn.pin', 'entered', 'identified'] as const;

  it.each([
    [
      'signed-in',
      2,
      [asked, ['signIn.pinAgain', 'entered', 'sign-in-refused'], ['mainMenu', 'entered', 'signed-in case-found']],
      'served',
    ],
    [
      'locked',
      2,
      [asked, ['signIn.heldUp', 'entered', 'sign-in-refused'], ['signIn.heldUp', 'entered', 'sign-in-locked']],
      'locked-out',
    ],
    ['person', 0, [asked, ['agent.connecting', 'agent', 'desk-open']], 'passed-early'],
    ['refused', 1, [asked, ['signIn.pinAgain', 'entered', 'sign-in-refused']], 'given-up'],
    ['given-up', 0, [asked], 'given-up'],
    ['otherwise', 0, [asked, ['generalInformation.topics', 'back']], 'served'],
    ['otherwise', 0, [asked], undefined],
    ['otherwise', 0, [asked], 'fault'],
  ] as const)('%s, after %i PINs', (outcome, tries, steps, end) => {
    expect(read(steps, end)?.signIn).toMatchObject({ outcome, tries });
  });
});

describe('a question', () => {
  it('is one for each stay, with at least one silence or not, in the manner in which it was asked', () => {
    const facts = read([
      ['language', 'began'],
      ['language', 'no-input'],
      ['language', 'no-input'],
      ['role', 'choose.english'],
      ['role', 'no-match'],
      ['language', 'back'],
      ['role', 'choose.english'],
    ]);
    const seen = facts?.questions.map(({ state, noInput, noMatch }) => [state, noInput, noMatch]);
    expect(seen).toEqual([
      ['language', true, false],
      ['role', false, true],
      ['language', false, false],
      ['role', false, false],
    ]);
  });
});

it('every flow names the states of the desk and of sign-in as the report reads them', () => {
  for (const { machine, signsIn, name } of flows) {
    expect(Object.keys(machine.states), name).toContain('agent');
    expect(Object.keys(machine.states).includes('signIn'), name).toBe(signsIn);
  }
});

it('a quantile is within one percent of the true one', () => {
  const spread = createTimeSpread();
  for (let ms = 1; ms <= 1000; ms++) spread.add(ms / 10);
  for (const [part, ms] of [
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
  ] as const)
    expect(Math.abs((spread.quantile(part) ?? 0) / ms - 1)).toBeLessThanOrEqual(0.011);
  expect([spread.count(), spread.mean()]).toEqual([1000, 50.05]);
  expect(createTimeSpread().quantile(0.5)).toBeUndefined();
});
