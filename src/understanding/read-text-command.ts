import { foldLookAlikes } from '../text/fold-look-alikes.ts';
import { normalise } from '../text/normalise.ts';
import type { Language } from '../text/language.ts';
import { goOnSentence, optOutSentences, stopSigns } from './opt-out-sentences.ts';
import { carriersWords, politeWords, stopsOfOthers, wordsAlone, wordsAmongOthers } from './text-command-words.ts';

/**
 * What a text asks for before anything else. `stop`: no more texts; 47 CFR 64.1200(a)(10) takes any words that a reasonable person would
 * understand so. `start`: texts again. `help`: who this is.
 */
export interface TextCommand {
  readonly command: 'stop' | 'start' | 'help';
  /** The language of its words; undefined where they are of none. */
  readonly language?: Language;
  /** Whether it is a word that the carrier takes by itself, and answers (its default handling of opt-out words). */
  readonly isCarriers: boolean;
}

/** Reads a text for what must be done at once. Undefined where it says something else. Pure. */
export function readTextCommand(text: string): TextCommand | undefined {
  if (stopSigns.test(text) || stopsOfOthers.has(join(text))) return { command: 'stop', isCarriers: false };
  const words = join(foldLookAlikes(text));
  const bare = words
    .split(' ')
    .filter((word) => !politeWords.has(word))
    .join(' ');
  return findAlone(words, text) ?? findAlone(bare, text) ?? findSentence(foldLookAlikes(text));
}

/**
 * Without accents, punctuation, pictures and marks between letters: "S.T.O.P" and "stop!!" are "stop", and so are letters of other shapes, with
 * what is not seen between them, drawn out ("stoooop") or said again.
 */
function join(text: string): string {
  const seen = text.normalize('NFKD').replaceAll(/(?!\s)[\p{Cf}\p{Cc}]/gu, '');
  const words = normalise(seen)
    .replaceAll(/[*#]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\p{L})\1{2,}/gu, '$1')
    .trim();
  const spelled = words.split(' ');
  if (spelled.length > 2 && spelled.every((letter) => /^\p{L}$/u.test(letter))) return spelled.join('');
  return spelled.filter((word, at) => word !== spelled[at - 1]).join(' ');
}

function findAlone(words: string, text: string): TextCommand | undefined {
  for (const command of ['stop', 'start', 'help'] as const) {
    const own: readonly string[] = carriersWords[command];
    const isCarriers = own.includes(text.trim().toLowerCase());
    for (const language of ['en', 'es'] as const)
      if (wordsAlone[command][language].includes(words)) return { command, language, isCarriers };
  }
  return undefined;
}

/** What one sentence says does not tell of the next: "Why did it stop? I got your message". */
function findSentence(text: string): TextCommand | undefined {
  for (const words of text.split(/[\n\r]+|[.?!;,]+(?:\s|$)/).map(join)) {
    if (goOnSentence.test(words)) continue;
    for (const language of ['en', 'es'] as const)
      if (wordsAmongOthers[language].has(words) || optOutSentences[language].some((sentence) => sentence.test(words)))
        return { command: 'stop', language, isCarriers: false };
  }
  return undefined;
}
