import { watchFiles, type WatchFilesOptions, type WatchedFiles } from '../../yaml/watch-files.ts';
import type { Problem } from '../../yaml/problem.ts';
import type { Prompts } from '../prompts.ts';
import { checkSources, type CheckedWording, type WordingOptions } from './load-catalogue.ts';
import { listSources, readSources, toSources } from './wording-sources.ts';

export interface WatchOptions
  extends WordingOptions, Pick<WatchFilesOptions<CheckedWording>, 'lastGood' | 'onKeptOut' | 'onTrouble'> {
  readonly onReplaced: (warnings: readonly Problem[]) => void;
}

export interface WatchedPrompts extends Prompts, Pick<WatchedFiles<CheckedWording>, 'isStale' | 'close'> {
  /** What in the files is most probably not meant. */
  readonly warnings: () => readonly Problem[];
}

/** Loads the wording of an agency and reloads it after edits. Throws `FileErrors` where the first load fails and no good copy is kept. */
export function watchPrompts(options: WatchOptions): WatchedPrompts {
  const { folder, shared, contract: _, known: __, languages: ___, onReplaced, ...rest } = options;
  const watched = watchFiles({
    ...rest,
    folders: shared === undefined ? [folder] : [folder, shared],
    read: () => listSources(readSources(options)),
    check: (sources) => checkSources(toSources(sources, options), options),
    isOver: ({ until }) => until !== undefined && Temporal.Instant.compare(until, Temporal.Now.instant()) <= 0,
    onReplaced: ({ warnings }) => onReplaced(warnings),
  });
  const { current, isStale, close } = watched;
  return { current: () => current().catalogue, warnings: () => current().warnings, isStale, close };
}
