import { findWording } from '../../../../src/config/find-settings.ts';
import type { Config } from '../../../../src/config/read-config.ts';
import { checkLines } from '../../../../src/lines/lines-file.ts';
import { checkSources } from '../../../../src/prompts/files/load-catalogue.ts';
import { listSources, readSources, toSources } from '../../../../src/prompts/files/wording-sources.ts';
import { languages } from '../../../../src/text/language.ts';
import { FileErrors } from '../../../../src/yaml/file-errors.ts';
import { createLastGood, lastGoodFolder } from '../../../../src/yaml/last-good.ts';
import { describeProblem } from '../../../../src/yaml/problem.ts';
import { loadSource, type Source } from '../../../../src/yaml/source.ts';
import type { Finding } from './finding.ts';
import { readFlows } from '../read-flows.ts';
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

/** Opens the lines, and the wording of these agencies, as a server does. */
export async function checkSettings({ settings }: Config, agencies: readonly string[]): Promise<Finding[]> {
  const { flows, contractFor } = await import('../../../../flows/index.ts');
  const named = readFlows(settings.lines);
  return [
    check({
      what: 'lines',
      path: settings.lines,
      command: 'check:lines',
      sources: [loadSource(settings.lines)],
      open: ([source]) => checkLines(source ?? loadSource(settings.lines), { flows }),
    }),
    ...agencies.map((agency) => {
      const place = { ...findWording(settings.prompts, agency), languages };
      const contracts = { contract: contractFor(named?.get(agency)), known: contractFor() };
      return check({
        what: 'wording',
        path: place.folder,
        command: 'check:prompts',
        sources: listSources(readSources(place)),
        open: (sources) => checkSources(toSources(sources, place), contracts),
      });
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
