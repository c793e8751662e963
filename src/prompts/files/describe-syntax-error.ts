import type { MessageSyntaxError } from 'messageformat';

const words: Record<MessageSyntaxError['type'], string> = {
  'bad-escape': 'A backslash may only stand before {, }, | or \\.',
  'bad-input-expression': '.input needs a slot in braces, such as {$count :count}.',
  'duplicate-attribute': 'Something is said twice in these braces.',
  'duplicate-declaration': 'A slot has two .input lines.',
  'duplicate-option-name': 'Something is said twice in these braces.',
  'duplicate-variant': 'Two variants have the same key: only one can be chosen.',
  'empty-token': 'Something is missing here.',
  'extra-content': 'Something stands after the closing braces.',
  'key-mismatch': 'A variant needs one key for each slot of .match.',
  'missing-fallback': 'The last variant must have the key *, for every other case.',
  'missing-selector-annotation': '.match needs an .input line before it, such as .input {$count :count}.',
  'missing-syntax': 'Something is missing here.',
  'parse-error': 'Something here is not understood: braces go in pairs, a slot is {$name :kind}, a pause {#pause /}.',
};

/** A syntax error of MessageFormat 2 in plain words. */
export function describeSyntaxError({ type, message }: MessageSyntaxError): string {
  const missing = /^Missing (.+) at \d+$/su.exec(message)?.[1]?.replaceAll("'", '');
  if (missing === undefined) return words[type];
  if (missing === '=') return 'A closing } is missing before this.';
  return missing === ' ' ? 'A space is missing here.' : `${missing} is missing here.`;
}
