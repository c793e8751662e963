const narrow = /^[\0-\xff]*$/u;

/**
 * Copies a text into its own memory. In V8 a piece of a file keeps the whole file in memory, and takes two bytes a character where any
 * character of the file does; so does every answer made of it.
 */
export function detachedText(text: string): string {
  const encoding = narrow.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
