import { dirname } from 'node:path';
import type { Logger } from 'pino';
import type { KnownFlow } from '../lines/judge-lines.ts';
import type { Line } from '../lines/line.ts';
import { agenciesOf, createLiveLines, flowsOf } from '../lines/lines.ts';
import { checkLines } from '../lines/lines-file.ts';
import { createLastGood } from '../yaml/last-good.ts';
import { loadSource } from '../yaml/source.ts';
import { watchFiles } from '../yaml/watch-files.ts';
import { tellEdits } from './tell-edits.ts';

interface LinesPlace {
  readonly file: string;
  readonly flows: readonly KnownFlow[];
  /** The agencies that this server answers for. The lines of others are left out. */
  readonly agencies: readonly string[];
  /** Where the last good copy is kept. */
  readonly keptIn: string;
}

/** The lines of a file, and every good edit of it. Throws `FileErrors` where they cannot be used and no good copy is kept. */
export function openLiveLines({ file, flows, agencies, keptIn }: LinesPlace, log: Logger) {
  const { onKeptOut, onTrouble, tellReplaced, tellWarnings } = tellEdits('lines', log);
  const ofServed = (all: readonly Line[]) => all.filter(({ agency }) => agencies.includes(agency));
  let known: Map<string, readonly string[] | undefined> | undefined;
  const watched = watchFiles({
    folders: [dirname(file)],
    read: () => [loadSource(file)],
    check: ([source]) => checkLines(source ?? loadSource(file), { flows, ...(known && { agencies: known }) }),
    lastGood: createLastGood(keptIn, 'lines', file),
    onKeptOut,
    onTrouble,
    onReplaced(edited) {
      lines.replace(ofServed(edited.lines));
      tellReplaced();
      tellWarnings(edited.warnings);
    },
  });
  const all = watched.current().lines;
  const lines = createLiveLines(ofServed(all));
  // Of an agency that another server answers for, it may name any.
  const flowsNamed = (agency: string) => (agencies.includes(agency) ? flowsOf(all, agency) : undefined);
  known = new Map(agenciesOf(all).map((agency) => [agency, flowsNamed(agency)]));
  tellWarnings(watched.current().warnings);
  return { lines, isStale: watched.isStale, close: watched.close };
}
