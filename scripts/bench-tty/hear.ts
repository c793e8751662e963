import type { Baud } from '../../src/channels/tty/modem/baud.ts';
import { createReceiver } from '../../src/channels/tty/modem/create-receiver.ts';

const frame = 160;

/** What our receiver makes of µ-law that comes in 20 ms frames, as a carrier sends it. */
export function hear(muLaw: Uint8Array, baud: Baud = 45.45): string {
  const receiver = createReceiver({ baud });
  let text = '';
  for (let at = 0; at < muLaw.length; at += frame) text += receiver.receive(muLaw.subarray(at, at + frame));
  return text;
}
