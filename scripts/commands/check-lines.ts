import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings } from '../../src/config/read-settings.ts';
import { readDeskState } from '../../src/lines/desk-state.ts';
import type { Line } from '../../src/lines/line.ts';
import { agenciesOf, linesOf } from '../../src/lines/lines.ts';
import { checkLines, type CheckedLines } from '../../src/lines/lines-file.ts';
import { FileErrors } from '../../src/yaml/file-errors.ts';
import { describeProblem } from '../../src/yaml/problem.ts';
import { loadSource } from '../../src/yaml/source.ts';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { sayCount } from './support/say-count.ts';

/** The exit code where the lines may not be used. */
const failed = 1;

const help = `Checks the lines as the server does, and tells when each desk opens.

  npm run check:lines -- [FILE]             those of the server where none is named: flows/lines.yaml, or SETTINGS_DIR/lines.yaml
  npm run check:lines -- --deny-warnings    a warning fails the check too

  --help          this text

Each problem is named with its file, line and column. What is valid and most probably not meant is a warning.
Ends with 0; with 1 where the check fails; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: check });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { 'deny-warnings': flag, help: flag };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file = relative('', readSettings().lines), ...more] = positionals;
  if (more.length > 0) throw new Error('Name one file.');
  return { help: values.help, denyWarnings: values['deny-warnings'], file };
}

async function check({ file, denyWarnings }: { file: string; denyWarnings: boolean }): Promise<number> {
  // Loaded here, so that a menu with a mistake in it is told in one sentence.
  const { flows } = await import('../../flows/index.ts');
  const checked = findMistakes(() => checkLines(loadSource(file), { flows }));
  if (!checked) return failed;
  const { lines, warnings } = checked;
  for (const warning of warnings) console.warn(`${describeProblem(warning)} (warning)`);
  console.log(`The lines can be used: ${sayCount(lines.length, 'line')}, ${sayCount(warnings.length, 'warning')}.`);
  for (const agency of agenciesOf(lines)) {
    if (agency !== '') console.log(`${agency}:`);
    for (const line of linesOf(lines, agency)) console.log(describeLine(line, Temporal.Now.instant()));
  }
  return denyWarnings && warnings.length > 0 ? failed : done;
}

function findMistakes(read: () => CheckedLines): CheckedLines | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    for (const problem of error.problems) console.error(describeProblem(problem));
    return undefined;
  }
}

function describeLine(line: Line, now: Temporal.Instant): string {
  const desks = [...new Set(Object.values(line.desk).map(({ number }) => number))].join(' and ');
  return `${line.name}: ${line.numbers.join(' and ')}; desk ${desks}, ${describeHours(line, now)}`;
}

function describeHours(line: Line, now: Temporal.Instant): string {
  if (!line.hours) return 'always open';
  const state = readDeskState(line, now);
  if (state.type === 'desk-open') return 'open now';
  if (!state.opening) return 'closed for the next 60 days';
  return `closed now, opens on ${state.opening.date} at ${state.opening.from}`;
}
