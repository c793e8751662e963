import { suggestOne } from '../yaml/yaml-file.ts';
import { FileErrors } from '../yaml/file-errors.ts';
import { createLastGood } from '../yaml/last-good.ts';
import { loadSource } from '../yaml/source.ts';
import { nameFlows } from '../lines/name-flows.ts';
import { ConfigError } from './read-config.ts';
import { readSettings } from './read-settings.ts';

type Names = readonly [string, ...string[]];

/**
 * The agencies that a server answers for: those of AGENCIES, else all that the lines name; one without a name where they name none. Of
 * lines that cannot be read, the last good copy counts, which is kept in a folder. Throws `FileErrors` where there is none, and
 * `ConfigError` where AGENCIES names another agency.
 */
export function readAgencies(keptIn: string, env: NodeJS.ProcessEnv = process.env): Names {
  const all = findAll(readSettings(env).lines, keptIn);
  const [first, ...others] = (env['AGENCIES'] ?? '').split(',').flatMap((name) => name.trim() || []);
  if (first === undefined) return all;
  const unknown = [first, ...others].filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new ConfigError(unknown.map((name) => tellUnknown(name, all)));
  return [first, ...others];
}

function findAll(file: string, keptIn: string): Names {
  const [first = '', ...others] = findFlows(file, keptIn).keys();
  return [first, ...others];
}

/** The flows of each agency, as the lines name them, or their last good copy. Throws `FileErrors` where there is neither. */
export function findFlows(file: string, keptIn: string): ReturnType<typeof nameFlows> {
  try {
    return nameFlows(loadSource(file));
  } catch (error) {
    const [kept] = (error instanceof FileErrors ? createLastGood(keptIn, 'lines', file).read() : undefined) ?? [];
    if (kept) return nameFlows(kept);
    throw error;
  }
}

function tellUnknown(name: string, all: Names): string {
  if (all[0] === '') return 'AGENCIES is for lines of several agencies, and lines.yaml names none';
  const meant = suggestOne(name, all) ?? `There are ${all.join(', ')}.`;
  return `AGENCIES names "${name}", which is no agency of lines.yaml. ${meant}`;
}
