import type { Config } from '../../../../src/config/read-config.ts';
import { checkLines } from '../../../../src/lines/lines-file.ts';
import { checkSources, listSources, readSources, toSources } from '../../../../src/prompts/files/load-catalogue.ts';
import { languages } from '../../../../src/text/language.ts';
import { FileErrors } from '../../../../src/yaml/file-errors.ts';
import { createLastGood, lastGoodFolder } from '../../../../src/yaml/last-good.ts';
import { describeProblem } from '../../../../src/yaml/problem.ts';
import { loadSource, type Source } from '../../../../src/yaml/source.ts';
import type { Finding } from './finding.ts';
import { tellFault } from '../tell-fault.ts';

interface Checked {
  readonly what: 'lines' | 'wording';
  readonly path: string;
  /** What tells every mistake. */
  readonly command: string;
  readonly sources: readonly Source[];
  /** Throws where they cannot be used. */
  readonly open: (sources: readonly Source[]) => unknown;
}

/** Opens lines and wording as a server does. */
export async function checkSettings({ settings }: Config): Promise<Finding[]> {
  const { flows, promptContract } = await import('../../../../flows/index.ts');
  return [
    check({
      what: 'lines',
      path: settings.lines,
      command: 'check:lines',
      sources: [loadSource(settings.lines)],
      open: ([source]) => checkLines(source ?? loadSource(settings.lines), { flows }),
    }),
    check({
      what: 'wording',
      path: settings.prompts,
      command: 'check:prompts',
      sources: listSources(readSources({ folder: settings.prompts, languages })),
      open: (sources) => checkSources(toSources(sources, languages), promptContract),
    }),
  ];
}

function check(checked: Checked): Finding {
  const { what, path, sources, open, command } = checked;
  try {
    open(sources);
    return { state: 'ok', what, told: `${path} can be used` };
  } catch (error) {
    if (!(error instanceof FileErrors)) return { state: 'wrong', what, told: tellFault(error) };
    const { problems } = error;
    const first = problems.slice(0, 1).map(describeProblem).join('');
    const told = `${first}; ${problems.length} in all: npm run ${command} tells each`;
    if (!hasLastGood(checked)) return { state: 'wrong', what, told };
    return { state: 'stale', what, told: `a server starts with the last good copy. ${told}` };
  }
}

function hasLastGood({ what, path, open }: Checked): boolean {
  const kept = createLastGood(lastGoodFolder, what, path).read();
  try {
    return kept !== undefined && open(kept) !== undefined;
  } catch {
    return false;
  }
}
