/** GSM 03.38: the signs of one septet, and those of two. Any other makes the whole text UCS-2. */
const single = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const double = new Set('€[]{}\\~^|');

/**
 * In how many segments a text message travels: 160 septets in one and 153 in each of several, or 70 and 67 units of UCS-2 where it has a sign
 * outside GSM 03.38, as `á í ó ú` are.
 */
export function countSegments(text: string): number {
  const signs = Array.from(text);
  const [units, alone, each] = isGsm(text) ? [countSeptets(signs), 160, 153] : [text.length, 70, 67];
  return units <= alone ? 1 : Math.ceil(units / each);
}

/** Whether all signs of a text are of GSM 03.38. */
export function isGsm(text: string): boolean {
  return Array.from(text).every((sign) => single.has(sign) || double.has(sign));
}

function countSeptets(signs: readonly string[]): number {
  return signs.reduce((sum, sign) => sum + (double.has(sign) ? 2 : 1), 0);
}
