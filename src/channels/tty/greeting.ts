import { splitNorthAmerican } from '../../text/split-north-american.ts';
import { samplesPerSecond } from './modem/baud.ts';
import { muLawSamples } from './modem/mu-law.ts';
import { transmit } from './modem/transmit.ts';

/** A recording in TTY tones for callers of a voice line: the number of the TTY line. */
export function writeGreeting(number: string): Uint8Array {
  return toWave(transmit(greetingText(number)));
}

/** What the recording types. */
export function greetingText(number: string): string {
  return `TTY CALL ${splitNorthAmerican(number)?.join('-') ?? number.replace('+', '')}`;
}

/** µ-law at 8 kHz as a WAV file of 16-bit samples, which every player supports. */
export function toWave(muLaw: Uint8Array): Uint8Array {
  const header = Buffer.alloc(44);
  const bytes = muLaw.length * 2;
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(samplesPerSecond, 24);
  header.writeUInt32LE(samplesPerSecond * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(bytes, 40);
  const samples = Int16Array.from(muLaw, (byte) => muLawSamples[byte] ?? 0);
  return Buffer.concat([header, Buffer.from(samples.buffer)]);
}
