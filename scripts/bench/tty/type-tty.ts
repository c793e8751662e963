/** What a TTY that is not quite right does: everything that a real one may. */
export interface Typing {
  readonly baud?: number;
  readonly markHz?: number;
  readonly spaceHz?: number;
  readonly stopBits?: number;
  /** Mark before the first key, and after the last. */
  readonly leadMs?: number;
  readonly holdMs?: number;
  /** Silence after each key, so that every key begins out of silence. */
  readonly pauseMs?: number;
  /** Whole scale is 0 dBFS: a sine that reaches ±32768. */
  readonly dbfs?: number;
  /** How much louder space is than mark. */
  readonly twistDb?: number;
}

/** The telegraph alphabet as it is punched, first bit first: letter, figure, five holes. Written apart from the modem's table, to check it. */
const alphabet = [
  ['A', '-', '11000'], ['B', '?', '10011'], ['C', ':', '01110'], ['D', '$', '10010'], ['E', '3', '10000'], ['F', '!', '10110'],
  ['G', '+', '01011'], ['H', '=', '00101'], ['I', '8', '01100'], ['J', "'", '11010'], ['K', '(', '11110'], ['L', ')', '01001'],
  ['M', '.', '00111'], ['N', ',', '00110'], ['O', '9', '00011'], ['P', '0', '01101'], ['Q', '1', '11101'], ['R', '4', '01010'],
  ['S', '', '10100'], ['T', '5', '00001'], ['U', '7', '11100'], ['V', ';', '01111'], ['W', '2', '11001'], ['X', '/', '10111'],
  ['Y', '6', '10101'], ['Z', '"', '10001'],
  ['\r', '\r', '00010'], ['\n', '\n', '01000'], [' ', ' ', '00100'], ['\b', '\b', '00000'],
] as const; // prettier-ignore
const [figures, letters] = ['11011', '11111'];
const rate = 8000;

/** Samples of a text being typed, with shifts only where they change and none after a space. */
export function typeTty(text: string, typing: Typing = {}): Float64Array {
  const { baud = 45.45, stopBits = 2, leadMs = 0, holdMs = 300, pauseMs = 0 } = typing;
  const tones: [hz: number, seconds: number][] = [];
  const { markHz = 1400, spaceHz = 1800, dbfs = -17, twistDb = 0 } = typing;
  tones.push([markHz, leadMs / 1000]);
  for (const holes of punch(text)) {
    for (const bit of `0${holes}`) tones.push([bit === '1' ? markHz : spaceHz, 1 / baud]);
    tones.push([markHz, stopBits / baud], [0, pauseMs / 1000]);
  }
  tones.push([pauseMs > 0 ? 0 : markHz, holdMs / 1000]);
  const amplitude = 32_768 * 10 ** (dbfs / 20);
  return sound(tones, (hz) => amplitude * (hz === spaceHz ? 10 ** (twistDb / 20) : 1));
}

function* punch(text: string): Generator<string> {
  let shift = '';
  for (const key of text) {
    const [letter, figure, holes] = alphabet.find((row) => row[0] === key || row[1] === key) ?? ['', '', ''];
    if (holes === '') throw new Error(`no key for ${JSON.stringify(key)}`);
    const wanted = letter === figure ? shift : key === letter ? letters : figures;
    if (wanted !== shift) yield (shift = wanted);
    yield holes;
  }
}

/** Tones one after the other, in phase, each with its amplitude; 0 Hz is silence. */
export function sound(
  tones: readonly (readonly [hz: number, seconds: number])[],
  amplitudeOf: (hz: number) => number,
): Float64Array {
  const samples: number[] = [];
  let phase = 0;
  let end = 0;
  for (const [hz, seconds] of tones) {
    end += seconds * rate;
    while (samples.length < end) {
      samples.push(hz === 0 ? 0 : amplitudeOf(hz) * Math.sin(phase));
      phase += (2 * Math.PI * hz) / rate;
    }
  }
  return Float64Array.from(samples);
}
