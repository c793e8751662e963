import { parseMessage } from 'messageformat';

/** The variants of a text, with `slot` in place of each slot. Throws where the text does not parse. */
export function listPatterns(text: string, slot: string): string[] {
  const message = parseMessage(text);
  const patterns = message.type === 'message' ? [message.pattern] : message.variants.map(({ value }) => value);
  return patterns.map((pattern) =>
    pattern.map((part) => (typeof part === 'string' ? part : part.type === 'markup' ? ' ' : slot)).join(''),
  );
}
