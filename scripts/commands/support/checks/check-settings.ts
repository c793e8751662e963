import type { Config } from '../../../../src/config/read-config.ts';
import { openLines } from '../../../../src/lines/lines-file.ts';
import { loadCatalogue } from '../../../../src/prompts/files/load-catalogue.ts';
import { FileErrors } from '../../../../src/yaml/file-errors.ts';
import { describeProblem } from '../../../../src/yaml/problem.ts';
import { languages } from '../../../../src/text/language.ts';
import type { Finding } from './finding.ts';
import { tellFault } from '../tell-fault.ts';

/** Opens lines and wording as a server does. */
export async function checkSettings({ settings }: Config): Promise<Finding[]> {
  const { flows, promptContract } = await import('../../../../flows/index.ts');
  return [
    check('lines', settings.lines, 'check:lines', () => openLines(settings.lines, flows)),
    check('wording', settings.prompts, 'check:prompts', () =>
      loadCatalogue({ folder: settings.prompts, contract: promptContract, languages }),
    ),
  ];
}

function check(what: string, path: string, command: string, open: () => unknown): Finding {
  try {
    open();
    return { state: 'ok', what, told: `${path} can be used` };
  } catch (error) {
    if (!(error instanceof FileErrors)) return { state: 'wrong', what, told: tellFault(error) };
    const { problems } = error;
    const first = problems.slice(0, 1).map(describeProblem).join('');
    return { state: 'wrong', what, told: `${first}; ${problems.length} in all: npm run ${command} tells each` };
  }
}
