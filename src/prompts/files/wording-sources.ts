import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../text/language.ts';
import { loadSource, type Source } from '../../yaml/source.ts';
import { adviseOnFolder } from './advise-on-folder.ts';

/** Where the wording of an agency stands. */
export interface WordingPlace {
  /** The agency's own folder, with its `directory.yaml`. */
  readonly folder: string;
  /** The folder of what agencies say alike; without one, the agency's own folder holds everything. */
  readonly shared?: string | undefined;
  readonly languages: readonly Language[];
}

/** The files of operators in a language; of several the first counts, entry by entry. */
export interface LanguageSources {
  readonly language: Language;
  readonly wording: readonly [own: Source, ...shared: Source[]];
  /** What callers say. */
  readonly sentences: readonly Source[];
  /** An agency has words of its own, or those of all agencies. */
  readonly words: Source;
}

/** The files of operators. */
export interface Sources {
  readonly directory: Source;
  readonly languages: readonly LanguageSources[];
}

/** Reads them. One that is missing is reported where it is looked for. */
export function readSources(place: WordingPlace): Sources {
  const missing = adviseOnFolder(place.folder);
  const miss = (file: string): Source =>
    missing ? { file, fault: { line: 1, column: 1, ...missing } } : loadSource(file);
  return gather(place, (file) => (existsSync(file) ? loadSource(file) : undefined), miss);
}

/** The same as one list, and back. */
export function listSources({ directory, languages }: Sources): Source[] {
  return [directory, ...languages.flatMap(({ wording, words, sentences }) => [...wording, words, ...sentences])];
}

/** Throws where a file is not among them. */
export function toSources(listed: readonly Source[], place: WordingPlace): Sources {
  const byFile = new Map(listed.map((source) => [source.file, source]));
  return gather(
    place,
    (file) => byFile.get(file),
    (file) => {
      throw new Error(`These are not the files of the wording: ${file} is missing`);
    },
  );
}

function gather(
  { folder, shared, languages }: WordingPlace,
  find: (file: string) => Source | undefined,
  miss: (file: string) => Source,
): Sources {
  const own = (name: string) => find(join(folder, name));
  const common = (name: string) => (shared === undefined ? undefined : find(join(shared, name)));
  const needed = (name: string) => own(name) ?? miss(join(folder, name));
  const either = (name: string) => own(name) ?? common(name) ?? miss(join(folder, name));
  return {
    directory: needed('directory.yaml'),
    languages: languages.map((language) => {
      const [wording, sentences] = [`${language}.yaml`, `sentences.${language}.tsv`];
      const said = [own(sentences) ?? [], common(sentences) ?? []].flat();
      return {
        language,
        wording: [needed(wording), ...[common(wording) ?? []].flat()],
        words: either(`words.${language}.yaml`),
        sentences: said.length > 0 ? said : [miss(join(folder, sentences))],
      };
    }),
  };
}
