import { watch } from 'node:fs';
import { checkSources, readSources, type Sources, type WordingOptions } from './load-catalogue.ts';
import type { Prompts } from '../prompts.ts';

export interface WatchOptions extends WordingOptions {
  /** An edit is kept out (`PromptErrors`), or the folder can no longer be watched. The wording stays as it was. */
  readonly onProblem: (problem: unknown) => void;
  readonly onReplaced: () => void;
}

/** Editors write in several steps; they are done when nothing has happened for so long. */
const settledAfterMs = 100;

/** The wording in a folder, and edits to it while the process runs. Throws `PromptErrors` where it is wrong from the start. */
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
