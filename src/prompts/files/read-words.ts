import { readValue } from '../../yaml/read-value.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';
import { checkSigns } from './check-signs.ts';

/** Words of the directory, as they are said. */
export function readWords(file: YamlFile, field: Field | undefined): string | undefined {
  const written = file.readProse(field);
  if (field && written) {
    checkSigns(file, field.name, written, {});
    const brace = written.value.search(/[{}]/u);
    if (brace !== -1) file.report(written.offsetOf(brace), 'A brace is read out here.', 'Write what is said in words.');
  }
  return readValue(file, field, 'what is said', joinLines, { written });
}

function joinLines(text: string): string | undefined {
  return text.replaceAll(/\s+/gu, ' ') || undefined;
}
