/** Signs of control but tabs and ends of lines, halves of signs, and U+FFFE and U+FFFF: no XML may hold them, so the carrier refuses them. */
// oxlint-disable-next-line no-control-regex
export const controlSign = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\uFFFE\uFFFF\p{Cs}]/u;

/** A sign that may not be seen, by its code: U+0007. */
export function nameSign(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
