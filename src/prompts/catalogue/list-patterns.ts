import { parseMessage } from 'messageformat';

/** What each variant of a text says, a slot being written as `slot`. Throws where the text is none that `checkText` passes. */
export function listPatterns(text: string, slot: string): string[] {
  const message = parseMessage(text);
  const patterns = message.type === 'message' ? [message.pattern] : message.variants.map(({ value }) => value);
  return patterns.map((pattern) =>
    pattern.map((part) => (typeof part === 'string' ? part : part.type === 'markup' ? ' ' : slot)).join(''),
  );
}
