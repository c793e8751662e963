import { checkText, type TextRules } from './check-text.ts';
import { checkSigns } from './check-signs.ts';
import { compileText, type Dialect, type CompiledText } from '../catalogue/compile-text.ts';
import { listPatterns } from '../catalogue/list-patterns.ts';
import { findUntypable } from '../catalogue/tty-text.ts';
import type { Field, WrittenText, YamlFile } from '../../yaml/yaml-file.ts';

export interface TextOptions extends Partial<Omit<TextRules, 'locale' | 'facts'>> {
  /** Whether the text may be empty, and then is not said. */
  readonly optional?: boolean;
  /** Whether it is sent or typed, and not said. */
  readonly isSent?: boolean;
  /** Whether newlines stay: for texts that are sent. */
  readonly keepsLines?: boolean;
  /** How many characters it may have. */
  readonly most?: number;
}

/** A text typed on a text telephone in place of another; `tty: ""` types nothing. */
export function readTypedText(file: YamlFile, dialect: Dialect, field: Field, options: TextOptions): CompiledText {
  const text = readText(file, dialect, field, { ...options, pauses: false, optional: true, isSent: true });
  const written = text === silence ? undefined : file.readText(field);
  const untypable = written && findUntypable(listPatterns(written.value.trim(), '').join(' '));
  if (written && untypable !== undefined) {
    const suggestion = 'Letters, digits, spaces and - $ \' , ! : ( " ) = ? + . / ; can be typed.';
    const offset = written.offsetOf(Math.max(0, written.value.indexOf(untypable)));
    file.report(offset, `"${untypable}" cannot be typed on a text telephone.`, suggestion);
  }
  if (written && /(?<=^|[.?!]\s*)GA\W*$/iu.test(written.value.trim()))
    file.warn(written.offsetOf(0), 'GA is typed twice: the system adds it.', 'Take it away.');
  return text;
}

/** `notice: none` would be heard as it stands. */
function warnOfNoWord(file: YamlFile, name: string, { value, offsetOf }: WrittenText): void {
  const text = value.trim();
  if (/^(?:none|no|nothing|off|false|null|nil|n\/a|empty|ninguno|nada)\.?$/iu.test(text))
    file.warn(offsetOf(0), `"${text}" is said to callers.`, `Where nothing is to be said, write ${name}: "".`);
}

/** A text that is not said. */
export const silence: CompiledText = () => [];

/** A text of the file, ready to be said. Mistakes are reported in the file. */
export function readText(
  file: YamlFile,
  dialect: Dialect,
  field: Field | undefined,
  options: TextOptions = {},
): CompiledText {
  const { optional = false, slots = {}, required = [], pauses = true, keepsLines = false, isSent = false } = options;
  const written = file.readProse(field);
  if (!field || !written) return silence;

  const source = written.value;
  if (source.trim() === '') {
    if (!optional) file.report(field.offset, `"${field.name}" is empty.`, 'Write what is said.');
    return silence;
  }
  if (!checkSigns(file, field.name, written, options)) return silence;
  if (!/[\p{L}\p{N}]/u.test(source.replaceAll(/\{#[^}]*\}/gu, ''))) {
    file.warn(written.offsetOf(0), `"${field.name}" has no word that can be said.`, 'Write what is said.');
  }
  if (optional && !isSent) warnOfNoWord(file, field.name, written);
  const { locale, factKinds: facts } = dialect;
  const problems = checkText(source, { slots, facts, required, pauses, locale });
  for (const { offset, message, suggestion } of problems) file.report(written.offsetOf(offset), message, suggestion);
  return problems.length > 0 ? silence : compileText(source.trim(), slots, dialect, keepsLines);
}
