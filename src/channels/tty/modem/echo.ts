import type { Baud } from './baud.ts';
import type { Character } from './gate.ts';
import { bitsPerCode, leadMarkMs, tailMarkMs } from './modulator.ts';

type TimedCode = Pick<Character, 'code' | 'startMs'>;

/** The longest way that our sound comes back by: a satellite and an internet leg. */
const longestLagMs = 3000;
/** Where the start of a faint character is found, give or take. */
const toleranceMs = 20;
/** A lag is judged by what came back, and should have, within this time. */
const judgedMs = 2500;
/** So many characters came back with one lag, and this part of all that should have: an echo. */
const least = { characters: 3, part: 0.6 };

/** Knows the echo of our own typing by its codes and their time, at any lag of up to three seconds. Times are those of the receiver. */
export function createEcho(baud: Baud) {
  const codeMs = (bitsPerCode * 1000) / baud;
  let sent: TimedCode[] = [];
  let heard: TimedCode[] = [];
  /** When the sound that was sent is over. */
  let overMs = 0;
  /** The lag of an echo that was found. It is hardly ever another one later in a call. */
  let knownMs: number | undefined;

  /** Whether what came back up to now, with this lag, is most of what was sent. */
  function isEchoing(lagMs: number, nowMs: number): boolean {
    const due = sent.filter(({ startMs }) => {
      const dueMs = startMs + lagMs;
      return dueMs > nowMs - judgedMs && dueMs <= nowMs + toleranceMs;
    });
    const back = due.filter(({ code, startMs }) =>
      heard.some((one) => one.code === code && isNear(one.startMs - startMs, lagMs)),
    );
    return back.length >= least.characters && back.length >= least.part * due.length;
  }

  return {
    /** These codes are sent from now on, or behind what is still being sent. Returns when the last of them is over. */
    send(codes: Uint8Array, nowMs: number): number {
      const beginMs = Math.max(nowMs, overMs) + leadMarkMs;
      const endMs = beginMs + codes.length * codeMs;
      const fresh = Array.from(codes, (code, index) => ({ code, startMs: beginMs + index * codeMs }));
      sent = [...sent.filter(({ startMs }) => startMs > nowMs - longestLagMs - judgedMs), ...fresh];
      overMs = endMs + tailMarkMs;
      return endMs;
    },
    /** What was sent and not yet played is dropped. */
    cut(nowMs: number): void {
      sent = sent.filter(({ startMs }) => startMs < nowMs);
      overMs = Math.min(overMs, nowMs + tailMarkMs);
    },
    /** Whether a character that was heard is an echo. All that are heard must be told, also while we type. */
    repeats(code: number, startMs: number): boolean {
      heard = [...heard.filter((one) => one.startMs > startMs - judgedMs - codeMs), { code, startMs }];
      const lags = sent
        .filter((one) => one.code === code)
        .map((one) => startMs - one.startMs)
        .filter((lagMs) => lagMs >= 0 && lagMs <= longestLagMs);
      const lag = lags.find((lagMs) => isNear(lagMs, knownMs)) ?? lags.find((lagMs) => isEchoing(lagMs, startMs));
      knownMs = lag ?? knownMs;
      return lag !== undefined;
    },
  };
}

function isNear(lagMs: number, otherMs: number | undefined): boolean {
  return otherMs !== undefined && Math.abs(lagMs - otherMs) <= toleranceMs;
}
