import { isMap, isScalar, type Node } from 'yaml';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** Warns of statements that may be empty, such as a notice, and are said in one language but not in another, or at another time. */
export function warnOfUntranslated(files: readonly YamlFile[], optional: readonly string[]): void {
  for (const name of optional) {
    const said = files.filter((file) => !isSilent(findField(file, name)));
    if (said.length === 0) continue;
    const [first, ...others] = said;
    for (const file of files.filter((one) => !said.includes(one))) {
      const offset = findField(file, name)?.offset ?? 0;
      file.warn(offset, `"${name}" is said in another language only.`, 'Write it in this one too.');
    }
    const times = first && timesOf(findField(first, name));
    for (const file of others.filter((one) => timesOf(findField(one, name)) !== times)) {
      const offset = findField(file, name)?.offset ?? 0;
      file.warn(offset, `"${name}" is said at other times in another language.`, 'Give the same "from" and "until".');
    }
  }
}

function findField(file: YamlFile, name: string): Field | undefined {
  return file.readNamed(file.root).find((field) => field.name === name);
}

function isSilent(field: Field | undefined): boolean {
  const node = field?.node;
  return textOf(isMap(node) ? node.get('say', true) : node) === '';
}

function timesOf(field: Field | undefined): string {
  const node = field?.node;
  return isMap(node) ? `${textOf(node.get('from', true))}-${textOf(node.get('until', true))}` : '-';
}

function textOf(node: Node | null | undefined): string {
  return isScalar(node) ? String(node.value).trim() : '';
}
