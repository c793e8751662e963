import { setImmediate as settle } from 'node:timers/promises';
import { createTtyDisplay } from '../../scripts/phone/handsets/tty/tty-display.ts';
import { muLawSamples, toMuLaw } from '../../src/channels/tty/modem/mu-law.ts';
import { openTtySession } from '../../src/channels/tty/tty-session.ts';
import { createSoundClock } from '../../src/channels/tty/wire/sound-clock.ts';
import type { StreamCommand } from '../../src/channels/tty/wire/typist.ts';
import type { CallerInput } from '../../src/dialogue/caller-input.ts';
import type { Output } from '../../src/dialogue/output.ts';
import { catalogue, lines } from './whole-system.ts';

const frame = 160;
const samplesPerMs = 8;
const longestCall = 180_000 * samplesPerMs;
const line = lines.find(({ channel }) => channel === 'tty');

interface LineOptions {
  /** What is asked at each turn. After the last one the same is asked again. */
  readonly outputs: readonly Output[];
  /** Our own sound comes back, so much later and so much fainter. */
  readonly echo?: { readonly lagMs: number; readonly gainDb: number };
  /** A mark comes this long after its sound was played. */
  readonly markLateMs?: number;
}

/** A text telephone's line, frame by frame: what we send is played, echoes, and mixes with what the caller types. */
export function openTtyLine({ outputs, echo, markLateMs = 0 }: LineOptions) {
  const played = new Float64Array(longestCall);
  const typed = new Float64Array(longestCall);
  const display = createTtyDisplay();
  const taken: CallerInput[] = [];
  /** Up to here time has passed, and up to here sound waits to be played. */
  let [at, queued] = [0, 0];
  let marks: { readonly name: string; readonly due: number }[] = [];
  let turn = 0;

  function send(command: StreamCommand): void {
    queued = Math.max(queued, at);
    if (command.event === 'clear') {
      played.fill(0, at, queued);
      queued = at;
    } else if (command.event === 'mark') {
      marks.push({ name: command.mark.name, due: queued + markLateMs * samplesPerMs });
    } else {
      const sound = Buffer.from(command.media.payload, 'base64');
      for (const byte of sound) played[queued++] = muLawSamples[byte] ?? 0;
    }
  }

  if (!line) throw new Error('No line for text telephones');
  const session = openTtySession({
    callId: 'CA1',
    source: undefined,
    line,
    prompts: { current: () => catalogue },
    async takeTurn({ input }) {
      taken.push(input);
      const output = outputs[Math.min(turn, outputs.length - 1)] as Output;
      turn += 1;
      return { output, turn, faults: 0 };
    },
    clock: createSoundClock(),
    send,
    leave() {},
    fail(fault) {
      throw fault;
    },
  });

  function hear(index: number): number {
    const back = echo ? (played[index - Math.round(echo.lagMs * samplesPerMs)] ?? 0) * 10 ** (echo.gainDb / 20) : 0;
    return toMuLaw((typed[index] ?? 0) + back);
  }

  /** 20 ms go by. */
  async function passFrame(): Promise<void> {
    const from = at;
    at += frame;
    display.hear(Uint8Array.from(played.subarray(from, at), toMuLaw));
    const sound = Uint8Array.from({ length: frame }, (_, index) => hear(from + index));
    session.hear(sound, 0);
    const due = marks.filter((mark) => mark.due <= at);
    marks = marks.filter((mark) => mark.due > at);
    for (const { name } of due) session.marked(name);
    await settle();
  }

  return {
    /** What the dialogue was given, turn by turn. */
    taken,
    /** Reads on until the turn is handed over: our last tone still holds. */
    async reads(): Promise<void> {
      do await passFrame();
      while (!display.isHandedOver());
      display.take();
    },
    /** So much time goes by. */
    async passes(ms: number): Promise<void> {
      for (let count = 0; count < ms / 20; count += 1) await passFrame();
    },
    /** Types these samples so long after our last tone; below zero, before its end. */
    types(samples: ArrayLike<number>, afterMs = 0): void {
      typed.set(samples, queued + Math.round(afterMs * samplesPerMs));
    },
    press: session.press,
  };
}
