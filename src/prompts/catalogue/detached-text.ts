const narrow = /^[\0-\xff]*$/u;

/**
 * The same text with memory of its own. A piece of a file keeps the whole file, and takes two bytes a character where anything in the
 * file does, as does every answer made of it.
 */
export function detachedText(text: string): string {
  const encoding = narrow.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}
