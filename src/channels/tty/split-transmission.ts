/** A page as transmissions of about ten seconds at most, so that little sound is held at a time: lines, and long lines in pieces of 60 characters. */
export function splitTransmission(page: string): string[] {
  return page.split(/(?<=\r\n)/u).flatMap((line) => line.match(/.{1,60}(?:\s+|$)|.{60}/gsu) ?? []);
}
