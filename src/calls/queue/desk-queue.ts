import { z } from 'zod';
import { paces, Told } from '../../dialogue/output.ts';
import { languages } from '../../text/language.ts';

/** A caller who has hung up and keeps the place in the queue. What is told of them is for the person at the desk alone. */
const Callback = z.object({
  reference: z.string(),
  phone: z.string(),
  /** The line's name. */
  line: z.string(),
  language: z.enum(languages),
  /** An older version keeps none. */
  pace: z.enum(paces).default('standard'),
  told: z.array(Told).readonly(),
  /** How often nobody came to the phone, at the desk and at the caller's. */
  deskMissed: z.int(),
  callerMissed: z.int(),
  /** When it is tried again. */
  notBeforeMs: z.int(),
  /** `ringing-desk`: a server has claimed it and rings the desk. `ringing-caller`: a person there took it. `connected`: the caller took it as well. */
  stage: z.enum(['due', 'ringing-desk', 'ringing-caller', 'connected']),
});

const Ticket = z.object({
  /** Lower is earlier; kept when nobody comes to the phone. */
  place: z.int(),
  joinedMs: z.int(),
  /** When its call asked last. */
  seenMs: z.int(),
  /** When its call was let through to the desk. */
  talkingMs: z.int().optional(),
  callback: Callback.optional(),
});

/** The queue at one desk: the callers who wait, and those who are spoken with, by their calls. Times are milliseconds of the epoch. */
export const DeskQueue = z.object({
  lastPlace: z.int(),
  /** How long people are spoken with: a moving average. */
  talkMs: z.number(),
  /** Nobody is let through before; the desk was just found busy. */
  restsUntilMs: z.int(),
  tickets: z.record(z.string(), Ticket),
});

export type Callback = z.infer<typeof Callback>;

export type DeskQueue = z.infer<typeof DeskQueue>;

export type Ticket = z.infer<typeof Ticket>;

/** How many answer at the desk, where that is known, and what time it is. */
export interface Now {
  readonly agents: number | undefined;
  readonly nowMs: number;
}

/** A call that asked for the desk: let through, or waiting. */
export type QueuedCall =
  | { readonly is: 'let-through'; readonly waitedMs: number }
  | { readonly is: 'waiting'; readonly position: number; readonly waitMs: number; readonly isNew: boolean };

/** Calls that wait ask every 20 s. A call that has not asked for `presentMs` is passed over, after `keptMs` it is forgotten. */
const presentMs = 45_000;
/** A callback is forgotten after so long: no desk is open for longer. */
const callbackKeptMs = 18 * 60 * 60_000;
const keptMs = 5 * 60_000;
/** The carrier cuts a call to a desk off after so long. */
const longestTalkMs = 4 * 60 * 60_000;
/** A desk that was found busy is left alone for so long, unless somebody becomes free. */
const restMs = 25_000;
/** The average talk before the first one ends. */
const usualTalkMs = 5 * 60_000;
/** A shorter passage to the desk was no talk. */
const shortestTalkMs = 30_000;

/** A queue without calls. */
export const emptyQueue: DeskQueue = { lastPlace: 0, talkMs: usualTalkMs, restsUntilMs: 0, tickets: {} };

/** A call asks for the desk: the first in the queue is let through where a person is free; a new call goes to the end. Pure, as all that follows. */
export function ask(queue: DeskQueue, call: string, now: Now): [DeskQueue, QueuedCall] {
  const { nowMs } = now;
  const current = forget(queue, nowMs);
  const before = current.tickets[call];
  const place = before?.place ?? current.lastPlace + 1;
  const lastPlace = Math.max(place, current.lastPlace);
  const ticket: Ticket = { place, joinedMs: before?.joinedMs ?? nowMs, seenMs: nowMs, talkingMs: before?.talkingMs };
  const next = withTicket({ ...current, lastPlace }, call, ticket);
  const position = positionOf(next, place, nowMs);
  const isNew = before === undefined;
  // A call that has just come, and finds nobody waiting, may try.
  const rests = nowMs < next.restsUntilMs && !(isNew && position === 1);
  if (ticket.talkingMs === undefined && (rests || !hasRoom(next, position, now))) {
    return [next, { is: 'waiting', position, waitMs: estimate(next, position, now), isNew }];
  }
  const through = withTicket(next, call, { ...ticket, talkingMs: ticket.talkingMs ?? nowMs });
  return [through, { is: 'let-through', waitedMs: nowMs - ticket.joinedMs }];
}

/** Nobody came to the phone: the call waits again at the place it had, and the desk is left alone for a while. */
export function putBack(queue: DeskQueue, call: string, now: Now): [DeskQueue, QueuedCall] {
  const { [call]: ticket, ...others } = queue.tickets;
  const tickets = ticket ? { ...others, [call]: { ...ticket, seenMs: now.nowMs, talkingMs: undefined } } : others;
  return ask({ ...queue, tickets, restsUntilMs: now.nowMs + restMs }, call, now);
}

/** A call is over, or its caller wants something else. Tells what became of it: it waited, or was spoken with. */
export function leave(queue: DeskQueue, call: string, nowMs: number): [DeskQueue, 'waiting' | 'talking' | undefined] {
  const { [call]: ticket, ...tickets } = queue.tickets;
  if (!ticket) return [queue, undefined];
  if (ticket.talkingMs === undefined) return [{ ...queue, tickets }, 'waiting'];
  const talkMs = average(queue.talkMs, nowMs - ticket.talkingMs);
  return [{ ...queue, tickets, talkMs, restsUntilMs: 0 }, 'talking'];
}

function average(talkMs: number, lastMs: number): number {
  return lastMs < shortestTalkMs ? talkMs : Math.round(0.9 * talkMs + 0.1 * lastMs);
}

/** Forgets the calls whose end was never told. */
export function forget(queue: DeskQueue, nowMs: number): DeskQueue {
  const isKept = ({ talkingMs, seenMs, callback }: Ticket) => {
    if (talkingMs !== undefined) return nowMs - talkingMs < longestTalkMs;
    return nowMs - seenMs < (callback ? callbackKeptMs : keptMs);
  };
  return {
    ...queue,
    tickets: Object.fromEntries(Object.entries(queue.tickets).filter(([, ticket]) => isKept(ticket))),
  };
}

export function withTicket(queue: DeskQueue, call: string, ticket: Ticket): DeskQueue {
  return { ...queue, tickets: { ...queue.tickets, [call]: ticket } };
}

/** From 1: how many are before this place, of those who are there. */
export function positionOf({ tickets }: DeskQueue, place: number, nowMs: number): number {
  const isBefore = (other: Ticket) => other.talkingMs === undefined && other.place < place && isPresent(other, nowMs);
  return Object.values(tickets).filter(isBefore).length + 1;
}

function isPresent({ seenMs, callback }: Ticket, nowMs: number): boolean {
  return callback ? nowMs >= callback.notBeforeMs : nowMs - seenMs < presentMs;
}

/** Whether the desk has room for the call at a position. A desk whose agents are not counted is rung by one call after the other. */
export function hasRoom(queue: DeskQueue, position: number, { agents }: Now): boolean {
  return agents === undefined ? position === 1 : position <= agents - countTalking(queue);
}

function countTalking({ tickets }: DeskQueue): number {
  return Object.values(tickets).filter(({ talkingMs }) => talkingMs !== undefined).length;
}

function estimate(queue: DeskQueue, position: number, { agents }: Now): number {
  return (position * queue.talkMs) / (agents ?? Math.max(1, countTalking(queue)));
}
