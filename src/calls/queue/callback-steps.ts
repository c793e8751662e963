import {
  type Callback,
  type DeskQueue,
  forget,
  hasRoom,
  leave,
  type Now,
  positionOf,
  type Ticket,
  withTicket,
} from './desk-queue.ts';

type NewCallback = Pick<Callback, 'reference' | 'phone' | 'line' | 'language' | 'told'>;

/** Whoever is not reached is called once more, some minutes later; a desk where nobody comes to the phone is tried three times. Then it is the agency's. */
const [mostDeskMissed, mostCallerMissed] = [3, 2];
const [deskPauseMs, callerPauseMs] = [60_000, 5 * 60_000];
/** Ringing takes half a minute. Who has claimed a callback and is heard of no more has failed. */
const claimMs = 120_000;

/** A caller hangs up and keeps the place: a callback stands there for the call. Pure, as all that follows. */
export function putCallback(line: DeskQueue, call: string, callback: NewCallback, nowMs: number): [DeskQueue, true] {
  const { [call]: before, ...tickets } = line.tickets;
  const place = before?.place ?? line.lastPlace + 1;
  const ticket: Ticket = {
    place,
    joinedMs: before?.joinedMs ?? nowMs,
    seenMs: nowMs,
    callback: { ...callback, deskMissed: 0, callerMissed: 0, notBeforeMs: 0, stage: 'due' },
  };
  const kept = { ...line, tickets, lastPlace: Math.max(place, line.lastPlace) };
  return [withTicket(kept, nameOf(callback.reference), ticket), true];
}

/** Claims the first callback whose turn it is, so that nobody else does. */
export function claimNext(line: DeskQueue, now: Now): [DeskQueue, Callback | undefined] {
  const { nowMs } = now;
  if (callbacksOf(line).length === 0) return [line, undefined];
  const current = giveBack(forget(line, nowMs), nowMs);
  const [next] = callbacksOf(current)
    .filter(({ ticket, callback }) => ticket.talkingMs === undefined && nowMs >= callback.notBeforeMs)
    .toSorted((one, other) => one.ticket.place - other.ticket.place);
  const isFree = next && hasRoom(current, positionOf(current, next.ticket.place, nowMs), now);
  if (!isFree || nowMs < current.restsUntilMs) return [current, undefined];
  return [withTicket(current, nameOf(next.callback.reference), { ...next.ticket, talkingMs: nowMs }), next.callback];
}

/** Somebody at the desk takes it, and then the caller does. Undefined where it is claimed by nobody any more. */
export function reach(
  line: DeskQueue,
  reference: string,
  stage: 'taken' | 'connected',
): [DeskQueue, Callback | undefined] {
  const ticket = line.tickets[nameOf(reference)];
  if (!ticket?.callback || ticket.talkingMs === undefined) return [line, undefined];
  const callback: Callback = { ...ticket.callback, stage };
  return [withTicket(line, nameOf(reference), { ...ticket, callback }), callback];
}

/** What became of a call: both have spoken, it is tried again, or it is left to the agency. Undefined where that is known already. */
export type CallEnding = 'connected' | 'again' | 'given-up';

/** The call to the desk, or the one to the caller, is over. */
export function settleCall(
  line: DeskQueue,
  reference: string,
  who: 'desk' | 'caller',
  nowMs: number,
): [DeskQueue, CallEnding | undefined] {
  const { [nameOf(reference)]: ticket, ...tickets } = line.tickets;
  if (!ticket?.callback || ticket.talkingMs === undefined) return [line, undefined];
  if (ticket.callback.stage === 'connected') return [leave(line, nameOf(reference), nowMs)[0], 'connected'];
  const callback = countMissed(ticket.callback, who, nowMs);
  const isEnough = callback.deskMissed >= mostDeskMissed || callback.callerMissed >= mostCallerMissed;
  if (isEnough) return [{ ...line, tickets }, 'given-up'];
  return [withTicket(line, nameOf(reference), { ...ticket, talkingMs: undefined, callback }), 'again'];
}

/** All callbacks are left to the agency: the desk closes. How many there were. */
export function dropDue(line: DeskQueue): [DeskQueue, number] {
  const waiting = callbacksOf(line).filter(({ callback }) => callback.stage === 'due');
  if (waiting.length === 0) return [line, 0];
  const names = new Set(waiting.map(({ callback }) => nameOf(callback.reference)));
  const tickets = Object.fromEntries(Object.entries(line.tickets).filter(([name]) => !names.has(name)));
  return [{ ...line, tickets }, waiting.length];
}

/** Under which a callback stands in line. */
function nameOf(reference: string): string {
  return `callback ${reference}`;
}

function callbacksOf({ tickets }: DeskQueue) {
  return Object.values(tickets).flatMap((ticket) => (ticket.callback ? [{ ticket, callback: ticket.callback }] : []));
}

function countMissed(callback: Callback, who: 'desk' | 'caller', nowMs: number): Callback {
  const byDesk = who === 'desk';
  return {
    ...callback,
    stage: 'due',
    deskMissed: callback.deskMissed + (byDesk ? 1 : 0),
    callerMissed: callback.callerMissed + (byDesk ? 0 : 1),
    notBeforeMs: nowMs + (byDesk ? deskPauseMs : callerPauseMs),
  };
}

function giveBack(line: DeskQueue, nowMs: number): DeskQueue {
  const lost = callbacksOf(line).filter(
    ({ ticket, callback }) =>
      callback.stage === 'due' && ticket.talkingMs !== undefined && nowMs - ticket.talkingMs > claimMs,
  );
  return lost.reduce((current, { callback }) => settleCall(current, callback.reference, 'desk', nowMs)[0], line);
}
