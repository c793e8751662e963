/** The sign at the end of a turn is never parted from the words before it. */
const longestSign = 14;

/** A page as transmissions of about ten seconds at most, so that little sound is held at a time: lines, and long lines in pieces of 60 characters. */
export function splitTransmission(page: string): string[] {
  return page.split(/(?<=\r\n)/u).flatMap((line) => {
    const pieces = line.match(/.{1,60}(?:\s+|$)|.{60}/gsu) ?? [];
    const last = pieces.at(-1) ?? '';
    return pieces.length > 1 && last.length <= longestSign
      ? [...pieces.slice(0, -2), pieces.slice(-2).join('')]
      : pieces;
  });
}
