import type { Language } from '../../text/language.ts';
import type { Question } from '../../dialogue/output.ts';
import { normalise } from '../../text/normalise.ts';
import type { Vocabulary } from '../../dialogue/vocabulary.ts';
import { createLabels } from './labels.ts';
import { createSpeak } from './speak.ts';
import { createType } from './type.ts';
import type { Directory } from './directory.ts';
import { createFindOffices } from './find-offices.ts';
import { listPhrases, type Phrase } from './list-phrases.ts';
import { signs, type Catalogue, type Sign } from '../prompts.ts';
import { writeWithBreaks, writeParts } from './to-text.ts';
import { toTtyText } from './tty-text.ts';
import { find, type Wordings } from './wording.ts';

/** The limits of the carrier's recogniser: number of hints, and characters of each. */
const [mostHints, longestHint] = [500, 100];

interface Understood {
  readonly vocabulary: Vocabulary;
  readonly hints: readonly string[];
}

/** The catalogue of checked wording. Phrases are listed once for each question: flows have a limited number. Picks come from records and are listed each time. */
export function createCatalogue(wordings: Wordings, { counties }: Directory): Catalogue {
  const questions = new Map<string, Understood>();

  function understand(language: Language, question: Question): Understood {
    const list = () => collect(listPhrases({ wordings, counties }, language, question));
    if (question.kind === 'pick') return list();
    const key = JSON.stringify([language, question]);
    const understood = questions.get(key) ?? list();
    questions.set(key, understood);
    return understood;
  }

  return {
    findOffices: createFindOffices(counties),
    speak: createSpeak(wordings),
    type: createType(wordings),
    labels: createLabels(wordings),
    signs: createSigns(wordings),
    write(language, letter, slots) {
      const { subject, text } = find(find(wordings, language).letters, letter);
      return { subject: writeParts(subject()), text: `${writeWithBreaks(text(slots))}\n` };
    },
    vocabulary: (language, question) => understand(language, question).vocabulary,
    hints: (language, question) => understand(language, question).hints,
  };
}

function createSigns(wordings: Wordings): Catalogue['signs'] {
  return (language) => {
    const wording = find(wordings, language);
    const written = signs.map((sign) => [sign, toTtyText(writeParts(find(wording.signs, sign)()))] as const);
    return Object.fromEntries(written) as Record<Sign, string>;
  };
}

/** Where two phrases are equal, the first counts. */
function collect(phrases: readonly Phrase[]): Understood {
  const hints = new Set(phrases.map(([phrase]) => phrase).filter((phrase) => /\p{L}/u.test(phrase)));
  return {
    vocabulary: new Map(phrases.map(([phrase, meaning]) => [normalise(phrase), meaning] as const).toReversed()),
    hints: [...hints].filter((phrase) => phrase.length <= longestHint).slice(0, mostHints),
  };
}
