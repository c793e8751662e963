import { type Baud, bauds } from '../../../src/channels/tty/modem/baud.ts';
import { createReceiver } from '../../../src/channels/tty/modem/receiver.ts';
import { minimodem } from '../../rigs/judges/minimodem.ts';
import { spandsp } from '../../rigs/judges/spandsp.ts';
import { editDistance } from '../../../src/text/edit-distance.ts';
import { measure, type MeasuredCase } from './measured-case.ts';
import { spoil, type Spoiling } from './spoil.ts';
import { type Typing, typeTty } from './type-tty.ts';

/** Somebody who types: the samples of a text, and the text. */
export interface Typist {
  readonly name: string;
  readonly text: string;
  readonly samples: ArrayLike<number>;
}

/** After a figure and a space minimodem goes on in letters without saying so: it gets a line feed there. */
const plain = 'THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG\n1000000000001 4071\nGA';
const full = 'THE QUICK BROWN FOX 1 23 45 THEN 0 GA. $1,310.55 (PIN 407193) OK? "SKSK" GA';
const keys = '1 A4071 GA';

const noises = [
  ['clean', {}, 0],
  ['20 dB', { snrDb: 20 }, 0],
  ['10 dB', { snrDb: 10 }, 0],
  ['0 dB', { snrDb: 0 }, 0.5],
  ['-3 dB', { snrDb: -3 }, 3],
] as const;
const losses = [
  ['1 % lost', { loss: 0.01 }, 1],
  ['3 % lost', { loss: 0.03 }, 3],
  ['5 % lost', { loss: 0.05 }, 6],
] as const;

/** The same where the network fills the gaps, and what may be wrong at each of the three losses. */
const concealed = [
  ['quiet noise', [1, 3, 12]],
  ['last frame again', [8, 15, 25]],
  ['cut out', [15, 35, 50]],
] as const;

const oddities: readonly (readonly [string, Typing])[] = [
  ...[44, 44.5, 47, 47.6].map((baud) => [`${baud} baud`, { baud }] as const),
  ...[44, 47.6].flatMap((baud) =>
    [1, 1.5].map((stopBits) => [`${baud} baud, ${stopBits} stop bits`, { baud, stopBits }] as const),
  ),
  ...[-50, -25, 25, 50].map((off) => [`${off} Hz`, { markHz: 1400 + off, spaceHz: 1800 + off }] as const),
  ...[1, 1.25, 1.5, 2].map((stopBits) => [`${stopBits} stop bits`, { stopBits }] as const),
  ...[0, -17, -45, -50].map((dbfs) => [`${dbfs} dBFS`, { dbfs }] as const),
  ['no lead mark', { leadMs: 0 }],
  ['lead mark', { leadMs: 150 }],
  ...[30, 40, 50].map((pauseMs) => [`${pauseMs} ms without a tone between keys`, { pauseMs }] as const),
  ...[-5, 5].map((twistDb) => [`space ${twistDb} dB`, { twistDb }] as const),
];

/** How much louder space is than mark at most: little beyond it, nothing is heard. */
const twists = [-6, 6];

export function* measureReceiver(seeds: number): Generator<MeasuredCase> {
  for (const baud of bauds)
    for (const typist of judgesTyping(baud))
      for (const [name, spoiling, demanded] of [...noises, ...losses]) {
        const row = { case: `${name}, ${baud} baud`, judge: typist.name, demanded, unit: '% wrong' } as const;
        yield measure(row, seeds, (seed) => mishear(typist, spoiling, seed, baud));
      }
  yield* measureConcealment(seeds);
  for (const twistDb of twists) {
    const typist = { name: 'own', text: full, samples: typeTty(full, { twistDb }) };
    const row = { case: `space ${twistDb} dB, clean`, judge: 'own', demanded: 0, unit: '% wrong' } as const;
    yield measure(row, seeds, (seed) => mishear(typist, {}, seed));
  }
  for (const typist of oddTyping())
    for (const [noise, spoiling] of [noises[0], noises[2]]) {
      const row = { case: `${typist.name}, ${noise}`, judge: typist.judge, demanded: 0, unit: '% wrong' } as const;
      yield measure(row, seeds, (seed) => mishear(typist, spoiling, seed));
    }
}

function* measureConcealment(seeds: number): Generator<MeasuredCase> {
  for (const [concealment, most] of concealed)
    for (const typist of judgesTyping(45.45))
      for (const [index, [name, { loss }]] of losses.entries()) {
        const row = { case: `${name}, ${concealment}`, judge: typist.name, unit: '% wrong' } as const;
        const demanded = most[index] ?? 0;
        yield measure({ ...row, demanded }, seeds, (seed) => mishear(typist, { loss, concealment }, seed));
      }
}

export function judgesTyping(baud: Baud): Typist[] {
  return [
    { name: 'minimodem', text: plain, samples: minimodem.speak(plain, { baud }) },
    { name: 'spandsp', text: full, samples: spandsp.speak(full, { baud }) },
  ];
}

/** TTYs off the standard: by minimodem where it can, by a generator of this folder where it cannot. */
export function oddTyping(): (Typist & { readonly judge: string })[] {
  const generated = oddities.map(([name, typing]) => ({
    name,
    judge: 'own',
    text: full,
    samples: typeTty(full, typing),
  }));
  const off = [
    { name: '44.5 baud', baud: 44.5 },
    { name: '47 baud, 1 stop bit', baud: 47, stopBits: 1 },
    { name: '50 Hz', markHz: 1450, spaceHz: 1850 },
    { name: '-50 Hz', markHz: 1350, spaceHz: 1750 },
  ].map(({ name, ...options }) => ({
    name,
    judge: 'minimodem',
    text: plain,
    samples: minimodem.speak(plain, options),
  }));
  const slow = [
    { name: 'a key every 5 s', judge: 'own', text: keys, samples: typeTty(keys, { pauseMs: 5000 }) },
    { name: 'a key every 5 s', judge: 'spandsp', text: keys, samples: spandsp.speak(keys, { pauseMs: 5000 }) },
  ];
  return [...generated, ...off, ...slow];
}

/** Percent of characters that our receiver hears wrongly. */
export function mishear({ text, samples }: Typist, spoiling: Spoiling, seed: number, baud: Baud = 45.45): number {
  return (100 * editDistance(text, hear(spoil(samples, spoiling, seed), baud))) / text.length;
}

/** What our receiver makes of µ-law that comes in 20 ms frames, as a carrier sends it. */
export function hear(muLaw: Uint8Array, baud: Baud = 45.45): string {
  const receiver = createReceiver({ baud });
  let text = '';
  for (let at = 0; at < muLaw.length; at += 160) text += receiver.receive(muLaw.subarray(at, at + 160));
  return text;
}
