import { watchFiles, type WatchedFiles, type WatchFilesOptions } from '../../yaml/watch-files.ts';
import type { Catalogue, Prompts } from '../prompts.ts';
import { checkSources, listSources, readSources, toSources, type WordingOptions } from './load-catalogue.ts';

export interface WatchOptions
  extends WordingOptions, Pick<WatchFilesOptions<Catalogue>, 'lastGood' | 'onKeptOut' | 'onTrouble'> {
  readonly onReplaced: () => void;
}

/** Loads the wording of a folder and reloads it after edits. Throws `FileErrors` where the first load fails and no good copy is kept. */
export function watchPrompts(options: WatchOptions): Prompts & Pick<WatchedFiles<Catalogue>, 'isStale' | 'close'> {
  const { contract, languages, onReplaced, ...rest } = options;
  return watchFiles({
    ...rest,
    read: () => listSources(readSources(options)),
    check: (sources) => checkSources(toSources(sources, languages), contract),
    onReplaced: () => onReplaced(),
  });
}
