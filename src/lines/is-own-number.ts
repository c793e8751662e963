import { desksOf } from './line.ts';
import type { Lines } from './lines.ts';

/** Whether a number is that of a line or a desk of this server: a call to it would ring in a circle, or at another agency. */
export function isOwnNumber(lines: Lines, phone: string): boolean {
  const all = [...lines, ...(lines.neighbours ?? [])];
  return all.some((line) => line.numbers.includes(phone) || desksOf(line).includes(phone));
}
