import type { Line } from '../../lines/line.ts';
import type { TakeTurn, TurnAnswer } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import {
  type Conversation,
  type TtyAction,
  type Happening,
  type ConversationStep,
  step,
  open,
} from './conversation/conversation.ts';
import { createTypist, type StreamCommand } from './wire/typist.ts';
import type { SoundClock } from './wire/sound-clock.ts';
import { samplesPerSecond } from './modem/baud.ts';
import { createReceiver } from './modem/receiver.ts';

export interface TtySessionParts {
  readonly callId: string;
  /** The caller's number as the carrier gave it. */
  readonly source: string | undefined;
  readonly line: Line;
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly clock: SoundClock;
  readonly send: (command: StreamCommand) => void;
  /** The stream is over, and the carrier asks what follows. */
  readonly leave: () => void;
  readonly fail: (fault: unknown) => void;
}

/** Holds a conversation over the sound of a stream. It takes turns as every channel does: the one of a call that goes on already is asked for again. */
export function openTtySession(parts: TtySessionParts) {
  const { callId, source, line, prompts, takeTurn, clock, send, leave, fail } = parts;
  const { baud } = line;
  const typist = createTypist({ baud, clock, send });
  const receiver = createReceiver({ baud });
  let now: Conversation;
  let answer: TurnAnswer | undefined;
  let workBegan = { lineMs: 0, wallMs: 0 };

  function happen(happening: Happening, nowMs = clock.read()): void {
    follow(step(now, happening, nowMs, prompts.current()));
  }

  /** Our work takes its time by the wall, however fast the line is. */
  function readTime(): number {
    return now.phase === 'working' ? workBegan.lineMs + performance.now() - workBegan.wallMs : clock.read();
  }

  function follow([next, doings]: ConversationStep): void {
    now = next;
    for (const doing of doings) act(doing);
  }

  function act(doing: TtyAction): void {
    switch (doing.kind) {
      case 'type':
        return typist.type(doing.text);
      case 'hush':
        return typist.hush();
      case 'take':
        workBegan = { lineMs: clock.read(), wallMs: performance.now() };
        return void take(doing.input).catch(fail);
      case 'leave':
        return leave();
    }
  }

  async function take(input: CallerInput): Promise<void> {
    answer = await ask(input);
    // What takes long comes in parts; meanwhile the conversation says so by itself.
    while (answer.output.next.kind === 'wait') answer = await ask({ kind: 'waiting' });
    happen({ kind: 'answered', output: answer.output });
  }

  function ask(input: CallerInput): Promise<TurnAnswer> {
    const { turn = 0, faults = 0, output, waits, carried } = answer ?? {};
    const known = output && { language: output.language, pace: output.pace };
    const along = { ...(source !== undefined && { source }), ...(carried !== undefined && { carried }) };
    return takeTurn({ callId, line, turn, faults, input, ...known, ...along, ...(waits !== undefined && { waits }) });
  }

  function hear(text: string): void {
    if (text !== '') happen({ kind: 'heard', text });
  }

  /** What is late happens. */
  function tick(): void {
    if (typist.hasFinished()) {
      receiver.mute();
      receiver.toLetters();
      happen({ kind: 'typed' });
    }
    const nowMs = readTime();
    if (nowMs >= now.deadlineMs) happen({ kind: 'late' }, nowMs);
  }

  follow(open(clock.read()));
  return {
    /** Sound from the caller, behind so many samples that were lost. Our own, which comes back, is not listened to. */
    hear(sound: Uint8Array, lost: number): void {
      clock.heard(((lost + sound.length) * 1000) / samplesPerSecond);
      if (!typist.isTyping()) {
        if (lost > 0) hear(receiver.lose(lost));
        hear(receiver.receive(sound));
      }
      tick();
    },
    press: (key: string) => happen({ kind: 'key', key }),
    marked(name: string): void {
      typist.marked(name);
      tick();
    },
    hungUp: () => happen({ kind: 'hung-up' }),
    tick,
  };
}
