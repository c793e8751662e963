import { isScalar, visit, type Document, type ErrorCode, type Pair, type YAMLError } from 'yaml';
import type { Advice, LocatedAdvice } from './problem.ts';

const inQuotes = 'Put the whole text in double quotes.';

/** A word that YAML takes for a mark. */
export const tagAdvice = { message: 'A word that begins with ! is not said.', suggestion: inQuotes };
export const anchorAdvice = { message: 'A word that begins with & is not said.', suggestion: inQuotes };
const aliasAdvice = { message: 'A word that begins with * stands for another text.', suggestion: inQuotes };

/** The mistakes that people make in YAML. */
const advice: Readonly<Record<Exclude<ErrorCode, 'DUPLICATE_KEY'>, Advice>> = {
  ALIAS_PROPS: aliasAdvice,
  BAD_ALIAS: aliasAdvice,
  BAD_COLLECTION_TYPE: tagAdvice,
  BAD_DIRECTIVE: { message: 'A line cannot begin with %.', suggestion: 'Take the line away.' },
  BAD_DQ_ESCAPE: { message: 'A backslash cannot stand before this sign.', suggestion: 'Write \\\\ for a backslash.' },
  BAD_INDENT: { message: 'The indentation or the braces do not fit.', suggestion: 'Indent like the lines around it.' },
  BAD_PROP_ORDER: anchorAdvice,
  BAD_SCALAR_START: { message: 'A text cannot begin with this sign.', suggestion: inQuotes },
  BLOCK_AS_IMPLICIT_KEY: { message: 'A text with a colon needs quotes.', suggestion: inQuotes },
  BLOCK_IN_FLOW: { message: 'A text with a colon needs quotes.', suggestion: inQuotes },
  IMPOSSIBLE: { message: 'This is not understood.', suggestion: inQuotes },
  KEY_OVER_1024_CHARS: { message: 'A text with a colon needs quotes.', suggestion: inQuotes },
  MISSING_CHAR: { message: 'A closing quote, bracket, colon or comma is missing.', suggestion: inQuotes },
  MULTILINE_IMPLICIT_KEY: { message: 'The colon after the name is missing.', suggestion: 'Write name: text.' },
  MULTIPLE_ANCHORS: anchorAdvice,
  MULTIPLE_DOCS: { message: 'A second document begins here.', suggestion: 'Take the line --- or ... away.' },
  MULTIPLE_TAGS: tagAdvice,
  NON_STRING_KEY: { message: 'A name must be a text.', suggestion: 'Write name: text.' },
  RESOURCE_EXHAUSTION: { message: 'Far too many brackets or braces are open here.', suggestion: 'Close them.' },
  TAB_AS_INDENT: { message: 'A tab cannot indent.', suggestion: 'Use spaces.' },
  TAG_RESOLVE_FAILED: tagAdvice,
  UNEXPECTED_TOKEN: { message: 'Something stands after the end of the text.', suggestion: inQuotes },
};

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
    const described = describeYamlError(error, source);
    const isAtEnd = offset >= end && error.code !== 'TAB_AS_INDENT';
    return { offset, ...described, ...(isAtEnd && { suggestion: 'Is this file whole? It ends here.' }) };
  });
}

function describeYamlError({ code, pos: [offset] }: YAMLError, source: string): Advice {
  const rest = source.slice(offset);
  if (code === 'UNEXPECTED_TOKEN' && rest.startsWith(','))
    return { message: 'A comma too many stands here.', suggestion: 'Take it away.' };
  if (code === 'MULTILINE_IMPLICIT_KEY' && /^[\w-]+:\S/u.test(rest))
    return { message: 'The space after the colon is missing.', suggestion: 'Write name: text.' };
  return code === 'DUPLICATE_KEY' ? isTwin : advice[code];
}

const isTwin = { message: 'This stands here twice.', suggestion: 'Keep one of the two.' };

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
  return { ...isTwin, message: `This stands here twice${place}.` };
}

function startOf(key: Pair['key']): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

function valueOf(key: Pair['key']): unknown {
  return isScalar(key) ? key.value : key;
}
