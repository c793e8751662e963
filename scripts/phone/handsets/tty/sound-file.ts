import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { toWave } from '../../../../src/channels/tty/greeting.ts';
import { toMuLaw } from '../../../../src/channels/tty/modem/mu-law.ts';

/** Writes the sound of a call into a WAV file when it is closed. */
export function createSoundFile(file: string) {
  const handle = openSync(file, 'w');
  const sounds: Uint8Array[] = [];
  return {
    add: (sound: Uint8Array) => void sounds.push(Uint8Array.from(sound)),
    close(): void {
      writeSync(handle, toWave(Buffer.concat(sounds)));
      closeSync(handle);
    },
  };
}

/** The sound of a recording as µ-law at 8 kHz: a WAV file of one channel at 8 kHz in 16 bits or µ-law, or bare µ-law. */
export function readSoundFile(file: string): Uint8Array {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') return bytes;
  const format = findChunk(bytes, 'fmt ');
  const [kind, channels, rate, bits] = [0, 2, 4, 14].map((at) =>
    at === 4 ? format.readUInt32LE(at) : format.readUInt16LE(at),
  );
  const sound = findChunk(bytes, 'data');
  if (channels !== 1 || rate !== 8000) throw new Error(`${file} must have one channel at 8000 samples a second.`);
  if (kind === 7 && bits === 8) return sound;
  if (kind === 1 && bits === 16)
    return Uint8Array.from({ length: sound.length / 2 }, (_, at) => toMuLaw(sound.readInt16LE(at * 2)));
  throw new Error(`${file} must hold 16-bit or µ-law samples.`);
}

function findChunk(bytes: Buffer, name: string): Buffer {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + length);
    at += 8 + length + (length % 2);
  }
  throw new Error(`The recording has no "${name.trim()}" in it.`);
}
