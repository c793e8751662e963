import type { Source } from '../../yaml/source.ts';
import type { Problem } from '../../yaml/problem.ts';
import { openYamlFile, type Field, type YamlFile } from '../../yaml/yaml-file.ts';

/** Finds statements that may be empty, such as a notice, and are said in one language but not in another. */
export function findUntranslated(sources: readonly Source[], optional: readonly string[]): Problem[] {
  const files = sources.map(openYamlFile);
  for (const name of optional) {
    const silent = files.filter((file) => !file.readText(findField(file, name))?.value.trim());
    if (silent.length === files.length) continue;
    for (const file of silent) {
      const offset = findField(file, name)?.offset ?? 0;
      file.report(offset, `"${name}" is said in another language only.`, 'Write it in this one too.');
    }
  }
  return files.flatMap(({ problems }) => problems);
}

function findField(file: YamlFile, name: string): Field | undefined {
  return file.readNamed(file.root).find((field) => field.name === name);
}
