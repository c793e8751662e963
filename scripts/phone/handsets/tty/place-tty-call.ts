import { setTimeout as wait } from 'node:timers/promises';
import { createReceiver } from '../../../../src/channels/tty/modem/receiver.ts';
import { transmit } from '../../../../src/channels/tty/modem/transmit.ts';
import { toTtyText } from '../../../../src/prompts/catalogue/tty-text.ts';
import { createSid, describeCall, describeDial, describeEnd } from '../../carrier/call-parameters.ts';
import { createDocuments } from '../../carrier/documents.ts';
import type { DialResult } from '../../carrier/phone-call.ts';
import type { Transport } from '../../carrier/send-webhook.ts';
import type { Dial, Streaming } from '../../carrier/read-twiml.ts';
import { openStream, type StreamPace, type TtyStream } from './open-stream.ts';

export interface TtyCallOptions {
  readonly incomingUrl: string;
  readonly authToken: string;
  readonly to: string;
  readonly from: string;
  readonly transport?: Transport;
  readonly pace?: StreamPace;
  readonly losesMarks?: boolean;
  /** The telephone's own sound of what is typed, µ-law at 8 kHz: that of our modem unless told. */
  readonly makeSound?: (text: string) => Uint8Array;
  /** What appears on the display. */
  readonly onText?: (text: string) => void;
  /** All sound of the line, whoever makes it. */
  readonly onSound?: (sound: Uint8Array) => void;
}

type TtyState =
  /** A stream is open. */
  { readonly kind: 'typing' } | { readonly kind: 'dialling'; readonly dial: Dial } | { readonly kind: 'ended' };

/** A text telephone in a caller's hand. */
export interface TtyCall {
  readonly state: TtyState;
  readonly callSid: string;
  readonly stream: TtyStream | undefined;
  /** What the other side has typed since it was last asked, once it has handed the turn over, the desk rings, or the call is over. */
  read(): Promise<string>;
  /** Resolves when the server has taken the call off the stream: to ring at the desk, or to end it. Gives up after some seconds. */
  isLeft(): Promise<void>;
  /** Types as people do, without accents. */
  type(text: string): Promise<void>;
  press(keys: string): Promise<void>;
  /** Types nothing for so long. */
  wait(ms: number): Promise<void>;
  settle(result: DialResult): Promise<void>;
  hangUp(): Promise<void>;
  /** Resolves when the stream was lost and the server was asked what follows. */
  dropStream(): Promise<void>;
}

const patienceMs = 5000;

/** The end of a turn. */
const handedOver = /\bGA(?: FOR MORE| PARA MAS| OR SK| O SK)?\s*$/u;

/** Behind a sign a server waits for more; and its own sound must be gone from the line before it listens. */
const restMs = 1300;

/** Calls a number with a text telephone: plays Twilio, and the telephone, to the server that answers there. */
export async function placeTtyCall(options: TtyCallOptions): Promise<TtyCall> {
  const { incomingUrl, authToken, to, from, pace = 'fast', losesMarks = false, onText, onSound } = options;
  const { makeSound = transmit } = options;
  const accountSid = createSid('AC');
  const described = describeCall({ accountSid, to, from });
  const callSid = described['CallSid'] ?? '';
  const documents = createDocuments({ ...options, described });
  const receiver = createReceiver();
  const startedAt = Date.now();
  let state: TtyState = { kind: 'typing' };
  let stream: TtyStream | undefined;
  let display = '';
  let fault: unknown;
  let changed = Promise.withResolvers<void>();

  function tell(): void {
    changed.resolve();
    changed = Promise.withResolvers<void>();
  }

  function hear(sound: Uint8Array): void {
    onSound?.(sound);
    const text = receiver.receive(sound);
    if (text === '') return;
    display += text;
    onText?.(text);
  }

  async function playOn(): Promise<void> {
    for (let verb = documents.verbs.shift(); state.kind !== 'ended'; verb = documents.verbs.shift()) {
      if (verb?.verb === 'Connect') return await connect(verb);
      if (verb?.verb === 'Dial') return void (state = { kind: 'dialling', dial: verb });
      if (verb?.verb === 'Redirect') await documents.request(verb.action, {});
      else if (verb === undefined || verb.verb === 'Hangup' || verb.verb === 'Reject') await end();
      // A text telephone shows nothing of what voices say.
    }
  }

  async function connect({ url, parameters, action }: Streaming): Promise<void> {
    const opened = await openStream({
      url,
      authToken,
      accountSid,
      callSid,
      parameters,
      pace,
      losesMarks,
      onSound: hear,
      onMark: tell,
    });
    stream = opened;
    state = { kind: 'typing' };
    void opened.closed.then(() => after(opened, action)).catch(fail);
  }

  async function after(opened: TtyStream, action: Streaming['action']): Promise<void> {
    if (stream !== opened || state.kind === 'ended') return;
    stream = undefined;
    await documents.request(action, {});
    await playOn();
    tell();
  }

  function fail(cause: unknown): void {
    fault = cause;
    state = { kind: 'ended' };
    tell();
  }

  async function end(): Promise<void> {
    state = { kind: 'ended' };
    stream?.stop();
    await documents.tell(new URL('status', incomingUrl).href, describeEnd(Date.now() - startedAt));
    tell();
  }

  /** Behind a goodbye the stream ends by itself. */
  function isHandedOver(): boolean {
    if (state.kind !== 'typing') return true;
    return stream !== undefined && handedOver.test(display);
  }

  function openLine(): TtyStream {
    if (stream) return stream;
    throw new Error('Nobody reads what is typed now.');
  }

  async function utter(typed: Uint8Array): Promise<void> {
    onSound?.(typed);
    await openLine().send(typed);
  }

  await documents.request({ url: incomingUrl, method: 'POST' }, { CallStatus: 'ringing' });
  await playOn();
  return {
    get state() {
      return state;
    },
    get stream() {
      return stream;
    },
    callSid,
    async read() {
      while (!isHandedOver()) await changed.promise;
      if (fault !== undefined) throw fault;
      await stream?.sendSilence(400);
      const text = display;
      display = '';
      return text.replaceAll('\r', '').trim();
    },
    async isLeft() {
      const late = wait(patienceMs, 'late' as const, { ref: false });
      while (state.kind === 'typing') {
        if ((await Promise.race([changed.promise, late])) === 'late') return;
      }
    },
    async type(text) {
      documents.beginTurn();
      await utter(makeSound(toTtyText(text)));
      await openLine().sendSilence(restMs);
    },
    async press(keys) {
      for (const key of keys) openLine().press(key);
      await openLine().sendSilence(restMs);
    },
    wait: (ms) => openLine().sendSilence(ms),
    async settle(result) {
      if (state.kind !== 'dialling') throw new Error('The call rings at no desk now.');
      const { action } = state.dial;
      documents.beginTurn();
      await documents.request(action, describeDial(result));
      await playOn();
    },
    async hangUp() {
      if (state.kind !== 'ended') await end();
    },
    async dropStream() {
      const dropped = changed.promise;
      openLine().drop();
      await dropped;
    },
  };
}
