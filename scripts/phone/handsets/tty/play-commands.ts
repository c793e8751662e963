import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { CarrierError } from '../../carrier/carrier-error.ts';

const Command = z.discriminatedUnion('event', [
  z.object({ event: z.literal('media'), media: z.object({ payload: z.base64() }) }),
  z.object({ event: z.literal('mark'), mark: z.object({ name: z.string() }) }),
  z.object({ event: z.literal('clear') }),
]);

export type SoundMark = Readonly<{ name: string }>;

interface Listener {
  readonly hear: (sound: Uint8Array) => Promise<void>;
  /** All sound before the mark was heard: so many samples since the mark before it. */
  readonly reach: (mark: SoundMark, heardSamples: number) => Promise<void>;
}

/** Plays what the server sends, one after the other. `clear` drops the sound that still waits to be played, but no mark. */
export function playCommands(socket: WebSocket, { hear, reach }: Listener): void {
  let playing = Promise.resolve();
  let cleared = 0;
  let heardSamples = 0;

  async function playSound(sound: Uint8Array, clearedBefore: number): Promise<void> {
    if (cleared > clearedBefore) return;
    heardSamples += sound.length;
    await hear(sound);
  }

  async function playMark(mark: SoundMark): Promise<void> {
    await reach(mark, heardSamples);
    heardSamples = 0;
  }

  socket.on('message', (data, isBinary) => {
    const command = readCommand(data, isBinary);
    if (command.event === 'clear') cleared++;
    else if (command.event === 'media') {
      const sound = Buffer.from(command.media.payload, 'base64');
      const clearedBefore = cleared;
      playing = playing.then(() => playSound(sound, clearedBefore));
    } else playing = playing.then(() => playMark(command.mark));
  });
}

function readCommand(data: RawData, isBinary: boolean): z.infer<typeof Command> {
  const command = isBinary || !Buffer.isBuffer(data) ? undefined : Command.safeParse(JSON.parse(data.toString())).data;
  if (!command) throw new CarrierError(31950, 'The server sent a message that Twilio does not take.');
  return command;
}
