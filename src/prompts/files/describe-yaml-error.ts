import type { ErrorCode, YAMLError } from 'yaml';
import type { Advice } from '../prompt-errors.ts';

const inQuotes = 'Put the whole text in double quotes.';

/** Mistakes that people make in wording files; the rest keeps the words of the YAML library. */
const advice: Partial<Record<ErrorCode, Advice>> = {
  BAD_DQ_ESCAPE: { message: 'A backslash cannot stand before this sign.', suggestion: 'Write \\\\ for a backslash.' },
  BAD_INDENT: { message: 'The indentation or the braces do not fit.', suggestion: 'Indent like the lines around it.' },
  BAD_SCALAR_START: { message: 'A text cannot begin with this sign.', suggestion: inQuotes },
  BLOCK_AS_IMPLICIT_KEY: { message: 'A text with a colon needs quotes.', suggestion: inQuotes },
  DUPLICATE_KEY: { message: 'This stands here twice.', suggestion: 'Keep one of the two.' },
  MISSING_CHAR: { message: 'A closing quote, bracket, colon or comma is missing.', suggestion: inQuotes },
  MULTILINE_IMPLICIT_KEY: { message: 'The colon after the name is missing.', suggestion: 'Write name: text.' },
  TAB_AS_INDENT: { message: 'A tab cannot indent.', suggestion: 'Use spaces.' },
  UNEXPECTED_TOKEN: { message: 'Something stands after the end of the text.', suggestion: inQuotes },
};

/** A YAML error in plain words. */
export function describeYamlError({ code, message }: YAMLError): Advice {
  return advice[code] ?? { message: `${message}.` };
}
