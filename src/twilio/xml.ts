type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An XML element; `content` is markup already, attribute values are plain text. Attributes without a value are left out. */
export function element(tag: string, values: Attributes = {}, content = ''): string {
  return tagged(tag, attributes(values), content);
}

/** An XML element whose attributes are markup already. */
export function tagged(tag: string, written: string, content: string): string {
  return content === '' ? `<${tag}${written}/>` : `<${tag}${written}>${content}</${tag}>`;
}

/** Attributes as markup, each with a space before it. */
export function attributes(values: Attributes): string {
  let written = '';
  for (const name in values) {
    const value = values[name];
    if (value !== undefined) written += ` ${name}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  return written;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text without anything to escape: most texts. */
const plain = /^[\x20\x21\x23-\x25\x27-;=?-~\xA0-\uD7FF]*$/;

/** Text as markup. Characters that XML 1.0 does not allow (section 2.2, Char) are dropped, and so is the one that stands for a lost one (U+FFFD). */
export function escapeXml(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFC}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
}
