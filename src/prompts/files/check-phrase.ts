import { normalise } from '../../text/normalise.ts';
import type { WrittenText, YamlFile } from '../../yaml/yaml-file.ts';
import { findControlSign, findDoubtfulSigns } from './judge-signs.ts';
import { mostOfPhrase } from './text-limits.ts';

/** Reports a phrase that nobody can say, and warns of what the recogniser does not take. */
export function checkPhrase(file: YamlFile, { value, offsetOf }: WrittenText): void {
  if (value.length > mostOfPhrase) {
    const message = `The recogniser expects no phrase of more than ${mostOfPhrase} characters.`;
    file.warn(offsetOf(0), message, 'Write the words that callers say.');
  }
  if (!/\p{L}/u.test(normalise(value))) file.report(offsetOf(0), `"${value}" holds no word that can be said.`);
  const control = findControlSign(value);
  if (control) file.report(offsetOf(control.offset), control.message, control.suggestion);
  for (const { offset, message, suggestion } of findDoubtfulSigns(value, true)) {
    file.warn(offsetOf(offset), message, suggestion);
  }
}
