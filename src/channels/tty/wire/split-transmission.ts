/** A last piece this short may be the sign that ends the turn: it stays with the words before it. */
const longestSign = 14;

/** Splits a page at its line breaks, and what is longer into pieces of 60 characters: ten seconds of sound at most are held at a time. */
export function splitTransmission(page: string): string[] {
  return page.split(/(?<=\r\n)/u).flatMap((text) => {
    const pieces = text.match(/.{1,60}(?:\s+|$)|.{60}/gsu) ?? [];
    const last = pieces.at(-1) ?? '';
    return pieces.length > 1 && last.length <= longestSign
      ? [...pieces.slice(0, -2), pieces.slice(-2).join('')]
      : pieces;
  });
}
