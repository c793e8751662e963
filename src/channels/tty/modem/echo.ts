import type { Baud } from './baud.ts';
import type { Character } from './gate.ts';
import { bitsPerCode, leadMarkMs, tailMarkMs } from './modulator.ts';

type TimedCode = Pick<Character, 'code' | 'startMs'>;
type Heard = Pick<Character, 'code' | 'startMs' | 'score'>;

/** Where the start of a faint character is found, give or take. */
const toleranceMs = 20;
/** The longest way that our sound comes back by: a satellite and an internet leg. */
const longestLagMs = 3000 + toleranceMs;
/** A lag is judged by what came back, and should have, within this time. */
const judgedMs = 2500;
/** So many characters came back with one lag, and this part of all that should have: an echo. */
const least = { characters: 3, part: 0.6 };
/** What is so many times stronger than the echo is the caller: 5 dB. */
const stronger = 3;
/** So many characters of the caller may keep the time of an echo by chance. */
const mostByChance = 4;
/** How much of a new character goes into a power that is followed. */
const newPart = 0.25;

/** Knows the echo of our own typing by its codes and their time, at any lag of up to three seconds. Times are those of the receiver. */
export function createEcho(baud: Baud) {
  const codeMs = (bitsPerCode * 1000) / baud;
  let sent: TimedCode[] = [];
  let heard: TimedCode[] = [];
  /** When the sound that was sent is over. */
  let overMs = 0;
  /** The lag of an echo that was found. It is hardly ever another one later in a call. */
  let knownMs: number | undefined;
  /** The powers of the echo, and of what the caller types. */
  let echoPower: number | undefined;
  let callerPower: number | undefined;
  /** Characters in a row that are stronger than the echo and fit it: it has become louder, for no caller keeps its time. */
  let louder = 0;

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

  function findLag(code: number, startMs: number): number | undefined {
    const lags = sent
      .filter((one) => one.code === code)
      .map((one) => startMs - one.startMs)
      .filter((lagMs) => lagMs >= 0 && lagMs <= longestLagMs);
    return lags.find((lagMs) => isNear(lagMs, knownMs)) ?? lags.find((lagMs) => isEchoing(lagMs, startMs));
  }

  /** Whether an echo is due that can have made a character together with the end or the beginning of what the caller typed. */
  function isMixed(startMs: number, power: number): boolean {
    if (knownMs === undefined || callerPower === undefined || power * stronger > callerPower) return false;
    const sentMs = startMs - knownMs;
    return sent.some((one) => Math.abs(one.startMs - sentMs) < codeMs);
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
    repeats({ code, startMs, score }: Heard): boolean {
      heard = [...heard.filter((one) => one.startMs > startMs - judgedMs - codeMs), { code, startMs }];
      const lag = findLag(code, startMs);
      if (lag === undefined) {
        louder = 0;
        if (isMixed(startMs, score)) return true;
        callerPower = follow(callerPower, score);
        return false;
      }
      louder = echoPower !== undefined && score > stronger * echoPower ? louder + 1 : 0;
      if (louder > 0 && louder < mostByChance) return false;
      knownMs = lag;
      echoPower = louder > 0 ? score : follow(echoPower, score);
      return true;
    },
  };
}

function follow(power: number | undefined, latest: number): number {
  return power === undefined ? latest : power + newPart * (latest - power);
}

function isNear(lagMs: number, otherMs: number | undefined): boolean {
  return otherMs !== undefined && Math.abs(lagMs - otherMs) <= toleranceMs;
}
