import { setTimeout as wait } from 'node:timers/promises';
import { transmit } from '../../../../src/channels/tty/modem/transmit.ts';
import { toTtyText } from '../../../../src/prompts/catalogue/tty-text.ts';
import type { CarrierEvent } from '../../carrier/handset.ts';
import type { Action } from '../../carrier/action.ts';
import type { Streaming } from '../../carrier/read-twiml.ts';
import { type CardProgress, createCardSession } from '../../carrier/card-session.ts';
import { leaveCard, tellOfCard } from '../../carrier/tell-of-card.ts';
import { type CallOptions, createTwimlPlayer } from '../../carrier/twiml-player.ts';
import { openStream, type StreamPace, type TtyStream } from './open-stream.ts';
import type { TtyCall, TtyWaiting } from './tty-call.ts';
import { createTtyDisplay } from './tty-display.ts';

export interface TtyCallOptions extends CallOptions {
  readonly pace?: StreamPace;
  readonly losesMarks?: boolean;
  /** The telephone's own sound of what is typed, µ-law at 8 kHz: that of our modem where it is left out. */
  readonly makeSound?: (text: string) => Uint8Array;
  /** What appears on the display. */
  readonly onText?: (text: string) => void;
  /** All sound of the call, of both sides. */
  readonly onSound?: (sound: Uint8Array) => void;
}

type Paying = Extract<TtyWaiting, { readonly kind: 'paying' }>;

const patienceMs = 5000;

/** Behind a sign a server waits for more. */
const restMs = 1300;

/** Calls a number with a text telephone, as Twilio does. Resolves when the call first waits for somebody. */
export async function placeTtyCall(options: TtyCallOptions): Promise<TtyCall> {
  const { authToken, pace = 'fast', losesMarks = false, onText, onSound, makeSound = transmit } = options;
  const display = createTtyDisplay(onText);
  let stream: TtyStream | undefined;
  let fault: unknown;
  let changed = Promise.withResolvers<void>();

  const player = createTwimlPlayer<TtyWaiting>(options, {
    witness,
    // A text telephone shows nothing of what voices say, and answers no voice.
    gather: () => Promise.resolve(undefined),
    record: () => undefined,
    card: (verb) => ({ kind: 'paying', verb, session: createCardSession(verb) }),
    stream: connect,
  });

  function witness({ kind }: CarrierEvent): void {
    if (kind === 'ended') stream?.stop();
  }

  function tell(): void {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  }

  function hear(sound: Uint8Array): void {
    onSound?.(sound);
    display.hear(sound);
  }

  async function connect({ url, parameters, action }: Streaming): Promise<TtyWaiting> {
    const { accountSid, callSid } = player;
    const call = { url, parameters, authToken, accountSid, callSid };
    const opened = await openStream({ ...call, pace, losesMarks, onSound: hear, onMark: tell });
    stream = opened;
    void opened.closed.then(() => leave(opened, action)).catch(fail);
    return { kind: 'typing' };
  }

  /** A stream that has closed leads on to its action. */
  async function leave(closed: TtyStream, action: Action): Promise<void> {
    if (stream !== closed || player.state.kind === 'ended') return;
    stream = undefined;
    await player.goOn(() => player.request(action, {}));
    tell();
  }

  function fail(cause: unknown): void {
    fault = cause;
    tell();
  }

  /** Behind a goodbye the stream ends by itself. */
  function canRead(): boolean {
    const { kind } = player.state;
    return (
      kind === 'dialling' || kind === 'paying' || kind === 'ended' || (stream !== undefined && display.isHandedOver())
    );
  }

  function findStream(): TtyStream {
    if (stream) return stream;
    throw new Error('Nobody reads what is typed now.');
  }

  /** Nobody hears what the carrier says. */
  async function payOn(waiting: Paying, progress: CardProgress): Promise<void> {
    if (progress.kind === 'over') await player.act(() => tellOfCard(player, waiting, progress.charge));
  }

  await player.ring();
  return {
    get state() {
      return player.state;
    },
    get stream() {
      return stream;
    },
    callSid: player.callSid,
    async read() {
      while (!canRead()) await changed.promise;
      if (fault !== undefined) throw fault;
      await stream?.sendSilence(400);
      return display.take();
    },
    async isLeft() {
      const late = wait(patienceMs, 'late' as const, { ref: false });
      while (player.state.kind === 'typing' || player.state.kind === 'playing') {
        if ((await Promise.race([changed.promise, late])) === 'late') return;
      }
    },
    async type(text) {
      player.beginTurn();
      const typed = makeSound(toTtyText(text));
      onSound?.(typed);
      await findStream().send(typed);
      await findStream().sendSilence(restMs);
    },
    async press(keys) {
      const { state } = player;
      if (state.kind === 'paying') return await payOn(state, state.session.press(keys));
      for (const key of keys) findStream().press(key);
      await findStream().sendSilence(restMs);
    },
    async wait(ms) {
      const { state } = player;
      if (state.kind === 'paying') return await payOn(state, state.session.wait());
      await findStream().sendSilence(ms);
    },
    settle: (result) => player.settle(result),
    async hangUp() {
      const { state } = player;
      if (state.kind === 'paying') await player.act(() => leaveCard(player, state));
      else await player.end('caller');
      tell();
    },
    async dropStream() {
      const dropped = changed.promise;
      findStream().drop();
      await dropped;
    },
  };
}
