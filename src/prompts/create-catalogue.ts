import type { Language } from '../dialogue/language.ts';
import type { Question } from '../dialogue/output.ts';
import { normalise, type Vocabulary } from '../dialogue/vocabulary.ts';
import { createSpeak } from './create-speak.ts';
import { listPhrases, type Phrase } from './list-phrases.ts';
import type { Catalogue } from './prompts.ts';
import type { Wordings } from './wording.ts';

/** What a carrier's recogniser takes: so many hints, each so long. */
const [mostHints, longestHint] = [500, 100];

interface Understood {
  readonly vocabulary: Vocabulary;
  readonly hints: readonly string[];
}

/** The catalogue over checked wordings. What is understood at a question is worked out once: the flows bound how many there are. */
export function createCatalogue(wordings: Wordings): Catalogue {
  const questions = new Map<string, Understood>();

  function understand(language: Language, question: Question): Understood {
    const key = JSON.stringify([language, question]);
    const understood = questions.get(key) ?? collect(listPhrases(wordings, language, question));
    questions.set(key, understood);
    return understood;
  }

  return {
    speak: createSpeak(wordings),
    vocabulary: (language, question) => understand(language, question).vocabulary,
    hints: (language, question) => understand(language, question).hints,
  };
}

/** Of equal phrases the first counts. */
function collect(phrases: readonly Phrase[]): Understood {
  const hints = new Set(phrases.map(([phrase]) => phrase).filter((phrase) => /\p{L}/u.test(phrase)));
  return {
    vocabulary: new Map(phrases.map(([phrase, meaning]) => [normalise(phrase), meaning] as const).toReversed()),
    hints: [...hints].filter((phrase) => phrase.length <= longestHint).slice(0, mostHints),
  };
}
