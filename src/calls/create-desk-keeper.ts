import type { EffectResults } from '../dialogue/effects.ts';
import type { Language } from '../dialogue/language.ts';
import { askDesk } from './ask-desk.ts';
import type { Count } from './count.ts';
import type { Desk } from './desk.ts';
import { ask, DeskLine, leave, nobody, putBack, type Standing } from './desk-line.ts';
import type { Line } from './lines.ts';
import type { CallLog } from './log.ts';
import type { DeskStore } from './ports.ts';

interface Parts {
  readonly desks: DeskStore;
  readonly log: CallLog;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

/** A call that asks for a person. */
interface Asking {
  readonly line: Line | undefined;
  readonly call: string;
  readonly language: Language;
  /** Whether it comes back from a desk where nobody came to the phone. */
  readonly unreached: boolean;
}

/** So many servers may be faster before a line counts as out of reach. */
const mostTries = 20;

/** What callers are told of a wait: minutes, rounded up to what people say. */
const toldMinutes = [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45, 60];

const open = { type: 'desk-open', waitedMinutes: 0 } as const;

export type DeskKeeper = ReturnType<typeof createDeskKeeper>;

/**
 * Lets callers through to the desks in the order in which they came. While the lines cannot be reached, an open desk is simply rung.
 */
export function createDeskKeeper({ desks, log, count, now }: Parts) {
  return { admit, release };

  async function admit({ line, call, language, unreached }: Asking): Promise<EffectResults['askDesk']> {
    const hours = askDesk(line, now());
    if (hours.type === 'desk-closed') {
      await release(line, call);
      return hours;
    }
    if (!line) return open;
    const desk = line.desk[language];
    try {
      for (const other of numbersOf(line)) if (other !== desk.number) await goFrom(other, call);
      return toResult(await stand(desk, call, unreached));
    } catch (error) {
      log.warn({ err: error, call }, 'the line at the desk cannot be reached; the desk is rung');
      return unreached ? { type: 'desk-unreached' } : open;
    }
  }

  /** Never rejects: a call that cannot be taken out of line is forgotten there by and by. */
  async function release(line: Line | undefined, call: string): Promise<void> {
    try {
      for (const number of line ? numbersOf(line) : []) await goFrom(number, call);
    } catch (error) {
      log.warn({ err: error, call }, 'a call could not be taken out of line; it is forgotten in some minutes');
    }
  }

  function stand({ number, agents }: Desk, call: string, unreached: boolean): Promise<Standing> {
    const step = unreached ? putBack : ask;
    return change(number, (line, nowMs) => step(line, call, { agents, nowMs }));
  }

  async function goFrom(number: string, call: string): Promise<void> {
    const was = await change(number, (line, nowMs) => leave(line, call, nowMs));
    if (was === 'waiting') count('callers who left the line');
  }

  /** Loads, changes and saves a line, again where another server was faster. */
  async function change<Told>(
    number: string,
    step: (line: DeskLine, nowMs: number) => [DeskLine, Told],
  ): Promise<Told> {
    for (let tries = 0; tries < mostTries; tries++) {
      const { line, version } = await desks.load(number);
      const before = DeskLine.safeParse(line).data ?? nobody;
      const [after, told] = step(before, now().epochMilliseconds);
      if (after === before || (await desks.save(number, after, version))) return told;
    }
    throw new Error('The line at a desk changes too fast');
  }

  function toResult(standing: Standing): EffectResults['askDesk'] {
    if (standing.is === 'let-through') {
      return { type: 'desk-open', waitedMinutes: Math.round(standing.waitedMs / 60_000) };
    }
    if (standing.isNew) count('callers in line');
    return { type: 'in-line', position: standing.position, minutes: roundMinutes(standing.waitMs) };
  }
}

function numbersOf({ desk }: Line): string[] {
  return [...new Set(Object.values(desk).map(({ number }) => number))];
}

function roundMinutes(ms: number): number {
  return toldMinutes.find((minutes) => ms <= minutes * 60_000) ?? 60;
}
