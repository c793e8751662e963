import type { Line } from '../../lines/line.ts';
import type { TakeTurn, TurnAnswer } from '../../calls/turns/turn.ts';
import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import {
  type Conversation,
  type TtyAction,
  type ConversationEvent,
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
  /** Ends the stream; the carrier then asks what follows. */
  readonly leave: () => void;
  readonly fail: (fault: unknown) => void;
}

/** Holds a conversation over the sound of a stream. It begins with the call's last answer, asked for again. */
export function openTtySession(parts: TtySessionParts) {
  const { callId, source, line, prompts, takeTurn, clock, send, leave, fail } = parts;
  const { baud } = line;
  const receiver = createReceiver({ baud });
  const typist = createTypist({ baud, clock, send, onText: beginText });
  let now: Conversation;
  let answer: TurnAnswer | undefined;
  let turnBegan = { soundMs: 0, wallMs: 0 };
  /** What the caller has typed behind our last character, before the carrier told us that it was played. */
  let early = '';

  function dispatch(event: ConversationEvent, nowMs = clock.read()): void {
    follow(step(now, event, nowMs, prompts.current()));
  }

  /** A turn is timed by the wall clock, however fast sound comes in. */
  function readTime(): number {
    return now.phase === 'working' ? turnBegan.soundMs + performance.now() - turnBegan.wallMs : clock.read();
  }

  function follow([next, actions]: ConversationStep): void {
    now = next;
    for (const action of actions) act(action);
  }

  function act(action: TtyAction): void {
    switch (action.kind) {
      case 'type':
        return typist.type(action.text);
      case 'hush':
        typist.hush();
        return receiver.hush();
      case 'take':
        turnBegan = { soundMs: clock.read(), wallMs: performance.now() };
        return void take(action.input).catch(fail);
      case 'leave':
        return leave();
    }
  }

  async function take(input: CallerInput): Promise<void> {
    answer = await ask(input);
    // A long turn is answered in parts. Meanwhile the conversation types that it is at work.
    while (answer.output.next.kind === 'wait') answer = await ask({ kind: 'waiting' });
    dispatch({ kind: 'answered', output: answer.output });
  }

  function ask(input: CallerInput): Promise<TurnAnswer> {
    const { turn = 0, faults = 0, output, waits, carried } = answer ?? {};
    const known = output && { language: output.language, pace: output.pace };
    const along = { ...(source !== undefined && { source }), ...(carried !== undefined && { carried }) };
    return takeTurn({ callId, line, turn, faults, input, ...known, ...along, ...(waits !== undefined && { waits }) });
  }

  function beginText(text: string): void {
    receiver.type(text);
    early = '';
  }

  function hear(text: string): void {
    if (typist.isTyping()) early += text;
    else if (text !== '') dispatch({ kind: 'heard', text });
  }

  /** What a key has spoiled is taken away again. */
  function press(key: string): void {
    const spoiled = receiver.press();
    if (typist.isTyping()) early = early.slice(0, Math.max(0, early.length - spoiled));
    else hear('\b'.repeat(spoiled));
    dispatch({ kind: 'key', key });
  }

  function finishTyping(): void {
    const text = early;
    receiver.hush();
    dispatch({ kind: 'typed' });
    hear(text);
  }

  /** Dispatches what is due. */
  function tick(): void {
    if (typist.hasFinished()) finishTyping();
    const nowMs = readTime();
    if (nowMs >= now.deadlineMs) dispatch({ kind: 'late' }, nowMs);
  }

  follow(open(clock.read()));
  return {
    /** Hears sound from the caller, `lost` samples after the sound before it. */
    hear(sound: Uint8Array, lost: number): void {
      clock.heard(((lost + sound.length) * 1000) / samplesPerSecond);
      if (lost > 0) hear(receiver.lose(lost));
      hear(receiver.receive(sound));
      tick();
    },
    press,
    marked(name: string): void {
      typist.marked(name);
      tick();
    },
    hungUp: () => dispatch({ kind: 'hung-up' }),
    tick,
  };
}
