import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { createLiveLines, flowsOf } from '../lines/lines.ts';
import { checkLines } from '../lines/lines-file.ts';
import { createLastGood } from '../yaml/last-good.ts';
import { loadSource } from '../yaml/source.ts';
import { watchFiles } from '../yaml/watch-files.ts';
import { tellEdits } from './tell-edits.ts';

interface LinesPlace {
  readonly file: string;
  readonly flows: readonly { readonly name: string }[];
  /** The agencies that this server answers for; an edit that names another is kept out. */
  readonly agencies: readonly string[];
  /** Where the last good copy is kept. */
  readonly keptIn: string;
}

/** The lines of a file, and every good edit of it. Throws `FileErrors` where they cannot be used and no good copy is kept. */
export function openLiveLines({ file, flows, agencies, keptIn }: LinesPlace, log: Logger) {
  const { onKeptOut, onTrouble, tellReplaced, tellWarnings } = tellEdits('lines', log);
  let known = new Map<string, readonly string[] | undefined>(agencies.map((agency) => [agency, undefined]));
  const watched = watchFiles({
    folders: [dirname(file)],
    read: () => [loadSource(file)],
    check: ([source]) => checkLines(source ?? loadSource(file), { flows, agencies: known }),
    lastGood: createLastGood(keptIn, 'lines', file),
    onKeptOut,
    onTrouble,
    onReplaced(edited) {
      lines.replace(edited.lines);
      tellReplaced();
      tellWarnings(edited.warnings);
    },
  });
  const lines = createLiveLines(watched.current().lines);
  known = new Map(agencies.map((agency) => [agency, flowsOf(lines, agency)]));
  tellWarnings(watched.current().warnings);
  return { lines, isStale: watched.isStale, close: watched.close };
}
