import { FileErrors } from '../yaml/file-errors.ts';
import { sortByLine } from '../yaml/problem.ts';
import type { Source } from '../yaml/source.ts';
import { openYamlFile } from '../yaml/yaml-file.ts';

/**
 * The flows that a file of lines names, by agency, though it may have mistakes; of one agency without a name where it names none. Throws
 * `FileErrors` where it cannot be read.
 */
export function nameFlows(source: Source): ReadonlyMap<string, readonly string[]> {
  const file = openYamlFile(source);
  if (file.unreadable) throw new FileErrors('The lines', sortByLine(file.problems));
  const top = file.readNamed(file.root);
  const named = file.readNamed(top.find(({ name }) => name === 'agencies'));
  const groups =
    named.length > 0 ? named.map((group) => ({ group, agency: group.name })) : [{ group: file.root, agency: '' }];
  return new Map(
    groups.map(({ group, agency }) => {
      const lines = file.readNamed(file.readNamed(group).find(({ name }) => name === 'lines'));
      const flows = lines.flatMap(
        (line) => file.readText(file.readNamed(line).find(({ name }) => name === 'flow'))?.value ?? [],
      );
      return [agency, [...new Set(flows.map((flow) => flow.trim()))]];
    }),
  );
}
