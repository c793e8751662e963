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

type NewCallback = Pick<Callback, 'reference' | 'phone' | 'line' | 'language' | 'pace' | 'told'>;

/** A caller who is not reached is called once more, some minutes later; a desk that does not answer is rung three times. Then the callback is left to the agency. */
const [mostDeskMissed, mostCallerMissed] = [3, 2];
const [deskPauseMs, callerPauseMs] = [60_000, 5 * 60_000];
/** A claim expires when the desk has rung for 2 minutes: the server that made it has died. Ringing takes half a minute. */
const claimMs = 120_000;

/** A caller hangs up and keeps the place: a callback stands there in place of the call. Pure, as all that follows. */
export function putCallback(queue: DeskQueue, call: string, callback: NewCallback, nowMs: number): [DeskQueue, true] {
  const { [call]: before, ...tickets } = queue.tickets;
  const place = before?.place ?? queue.lastPlace + 1;
  const ticket: Ticket = {
    place,
    joinedMs: before?.joinedMs ?? nowMs,
    seenMs: nowMs,
    callback: { ...callback, deskMissed: 0, callerMissed: 0, notBeforeMs: 0, stage: 'due' },
  };
  const kept = { ...queue, tickets, lastPlace: Math.max(place, queue.lastPlace) };
  return [withTicket(kept, nameOf(callback.reference), ticket), true];
}

/** Claims the first callback whose turn it is, so that no other server does. */
export function claimNext(queue: DeskQueue, now: Now): [DeskQueue, Callback | undefined] {
  const { nowMs } = now;
  if (callbacksOf(queue).length === 0) return [queue, undefined];
  const current = giveBack(forget(queue, nowMs), nowMs);
  const [next] = callbacksOf(current)
    .filter(({ ticket, callback }) => ticket.talkingMs === undefined && nowMs >= callback.notBeforeMs)
    .toSorted((one, other) => one.ticket.place - other.ticket.place);
  const isFree = next && hasRoom(current, positionOf(current, next.ticket.place, nowMs), now);
  if (!isFree || nowMs < current.restsUntilMs) return [current, undefined];
  const callback: Callback = { ...next.callback, stage: 'ringing-desk' };
  return [withTicket(current, nameOf(callback.reference), { ...next.ticket, talkingMs: nowMs, callback }), callback];
}

/** A person at the desk takes a callback. Undefined where its claim has expired. */
export function deskTook(queue: DeskQueue, reference: string): [DeskQueue, Callback | undefined] {
  return moveTo(queue, reference, 'ringing-caller');
}

/** The caller takes the callback as well. Undefined where its claim has expired. */
export function callerTook(queue: DeskQueue, reference: string): [DeskQueue, Callback | undefined] {
  return moveTo(queue, reference, 'connected');
}

function moveTo(queue: DeskQueue, reference: string, stage: Callback['stage']): [DeskQueue, Callback | undefined] {
  const ticket = queue.tickets[nameOf(reference)];
  if (!ticket?.callback || ticket.callback.stage === 'due') return [queue, undefined];
  const callback: Callback = { ...ticket.callback, stage };
  return [withTicket(queue, nameOf(reference), { ...ticket, callback }), callback];
}

/** What became of a callback: both have spoken, it is tried again, or it is left to the agency. Undefined where that is known already. */
export type CallEnding = 'connected' | 'again' | 'given-up';

/** The call to the desk, or the one to the caller, is over. */
export function settleCall(
  queue: DeskQueue,
  reference: string,
  who: 'desk' | 'caller',
  nowMs: number,
): [DeskQueue, CallEnding | undefined] {
  const { [nameOf(reference)]: ticket, ...tickets } = queue.tickets;
  if (!ticket?.callback || ticket.callback.stage === 'due') return [queue, undefined];
  if (ticket.callback.stage === 'connected') return [leave(queue, nameOf(reference), nowMs)[0], 'connected'];
  const callback = countMissed(ticket.callback, who, nowMs);
  const isEnough = callback.deskMissed >= mostDeskMissed || callback.callerMissed >= mostCallerMissed;
  if (isEnough) return [{ ...queue, tickets }, 'given-up'];
  return [withTicket(queue, nameOf(reference), { ...ticket, talkingMs: undefined, callback }), 'again'];
}

/** The desk closes: callbacks that no person there has taken are left to the agency. Tells how many. */
export function dropDue(queue: DeskQueue): [DeskQueue, number] {
  const waiting = callbacksOf(queue).filter(({ callback: { stage } }) => stage === 'due' || stage === 'ringing-desk');
  if (waiting.length === 0) return [queue, 0];
  const names = new Set(waiting.map(({ callback }) => nameOf(callback.reference)));
  const tickets = Object.fromEntries(Object.entries(queue.tickets).filter(([name]) => !names.has(name)));
  return [{ ...queue, tickets }, waiting.length];
}

/** The name under which a callback stands in the queue. */
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

function giveBack(queue: DeskQueue, nowMs: number): DeskQueue {
  const lost = callbacksOf(queue).filter(
    ({ ticket, callback }) => callback.stage === 'ringing-desk' && nowMs - (ticket.talkingMs ?? 0) > claimMs,
  );
  return lost.reduce((current, { callback }) => settleCall(current, callback.reference, 'desk', nowMs)[0], queue);
}
