import { normalise } from '../../text/normalise.ts';
import type { Phrases } from '../catalogue/wording.ts';
import { mostOfPhrase } from './text-limits.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** Reads the phrases of one question. Each needs a letter, and none may have two meanings. */
export function readPhrases<N extends string>(
  file: YamlFile,
  names: readonly N[],
  findList: (name: N) => Field | undefined,
): Phrases<N> {
  const taken = new Map<string, N>();

  function readPhrase(name: N, phrase: string, offset: number): void {
    const plain = normalise(phrase);
    const owner = taken.get(plain) ?? name;
    if (phrase.length > mostOfPhrase) {
      const message = `The recogniser expects no phrase of more than ${mostOfPhrase} characters.`;
      file.warn(offset, message, 'Write the words that callers say.');
    }
    if (!/\p{L}/u.test(plain)) file.report(offset, `"${phrase}" holds no word that can be said.`);
    if (owner !== name) file.report(offset, `"${phrase}" already stands for "${owner}".`, 'Keep one of the two.');
    taken.set(plain, owner);
  }

  return new Map(
    names.map((name) => {
      const texts = file.readList(findList(name));
      for (const text of texts) readPhrase(name, text.value, text.offsetOf(0));
      return [name, texts.map(({ value }) => value)];
    }),
  );
}
