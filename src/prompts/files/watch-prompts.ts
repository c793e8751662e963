import { watch } from 'node:fs';
import { checkSources, readSources, type Sources, type WordingOptions } from './load-catalogue.ts';
import type { Prompts } from '../prompts.ts';

export interface WatchOptions extends WordingOptions {
  /** An edit has mistakes (`FileErrors`), or the folder can no longer be watched. The wording stays as it was. */
  readonly onProblem: (problem: unknown) => void;
  readonly onReplaced: () => void;
}

/** Editors save in several steps; an edit is complete after this long without a change. */
const settledAfterMs = 100;

/** Loads the wording of a folder and reloads it after edits. Throws `FileErrors` where the first load fails. */
export function watchPrompts({ onProblem, onReplaced, ...options }: WatchOptions): Prompts & { close(): void } {
  let sources = readSources(options);
  let catalogue = checkSources(sources, options.contract);
  let settling: NodeJS.Timeout | undefined;

  function reload(): void {
    const edited = readSources(options);
    if (isSame(edited, sources)) return;
    sources = edited;
    try {
      catalogue = checkSources(edited, options.contract);
    } catch (problem) {
      onProblem(problem);
      return;
    }
    onReplaced();
  }

  const watcher = watch(options.folder, { persistent: false }, () => {
    clearTimeout(settling);
    settling = setTimeout(reload, settledAfterMs).unref();
  });
  watcher.on('error', onProblem);

  return {
    current: () => catalogue,
    close() {
      clearTimeout(settling);
      watcher.close();
    },
  };
}

function isSame(some: Sources, others: Sources): boolean {
  const texts = listTexts(others);
  return listTexts(some).every((text, index) => text === texts[index]);
}

function listTexts({ directory, wordings }: Sources): (string | undefined)[] {
  return [directory, ...wordings].map(({ text }) => text);
}
