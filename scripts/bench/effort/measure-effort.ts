import type { Output } from '../../../src/dialogue/output.ts';
import type { Language } from '../../../src/text/language.ts';
import { placeCall } from '../../phone/handsets/voice/place-call.ts';
import type { CallEvent, PhoneCall } from '../../phone/handsets/voice/phone-call.ts';
import { playedText } from '../../phone/carrier/read-twiml.ts';
import { type Beat, countUntil, toAloud, heardWords } from './count-words.ts';
import type { Errand } from './errands.ts';
import { findLongest, type PromptTime } from './find-longest.ts';
import { greetingText } from '../../../src/channels/tty/greeting.ts';
import { transmissionMs } from '../../../src/channels/tty/modem/transmit.ts';
import { injectInto } from '../../rigs/inject-into.ts';
import { catalogue, lines, openSampleSystem } from '../../rigs/sample-system.ts';

/** `listens` lets every prompt finish; `keys ahead` presses the keys of the next questions while the first is being said. */
export const habits = ['listens', 'keys ahead'] as const;

type Habit = (typeof habits)[number];

/** What an errand costs, from the answer to the call to the end of the wanted sentence. */
export interface Effort {
  readonly errand: string;
  readonly language: Language;
  readonly habit: Habit;
  readonly keys: number;
  /** Webhooks, that of the incoming call included. */
  readonly turns: number;
  readonly words: number;
  /** Counted, not clocked: the words heard at the speed of a voice, pauses, tones and keys. A message that the caller speaks is not counted. */
  readonly seconds: number;
  /** The prompts that take longest on the way, the longest first. */
  readonly longest: readonly PromptTime[];
}

/** About as fast as the carrier's voices speak. */
const wordsPerSecond = 2.6;
const secondsPerKey = 0.5;

/** The tones for text telephones are the only recording on these errands. */
const tonesMs = transmissionMs(greetingText(lines[0]?.tty?.number ?? ''));

const languageKeys = { en: '1', es: '9' } as const;

/** Goes on an errand, with a call and a system of its own. Throws where the wanted sentence is not said. */
export async function measureEffort(errand: Errand, language: Language, habit: Habit): Promise<Effort> {
  const outputs: Output[] = [];
  let turns = 0;
  const system = await openSampleSystem({ onOutput: (output) => outputs.push(output) });
  const transport = injectInto(system.app);
  try {
    const call = await placeCall({
      incomingUrl: `${system.publicUrl}/voice/incoming`,
      transport(request, signal) {
        turns++;
        return transport(request, signal);
      },
      authToken: system.authToken,
      to: lines[0]?.numbers[0] ?? '',
      from: '+19165550142',
    });
    const heardFrom = habit === 'listens' ? 0 : call.events.length;
    await go(call, joinKeys([languageKeys[language], ...errand.steps], habit));
    const heard = countUntil(heardWords(sentenceOf(errand, outputs)), beatsOf(call.events.slice(heardFrom)));
    if (heard === undefined)
      throw new Error(`The caller on the errand "${errand.name}" does not hear ${errand.wanted}.`);
    const { words, soundlessMs } = heard;
    const keys = countKeys(call.events);
    const seconds = words / wordsPerSecond + soundlessMs / 1000 + keys * secondsPerKey;
    const longest = findLongest(outputs, catalogue);
    return { errand: errand.name, language, habit, keys, turns, words, seconds, longest };
  } finally {
    await system.close();
  }
}

async function go(call: PhoneCall, steps: Errand['steps']): Promise<void> {
  for (const step of steps) await (typeof step === 'string' ? call.press(step) : call.record(step.speakSeconds));
}

/** A caller who keys ahead presses at once all keys up to the next message. */
function joinKeys(steps: Errand['steps'], habit: Habit): Errand['steps'] {
  if (habit === 'listens') return steps;
  const joined: Errand['steps'][number][] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (typeof last === 'string' && typeof step === 'string') joined.splice(-1, 1, last + step);
    else joined.push(step);
  }
  return joined;
}

/** The wanted sentence with the slots that it has in this call. */
function sentenceOf({ wanted }: Errand, outputs: readonly Output[]): string {
  const output = outputs.findLast(({ told }) => told.some(({ prompt }) => prompt === wanted));
  const told = output?.told.find(({ prompt }) => prompt === wanted);
  return output && told ? toAloud(catalogue.speak({ ...output, told: [told], next: { kind: 'hang-up' } })) : wanted;
}

function beatsOf(events: readonly CallEvent[]): Beat[] {
  return events.flatMap((event): Beat[] => {
    if (event.kind !== 'heard') return [];
    if (event.text === playedText) return [tonesMs];
    return event.aloud.flatMap((part): Beat[] => (typeof part === 'number' ? [part] : heardWords(part)));
  });
}

function countKeys(events: readonly CallEvent[]): number {
  return events.reduce((sum, event) => sum + (event.kind === 'pressed' ? event.keys.length : 0), 0);
}
