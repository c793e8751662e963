import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { aTurn } from './a-turn.ts';
import type { Caller } from './caller.ts';
import { oldKey, temporaryDatabase } from './sqlite-records.ts';
import { createClock, fillRoom, linesFor } from './waiting-room.ts';
import { openSystem } from './whole-system.ts';
import { readWrittenCall, runWrittenCall } from './written-call.ts';
import { california } from '../../scripts/rigs/sample-system.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import type { Line } from '../../src/lines/line.ts';
import { keepEvents } from '../../src/measure/keep-events.ts';
import { createCallNames } from '../../src/secrets/call-names.ts';
import { hideText } from '../../src/secrets/hide-text.ts';
import { deriveKeys } from '../../src/secrets/key-ring.ts';

const zone = 'America/Los_Angeles';
const folder = join(import.meta.dirname, '../calls');
type Options = NonNullable<Parameters<typeof openSystem>[0]>;

/** Calls that are held with the sample agency of California, and what is kept of them in a database. */
export async function openMeasuredCalls() {
  const url = await temporaryDatabase();
  const opened = await openSqlRecords({ url, keys: [oldKey] });
  onTestFinished(() => opened.records.close());
  const names = createCallNames();
  names.use([oldKey]);
  const { key } = deriveKeys([oldKey], 'measured-participant').oldest;
  let clock = createClock(Temporal.ZonedDateTime.from(`2026-11-23T10:00[${zone}]`));
  const kept = keepEvents({
    store: opened.events,
    agency: 'california',
    nameCall: names.name,
    hideParticipant: (participant) => hideText(key, participant),
    log: { warn: (_facts, message) => expectNothing(message), info: () => {} },
    count: () => {},
    now: () => clock.read().toInstant(),
  });
  let held = 0;

  /** The system at a time; each is a minute later than the one before. */
  function open(at: string, options: Options = {}) {
    clock = createClock(Temporal.ZonedDateTime.from(`${at}[${zone}]`).add({ minutes: held++ }));
    return openSystem({ at: clock.read, measure: kept.measure, ...options });
  }

  return {
    url,
    events: opened.events,
    /** Writes what was gathered. */
    close: () => kept.close(),
    /** Plays a written call to its end; it comes true line by line, but for its words. */
    async play(name: string): Promise<void> {
      const written = readWrittenCall(join(folder, `${name}.yaml`));
      const system = await open(written.at.toString(), { lines: linesFor(california.lines, written) });
      const room = await fillRoom(written, clock, () => system.dial({ to: written.to }));
      const call = written.call.filter(({ IVR, DESK }) => IVR === undefined && DESK === undefined);
      await runWrittenCall({ ...written, call }, { dial: system.dial, render: () => '', desk: '', ...room });
      await system.close();
    },
    /** Holds calls that nobody has written down. */
    async hold(
      work: (dial: () => Promise<Caller>, pass: (seconds: number) => void) => Promise<void>,
      options?: Options,
    ): Promise<void> {
      const system = await open('2026-11-23T10:00', options);
      await work(system.dial, (seconds) => void clock.pass(seconds));
      await system.close();
    },
    /** Types a call on the agency's text telephone, and hangs up. */
    async type(inputs: readonly string[]): Promise<void> {
      const system = await open('2026-11-23T10:00');
      const { calls } = system;
      const line = california.lines.find(({ channel }) => channel === 'tty');
      if (!calls || !line) throw new Error('There is no text telephone');
      const call = { callId: `CA-typed-${held}`, line };
      let { turn } = await calls.takeTurn(aTurn(call));
      for (const text of inputs) {
        const input: CallerInput = text === '' ? { kind: 'silence' } : { kind: 'keys', keys: text };
        ({ turn } = await calls.takeTurn(aTurn({ ...call, turn, input })));
      }
      await calls.endCall({ callId: call.callId, line: line.name });
      await system.close();
    },
    /** A call that comes while more come in than can be answered. */
    async turnAway(line: Line): Promise<void> {
      const system = await open('2026-11-23T10:00');
      system.calls?.turnAway({ callId: `CA-away-${held}`, line });
      await system.close();
    },
  };
}

function expectNothing(message: string): never {
  throw new Error(message);
}
