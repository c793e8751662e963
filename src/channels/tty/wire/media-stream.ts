import type { WebSocket } from '@fastify/websocket';
import type { CallLog } from '../../../calls/ports/call-log.ts';
import { createLostSamples } from './lost-samples.ts';
import type { StreamCommand } from './typist.ts';
import { guardSocket, refused } from './guard-socket.ts';
import { createSoundClock, type SoundClock } from './sound-clock.ts';
import type { OpenStreams } from './open-streams.ts';
import { parametersOf, readStreamMessage, type StreamMessage, type StreamStart } from './stream-message.ts';
import { readPass, type UsePass } from './stream-pass.ts';

/** What uses a stream after it was admitted. */
export interface StreamUser {
  hear(sound: Uint8Array, lost: number): void;
  press?(key: string): void;
  marked?(name: string): void;
  hungUp?(): void;
  tick?(): void;
}

/** A stream that was admitted. `line` is the name of a line. */
export interface Stream {
  readonly callId: string;
  readonly line: string;
  /** The caller's number as the carrier gave it. */
  readonly source: string | undefined;
  readonly clock: SoundClock;
  readonly send: (command: StreamCommand) => void;
  readonly leave: () => void;
  readonly fail: (fault: unknown) => void;
}

interface StreamOptions {
  /** Any of them may have made a pass. */
  readonly secrets: readonly string[];
  readonly streams: OpenStreams;
  readonly usePass: UsePass;
  readonly log: CallLog;
  /** Begins the use of an admitted stream; undefined where there is no such line. */
  readonly open: (stream: Stream) => StreamUser | undefined;
}

const startDeadlineMs = 10_000;

/** Admits a stream by a pass for its call, and hands its messages to its user. */
export function openMediaStream(socket: WebSocket, { secrets, streams, usePass, log, open }: StreamOptions): void {
  const findLost = createLostSamples();
  let started = false;
  /** Messages that came while the pass was checked. */
  let early: StreamMessage[] | undefined;
  let user: StreamUser | undefined;
  let forget: (() => void) | undefined;
  const waiting = setTimeout(() => refuse('no start message'), startDeadlineMs);

  function fail(fault: unknown): void {
    log.error({ err: fault }, 'stream: failed');
    socket.close(1011);
  }

  function refuse(reason: string): void {
    log.warn({ reason }, 'stream: refused');
    socket.close(refused, reason);
  }

  async function start(message: StreamStart): Promise<void> {
    clearTimeout(waiting);
    if (started) return refuse('two start messages');
    started = true;
    const { callSid: callId } = message.start;
    const { line = '', pass = '', from: source } = parametersOf(message);
    const atMs = readPass(secrets, { callId, line }, pass, Date.now());
    if (atMs === undefined) return refuse('wrong or expired pass');
    early = [];
    if (!(await usePass(pass))) return refuse('pass already used');
    if (socket.readyState !== socket.OPEN) return undefined;
    if (!streams.admit(callId, atMs, () => socket.close(1000, 'a newer stream'))) return refuse('pass already used');
    forget = () => streams.close(callId, atMs);
    const { streamSid } = message;
    user = open({
      callId,
      line,
      source,
      clock: createSoundClock(),
      send: (command) => socket.readyState === socket.OPEN && socket.send(JSON.stringify({ ...command, streamSid })),
      leave: () => socket.close(1000),
      fail(fault) {
        log.error({ err: fault, call: callId }, 'stream: failed');
        socket.close(1011);
      },
    });
    if (!user) return refuse('unknown line');
    const missed = early;
    early = undefined;
    for (const each of missed) take(each);
  }

  function take(message: StreamMessage): void {
    if (early && message.event !== 'start') return void early.push(message);
    switch (message.event) {
      case 'connected':
        return undefined;
      case 'start':
        return void start(message).catch(fail);
      case 'media': {
        const lost = findLost(message);
        const sound = Buffer.from(message.media.payload, 'base64');
        return lost === 'late' ? undefined : user?.hear(sound, lost);
      }
      case 'mark':
        return user?.marked?.(message.mark.name);
      case 'dtmf':
        return user?.press?.(message.dtmf.digit);
      case 'stop':
        user?.hungUp?.();
        return socket.close(1000);
    }
  }

  guardSocket(socket, {
    onText(text) {
      const message = readStreamMessage(text);
      if (message) take(message);
      return message !== undefined;
    },
    onTick: () => user?.tick?.(),
    onClose() {
      clearTimeout(waiting);
      user = undefined;
      forget?.();
    },
  });
}
