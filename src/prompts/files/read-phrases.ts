import { normalise } from '../../text/normalise.ts';
import type { Phrases } from '../catalogue/wording.ts';
import { checkPhrase } from './check-phrase.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** Reads the phrases of one question. Each needs a letter, and none may have two meanings. `elsewhere`: what some mean at every other one. */
export function readPhrases<N extends string>(
  file: YamlFile,
  names: readonly N[],
  findList: (name: N) => Field | undefined,
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Phrases<N> {
  const taken = new Map<string, N>();

  function readPhrase(name: N, phrase: string, offset: number): void {
    const plain = normalise(phrase);
    const owner = taken.get(plain) ?? name;
    if (owner !== name) file.report(offset, `"${phrase}" already stands for "${owner}".`, 'Keep one of the two.');
    taken.set(plain, owner);
    const usual = elsewhere.get(plain) ?? name;
    if (usual !== name) {
      const message = `"${phrase}" chooses "${name}" here, and means "${usual}" at every other menu.`;
      file.warn(offset, message, 'Take it away.');
    }
  }

  return new Map(
    names.map((name) => {
      const texts = file.readList(findList(name));
      for (const text of texts) {
        checkPhrase(file, text);
        readPhrase(name, text.value, text.offsetOf(0));
      }
      return [name, texts.map(({ value }) => value)];
    }),
  );
}
