import type { Count } from '../ports/count.ts';
import type { Measure } from '../ports/measure.ts';
import { desksOf, type Line } from '../../lines/line.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { AuditTrail } from '../ports/audit-trail.ts';
import type { OutgoingCalls } from '../ports/carrier-calls.ts';
import type { Records } from '../ports/records.ts';
import { readDeskState } from '../../lines/desk-state.ts';
import type { UpdateQueue } from './update-queue.ts';
import { callerTook, claimNext, deskTook, dropDue, settleCall } from './callback-steps.ts';
import type { Callback } from './desk-queue.ts';

interface Parts {
  readonly lines: Lines;
  readonly updateQueue: UpdateQueue;
  readonly outgoing: OutgoingCalls;
  readonly records: Pick<Records, 'settleRequest'>;
  readonly trail: AuditTrail;
  readonly log: CallLog;
  readonly count: Count;
  readonly measure: Measure;
  readonly now: () => Temporal.Instant;
  /** Where the carrier reaches this server. */
  readonly publicUrl: () => string;
}

/** A callback as the carrier's webhooks name it. */
interface Named {
  readonly line: Line;
  readonly reference: string;
}

export type Callbacks = ReturnType<typeof createCallbacks>;

/**
 * Calls back the callers who keep a place in the queue: when it is their turn, the desk is rung first, and then the caller. The request that was left
 * with the agency stands until both have spoken, so that nothing is lost with the queue.
 */
export function createCallbacks(parts: Parts) {
  const { lines, updateQueue, outgoing, records, trail, log, count, measure, now, publicUrl } = parts;

  return {
    look,
    /** Somebody at the desk takes it; undefined where it is nobody's turn any more. */
    take: (named: Named) => move(named, deskTook),
    /** The caller takes it. */
    connect: (named: Named) => move(named, callerTook),
    over,
  };

  function move({ line, reference }: Named, step: typeof deskTook): Promise<Callback | undefined> {
    return atDesk(line, (desk) => updateQueue(desk, (queue) => step(queue, reference)));
  }

  /** Rings the desks for those whose turn it is. */
  async function look(): Promise<void> {
    const seen = new Set<string>();
    for (const line of [...lines, ...(lines.former ?? [])]) {
      for (const { number, agents } of Object.values(line.desk)) {
        if (seen.has(number)) continue;
        seen.add(number);
        await lookAt(line, number, agents);
      }
    }
  }

  async function lookAt(line: Line, number: string, agents: number | undefined): Promise<void> {
    if (readDeskState(line, now()).type === 'desk-closed') {
      const dropped = await updateQueue(number, dropDue);
      for (let index = 0; index < dropped; index++) leaveToAgency(line);
      return;
    }
    const callback = await updateQueue(number, (current, nowMs) => claimNext(current, { agents, nowMs }));
    if (callback) await ring(number, callback);
  }

  async function ring(to: string, { line: name, reference }: Callback): Promise<void> {
    const line = findLineByName(lines, name);
    const [from] = line?.numbers ?? [];
    if (!line || from === undefined) return;
    const address = `${publicUrl()}/voice/callback/${name}/${reference}`;
    try {
      await outgoing.place({ to, from, url: `${address}/desk`, statusUrl: `${address}/status` });
    } catch (error) {
      log.warn({ err: error, line: name }, 'a desk could not be rung for a callback');
      await over({ line, reference }, 'desk', '');
    }
  }

  /** The call to the desk, or the one to the caller, is over; `call` is the one to the desk. */
  async function over({ line, reference }: Named, who: 'desk' | 'caller', call: string): Promise<void> {
    const ending = await atDesk(line, (number) => {
      return updateQueue(number, (current, nowMs) => settleCall(current, reference, who, nowMs));
    });
    if (ending === 'given-up') leaveToAgency(line);
    if (ending === 'connected') await settle({ line, reference }, call);
  }

  function leaveToAgency({ name }: Line): void {
    count('calls back left to the agency');
    measure.callbackSettled({ line: name, what: 'left-to-agency' });
  }

  /** Both have spoken: the agency need not call. */
  async function settle({ line, reference }: Named, call: string): Promise<void> {
    count('callers called back');
    measure.callbackSettled({ line: line.name, what: 'called-back' });
    const entry = { who: 'unknown', call, turn: 0, line: line.name } as const;
    await trail.append({ ...entry, what: 'change-begun', facts: { change: 'settleRequest' } });
    await records.settleRequest(reference);
    await trail.append({ ...entry, what: 'request-settled', facts: { reference } });
  }
}

/** What `find` finds at the first of the line's desks that has it. */
async function atDesk<Found>(
  line: Line,
  find: (number: string) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  for (const number of desksOf(line)) {
    const found = await find(number);
    if (found !== undefined) return found;
  }
  return undefined;
}
