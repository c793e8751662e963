import { convert, raw, run, toSamples } from '../../rigs/judges/run.ts';
import { ensureProgram } from '../../rigs/services/ensure-program.ts';
import { createRandom, gaussian } from './spoil.ts';
import { sound } from './type-tty.ts';

/** Sounds of a telephone line that are no TTY: a minute of each, in 16-bit samples at 8 kHz. */
export const sounds: Readonly<Record<string, (seed: number) => Float64Array>> = {
  speech: (seed) => speech(seed),
  music: (seed) => music(seed),
  'call-progress tones': (seed) => callProgress(seed),
  noise: (seed) => noise(seed),
};

const rate = 8000;
const minute = 60 * rate;
const loud = 9000;

const talk = `Thank you for calling. For your balance, press one. For your next court date, press two. I would like to know why the payment of
  three hundred and twelve dollars and fifty cents has not arrived yet. Sixteen sixty six, six five four, zero seven seven eight.
  She sells sea shells by the sea shore; yes, sir, this is the office, please hold. Gracias por llamar. Whee, hello, hello, can you hear me?
  My number is nine one six, five five five, oh one four three. Good morning, is this the right place to ask about a hearing in November?`;

/** Voices of either sex, high and low, slow and fast. */
function speech(seed: number): Float64Array {
  const voices = ['en-us', 'en-us+f3', 'es', 'en-gb+f5', 'en-us+m7', 'es+f2'];
  const voice = voices[seed % voices.length] ?? 'en-us';
  const [speed, pitch] = [120 + ((seed * 37) % 90), 20 + ((seed * 29) % 70)];
  const espeak = ensureProgram({ found: ['espeak-ng'], package: 'espeak-ng' });
  const wav = run(espeak, ['-v', voice, '-s', `${speed}`, '-p', `${pitch}`, '--stdin', '--stdout'], talk);
  const samples = toSamples(convert(wav, '-t', 'wav', '--ignore-length', '-', ...raw, '-', 'gain', '-n', '-6'));
  return Float64Array.from({ length: minute }, (_, at) => samples[at % samples.length] ?? 0);
}

/** Chords, a melody over three octaves and drums; notes near the tones of a TTY (F6 is 1397 Hz, A6 is 1760 Hz) come up often. */
function music(seed: number): Float64Array {
  const random = createRandom(seed);
  const samples = new Float64Array(minute);
  const beat = Math.round(rate * (0.11 + 0.2 * random()));
  for (let at = 0; at < minute; at += beat) {
    const note = 72 + Math.floor(random() * 25);
    pluck(
      samples,
      at,
      beat * (1 + Math.floor(random() * 3)),
      440 * 2 ** ((note - 69) / 12),
      0.5,
      1 + Math.floor(random() * 4),
    );
    if ((at / beat) % 4 === 0) {
      const root = 48 + Math.floor(random() * 24);
      for (const third of [0, 4, 7, 12]) pluck(samples, at, beat * 4, 440 * 2 ** ((root + third - 69) / 12), 0.15, 3);
    }
    if ((at / beat) % 2 === 0) drum(samples, at, random);
  }
  return samples.map((sample) => loud * Math.max(-3, Math.min(3, sample)));
}

/** Adds a note with its harmonics that fades, or, played on an organ, does not. */
function pluck(into: Float64Array, at: number, length: number, hz: number, volume: number, harmonics: number): void {
  const fade = harmonics === 1 ? 0 : 3 / length;
  for (let n = 0; n < length && at + n < into.length; n += 1) {
    let sample = 0;
    for (let k = 1; k <= harmonics && k * hz < rate / 2; k += 1)
      sample += Math.sin((2 * Math.PI * k * hz * n) / rate) / k;
    into[at + n] = (into[at + n] ?? 0) + volume * sample * Math.exp(-fade * n);
  }
}

function drum(into: Float64Array, at: number, random: () => number): void {
  for (let n = 0; n < 800 && at + n < into.length; n += 1)
    into[at + n] = (into[at + n] ?? 0) + 0.6 * gaussian(random) * Math.exp(-n / 150);
}

/** Dial tone, ringback, busy, fast busy, special information (SIT), every key, fax calling and answering, and 1400 or 1800 Hz alone. */
function callProgress(seed: number): Float64Array {
  const random = createRandom(seed);
  const parts: Float64Array[] = [
    chord([350, 440], 3),
    ...repeat(2, chord([440, 480], 2), silence(3)),
    ...repeat(5, chord([480, 620], 0.5), silence(0.5)),
    ...repeat(8, chord([480, 620], 0.25), silence(0.25)),
    ...repeat(3, chord([913.8], 0.274), chord([1370.6], 0.274), chord([1776.7], 0.38), silence(0.5)),
    ...repeat(3, chord([985.2], 0.38), chord([1428.5], 0.38), chord([1776.7], 0.274), silence(0.5)),
    ...[697, 770, 852, 941].flatMap((row) =>
      [1209, 1336, 1477, 1633].flatMap((column) => [chord([row, column], 0.05 + 0.1 * random()), silence(0.05)]),
    ),
    ...repeat(3, chord([1100], 0.5), silence(1)),
    chord([2100], 3),
    ...repeat(3, chord([1400], 0.425), silence(0.2), chord([1800], 0.4), silence(0.2)),
    ...repeat(4, chord([1400, 1800], 0.2), silence(0.2)),
  ];
  const all = parts.flatMap((part) => [...part]);
  return Float64Array.from({ length: minute }, (_, at) => all[at % all.length] ?? 0);
}

function noise(seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: minute }, () => (loud / 3) * gaussian(random));
}

function chord(frequencies: readonly number[], seconds: number): Float64Array {
  const tones = frequencies.map((hz) => sound([[hz, seconds]], () => loud / frequencies.length));
  return Float64Array.from({ length: Math.round(seconds * rate) }, (_, at) =>
    tones.reduce((sum, tone) => sum + (tone[at] ?? 0), 0),
  );
}

function silence(seconds: number): Float64Array {
  return new Float64Array(Math.round(seconds * rate));
}

function repeat(times: number, ...parts: readonly Float64Array[]): Float64Array[] {
  return Array.from({ length: times }, () => parts).flat();
}
