import type { WrittenText, YamlFile } from '../../yaml/yaml-file.ts';
import { findControlSign, findDoubtfulSigns } from './judge-signs.ts';
import { mostOfText } from './text-limits.ts';

interface SignOptions {
  readonly isSent?: boolean | undefined;
  readonly most?: number | undefined;
}

/** Reports a text that cannot be said, and warns of what no voice can say. Whether it can be said at all. */
export function checkSigns(file: YamlFile, name: string, written: WrittenText, options: SignOptions): boolean {
  const { isSent = false, most = mostOfText } = options;
  const { value, offsetOf } = written;
  if (value.length > most) {
    const message = `"${name}" has ${value.length.toLocaleString('en-US')} characters, and may have ${most}.`;
    file.report(offsetOf(0), message, 'Say it in fewer words.');
    return false;
  }
  const control = findControlSign(value);
  if (control) file.report(offsetOf(control.offset), control.message, control.suggestion);
  for (const { offset, message, suggestion } of findDoubtfulSigns(value, isSent)) {
    file.warn(offsetOf(offset), message, suggestion);
  }
  return control === undefined;
}
