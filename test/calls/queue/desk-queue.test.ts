import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ask,
  leave,
  emptyQueue,
  putBack,
  type DeskQueue,
  type QueuedCall,
} from '../../../src/calls/queue/desk-queue.ts';

const [second, minute] = [1000, 60_000];

/** A desk with so many people, where time passes as it is told. */
function open(agents: number | undefined) {
  let line: DeskQueue = emptyQueue;
  let nowMs = Date.UTC(2026, 10, 23);
  function take<Told>([next, told]: [DeskQueue, Told]): Told {
    line = next;
    return told;
  }
  return {
    ask: (call: string) => take(ask(line, call, { agents, nowMs })),
    putBack: (call: string) => take(putBack(line, call, { agents, nowMs })),
    leave: (call: string) => take(leave(line, call, nowMs)),
    pass: (ms: number) => void (nowMs += ms),
    tickets: () => line.tickets,
  };
}

const isThrough = (standing: QueuedCall) => standing.is === 'let-through';
const positionOf = (standing: QueuedCall) => (standing.is === 'waiting' ? standing.position : 0);

test('as many are let through as answer; the others are told their place, and the wait', () => {
  const desk = open(2);
  expect([desk.ask('a'), desk.ask('b')].every(isThrough)).toBe(true);
  expect(desk.ask('c')).toEqual({ is: 'waiting', position: 1, waitMs: 2.5 * minute, isNew: true });
  expect(desk.ask('d')).toMatchObject({ position: 2, waitMs: 5 * minute });
  expect(desk.leave('a')).toBe('talking');
  expect(positionOf(desk.ask('d'))).toBe(2);
  desk.pass(40 * second);
  expect(desk.ask('c')).toEqual({ is: 'let-through', waitedMs: 40 * second });
  expect(desk.ask('c')).toMatchObject({ is: 'let-through' });
  expect(desk.ask('d')).toMatchObject({ position: 1, isNew: false });
});

test('a caller who finds nobody at the phone is first again, and the desk is left alone for a while', () => {
  const desk = open(undefined);
  expect(isThrough(desk.ask('a'))).toBe(true);
  expect(desk.putBack('a')).toMatchObject({ position: 1 });
  expect(positionOf(desk.ask('b'))).toBe(2);
  desk.pass(20 * second);
  expect([desk.ask('a'), desk.ask('b')].map(positionOf)).toEqual([1, 2]);
  desk.pass(20 * second);
  expect(positionOf(desk.ask('b'))).toBe(2);
  expect(isThrough(desk.ask('a'))).toBe(true);
  expect(isThrough(desk.ask('b'))).toBe(true);
  // Both come back, in the order in which they came.
  desk.putBack('b');
  desk.putBack('a');
  expect([desk.ask('a'), desk.ask('b')].map(positionOf)).toEqual([1, 2]);
});

test('a caller who comes when nobody waits may try, however busy the desk just was', () => {
  const desk = open(undefined);
  desk.ask('a');
  desk.putBack('a');
  expect(desk.leave('a')).toBe('waiting');
  expect(isThrough(desk.ask('b'))).toBe(true);
});

test('a call that asks no more is passed over, and forgotten in the end', () => {
  const desk = open(1);
  desk.ask('talking');
  for (const call of ['lost', 'here']) desk.ask(call);
  desk.pass(30 * second);
  expect(positionOf(desk.ask('here'))).toBe(2);
  desk.pass(30 * second);
  expect(positionOf(desk.ask('here'))).toBe(1);
  // A caller who comes back after a minute still has their place.
  expect(positionOf(desk.ask('lost'))).toBe(1);
  expect(positionOf(desk.ask('here'))).toBe(2);
  desk.pass(5 * minute);
  desk.ask('here');
  expect(Object.keys(desk.tickets()).toSorted()).toEqual(['here', 'talking']);
});

test('a talk whose end nobody told is over after four hours', () => {
  const desk = open(1);
  desk.ask('talking');
  desk.pass(4 * 60 * minute - second);
  expect(isThrough(desk.ask('next'))).toBe(false);
  desk.pass(second);
  expect(isThrough(desk.ask('next'))).toBe(true);
});

test('the wait goes by how long people talk; a call that is soon over was no talk', () => {
  const desk = open(1);
  const talk = (call: string, ms: number) => {
    desk.ask(call);
    desk.pass(ms);
    desk.leave(call);
  };
  talk('a', 10 * second);
  desk.ask('b');
  expect(desk.ask('c')).toMatchObject({ waitMs: 5 * minute });
  desk.leave('c');
  desk.pass(15 * minute);
  desk.leave('b');
  desk.ask('d');
  expect(desk.ask('e')).toMatchObject({ waitMs: 6 * minute });
});

test('a call that has not asked for 45 seconds is passed over', () => {
  const desk = open(1);
  for (const call of ['talking', 'lost', 'here']) desk.ask(call);
  desk.pass(45 * second - 1);
  expect(positionOf(desk.ask('here'))).toBe(2);
  desk.pass(1);
  expect(positionOf(desk.ask('here'))).toBe(1);
});

test('a desk that was found busy is rung again after 25 seconds', () => {
  const desk = open(undefined);
  desk.ask('a');
  desk.putBack('a');
  desk.pass(25 * second - 1);
  expect(isThrough(desk.ask('a'))).toBe(false);
  desk.pass(1);
  expect(isThrough(desk.ask('a'))).toBe(true);
});

test('a call of 30 seconds is a talk, a shorter one is none', () => {
  const waitAfter = (ms: number) => {
    const desk = open(1);
    desk.ask('a');
    desk.pass(ms);
    desk.leave('a');
    desk.ask('b');
    const standing = desk.ask('c');
    return standing.is === 'waiting' ? standing.waitMs : undefined;
  };
  expect(waitAfter(30 * second - 1)).toBe(5 * minute);
  expect(waitAfter(30 * second)).toBe(0.9 * 5 * minute + 0.1 * 30 * second);
});

const calls = ['a', 'b', 'c', 'd', 'e'] as const;
const happening = fc.record({
  what: fc.constantFrom('ask', 'putBack', 'leave', 'pass'),
  call: fc.constantFrom(...calls),
});

test('no more are let through than answer, and nobody overtakes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(happening, { maxLength: 60 }), (agents, happenings) => {
      const desk = open(agents);
      for (const { what, call } of happenings) {
        if (what === 'pass') desk.pass(10 * second);
        else desk[what](call);
        const talking = Object.values(desk.tickets()).filter(({ talkingMs }) => talkingMs !== undefined);
        expect(talking.length).toBeLessThanOrEqual(agents);
        const places = Object.values(desk.tickets()).map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
      }
    }),
  );
});
