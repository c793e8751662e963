import type { Line } from '../../src/lines/line.ts';
import { bothDesks } from './both-desks.ts';
import type { Caller } from './caller.ts';
import type { Meanwhile, WrittenCall } from './written-call.ts';

const lookSeconds = 20;

/** Other callers at the desk of a line: some are spoken with, others wait. */
export interface WaitingRoom {
  meanwhile(happens: Meanwhile): Promise<void>;
}

/** Lines with as many people at their desks as a written call says. */
export function linesFor(lines: readonly Line[], { desk }: Pick<WrittenCall, 'desk'>): readonly Line[] {
  if (!desk) return lines;
  const { agents, music, confirm } = desk;
  const rules = { agents, confirm, ...(music !== undefined && { music }) };
  return lines.map((line) => ({ ...line, desk: bothDesks(line.desk.en.number, rules) }));
}

/** A clock that tests set. */
export function createClock(start: Temporal.ZonedDateTime) {
  let now = start;
  return { read: () => now, pass: (seconds: number) => (now = now.add({ seconds })) };
}

/** Fills the desk: everybody there is busy, and so many wait. `dial` calls the line. */
export async function fillRoom(
  { desk }: Pick<WrittenCall, 'desk'>,
  clock: Pick<ReturnType<typeof createClock>, 'pass'>,
  dial: () => Promise<Caller>,
): Promise<WaitingRoom> {
  const { agents = 0, waiting = 0 } = desk ?? {};
  const others: Caller[] = [];
  for (let count = 0; count < agents + waiting; count++) {
    const other = await dial();
    await other.presses('1');
    others.push(await other.presses('0'));
  }

  const waitingNow = () => others.filter(({ call }) => call.state.kind === 'listening');

  async function look(): Promise<void> {
    for (const other of waitingNow()) await other.staysSilent();
  }

  return {
    async meanwhile(happens) {
      if ('served' in happens) {
        for (let count = 0; count < happens.served; count++) {
          const talking = others.find(({ call }) => call.state.kind === 'dialling');
          await talking?.deskAnswers('completed');
          await look();
        }
        return;
      }
      for (let seconds = 0; seconds < happens.minutes * 60; seconds += lookSeconds) {
        clock.pass(lookSeconds);
        await look();
      }
    },
  };
}
