import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { WebSocket } from 'ws';
import { CarrierError } from '../../carrier/carrier-error.ts';
import { type SoundMark, playCommands } from './play-commands.ts';

const frameSamples = 160;
const samplesPerMs = 8;
const silence = 0xff;

/** `real`: 20 ms of sound take 20 ms. `fast`: as fast as the server reads. */
export type StreamPace = 'real' | 'fast';

export interface StreamOptions {
  readonly url: string;
  readonly authToken: string;
  readonly accountSid: string;
  readonly callSid: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly pace: StreamPace;
  /** Sound that the caller hears, µ-law at 8 kHz. */
  readonly onSound: (sound: Uint8Array) => void;
  /** All sound up to a mark was heard. */
  readonly onMark?: () => void;
  /** Twilio echoes marks; without, it has lost them. */
  readonly losesMarks?: boolean;
}

/** A stream of sound as Twilio opens it, from the carrier's side. */
export interface TtyStream {
  /** Resolves when the server has closed the stream, or it was dropped. */
  readonly closed: Promise<void>;
  send(sound: Uint8Array): Promise<void>;
  sendSilence(ms: number): Promise<void>;
  press(key: string): void;
  /** The call is over. */
  stop(): void;
  /** The connection is lost. */
  drop(): void;
  /** Anything, as it stands. */
  sendRaw(data: string | Uint8Array): void;
}

/** Opens a stream (twilio.com/docs/voice/media-streams/websocket-messages), signed. Rejects where the server refuses it. */
export async function openStream(options: StreamOptions): Promise<TtyStream> {
  const { accountSid, callSid, parameters, pace, onSound, onMark, losesMarks = false } = options;
  const streamSid = `MZ${randomBytes(16).toString('hex')}`;
  const socket = openSignedSocket(options);
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  let sequence = 0;
  let chunk = 0;

  await waitUntilOpen(socket);

  function sendMessage(message: object): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(JSON.stringify({ ...message, sequenceNumber: String(++sequence), streamSid }));
  }

  function sendFrame(sound: Uint8Array): void {
    const payload = Buffer.from(sound).toString('base64');
    const timestamp = String(chunk * 20);
    sendMessage({ event: 'media', media: { track: 'inbound', chunk: String(++chunk), timestamp, payload } });
  }

  async function send(sound: Uint8Array): Promise<void> {
    for (let start = 0; start < sound.length; start += frameSamples) {
      sendFrame(sound.subarray(start, start + frameSamples));
      if (pace === 'real') await wait(20);
      else if (socket.bufferedAmount > 1_000_000) await wait(5);
    }
  }

  function sendSilence(samples: number): Promise<void> {
    return send(new Uint8Array(Math.ceil(samples)).fill(silence));
  }

  async function hear(sound: Uint8Array): Promise<void> {
    onSound(sound);
    if (pace === 'real') await wait(sound.length / samplesPerMs);
  }

  /** Where marks are lost, time goes by all the same: that of the sound, and of some patience. */
  async function reach(mark: SoundMark, heardSamples: number): Promise<void> {
    if (losesMarks) await sendSilence(heardSamples + 2500 * samplesPerMs);
    else sendMessage({ event: 'mark', mark });
    onMark?.();
  }

  playCommands(socket, { hear, reach });
  socket.send(JSON.stringify({ event: 'connected', protocol: 'Call', version: '1.0.0' }));
  const mediaFormat = { encoding: 'audio/x-mulaw', sampleRate: 8000, channels: 1 };
  const start = { accountSid, streamSid, callSid, tracks: ['inbound'], mediaFormat, customParameters: parameters };
  sendMessage({ event: 'start', start });
  return {
    closed,
    send,
    sendSilence: (ms) => sendSilence(ms * samplesPerMs),
    press: (digit) => sendMessage({ event: 'dtmf', dtmf: { track: 'inbound_track', digit } }),
    stop() {
      sendMessage({ event: 'stop', stop: { accountSid, callSid } });
      socket.close();
    },
    drop: () => socket.terminate(),
    sendRaw: (data) => socket.send(data),
  };
}

function openSignedSocket({ url, authToken }: StreamOptions): WebSocket {
  // Twilio signs the address with a slash at its end.
  const headers = { 'x-twilio-signature': getExpectedTwilioSignature(authToken, `${url}/`, {}) };
  return new WebSocket(url, { headers, perMessageDeflate: false });
}

async function waitUntilOpen(socket: WebSocket): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (cause) =>
      reject(new CarrierError(31920, `${socket.url} takes no stream: ${cause.message}`, { cause })),
    );
  });
  socket.on('error', () => {});
}
