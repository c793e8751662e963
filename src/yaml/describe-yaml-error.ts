import { isScalar, visit, type Document, type ErrorCode, type Pair, type YAMLError } from 'yaml';
import type { Advice } from './problem.ts';

const inQuotes = 'Put the whole text in double quotes.';

/** Mistakes that people make in YAML; the rest keeps the words of the YAML library. */
const advice: Partial<Record<ErrorCode, Advice>> = {
  BAD_DQ_ESCAPE: { message: 'A backslash cannot stand before this sign.', suggestion: 'Write \\\\ for a backslash.' },
  BAD_INDENT: { message: 'The indentation or the braces do not fit.', suggestion: 'Indent like the lines around it.' },
  BAD_SCALAR_START: { message: 'A text cannot begin with this sign.', suggestion: inQuotes },
  BLOCK_AS_IMPLICIT_KEY: { message: 'A text with a colon needs quotes.', suggestion: inQuotes },
  MISSING_CHAR: { message: 'A closing quote, bracket, colon or comma is missing.', suggestion: inQuotes },
  MULTILINE_IMPLICIT_KEY: { message: 'The colon after the name is missing.', suggestion: 'Write name: text.' },
  MULTIPLE_DOCS: { message: 'A second document begins here.', suggestion: 'Take the line --- away.' },
  TAB_AS_INDENT: { message: 'A tab cannot indent.', suggestion: 'Use spaces.' },
  UNEXPECTED_TOKEN: { message: 'Something stands after the end of the text.', suggestion: inQuotes },
};

interface LocatedAdvice extends Advice {
  readonly offset: number;
}

/** The syntax errors of a YAML document in plain words. `lineOf` gives the line of an offset. */
export function describeYamlErrors(
  document: Document.Parsed,
  source: string,
  lineOf: (offset: number) => number,
): LocatedAdvice[] {
  const end = source.trimEnd().length;
  // What follows a tab is read as something else.
  const tabs = document.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return (tabs.length > 0 ? tabs : document.errors).map((error) => {
    const [offset] = error.pos;
    if (error.code === 'DUPLICATE_KEY') return { offset, ...describeTwin(document, offset, lineOf) };
    const described = describeYamlError(error);
    const isAtEnd = offset >= end && error.code !== 'TAB_AS_INDENT';
    return { offset, ...described, ...(isAtEnd && { suggestion: 'Is this file whole? It ends here.' }) };
  });
}

function describeYamlError({ code, message }: YAMLError): Advice {
  return advice[code] ?? { message: `${message}.` };
}

/** Where a name that stands twice in a map stood first. */
function describeTwin(document: Document.Parsed, offset: number, lineOf: (offset: number) => number): Advice {
  let first: number | undefined;
  visit(document, {
    Map(_, { items }) {
      const again = items.find(({ key }) => startOf(key) === offset);
      const twin = again && items.find(({ key }) => valueOf(key) === valueOf(again.key));
      if (!twin) return undefined;
      first = startOf(twin.key);
      return visit.BREAK;
    },
  });
  const place = first === undefined ? '' : `, first in line ${lineOf(first)}`;
  return { message: `This stands here twice${place}.`, suggestion: 'Keep one of the two.' };
}

function startOf(key: Pair['key']): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

function valueOf(key: Pair['key']): unknown {
  return isScalar(key) ? key.value : key;
}
