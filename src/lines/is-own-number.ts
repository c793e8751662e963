import { desksOf } from './line.ts';
import type { Lines } from './lines.ts';

/** Whether a number is that of a line or a desk of ours: a call to it would ring in a circle. */
export function isOwnNumber(lines: Lines, phone: string): boolean {
  return [...lines].some((line) => line.numbers.includes(phone) || desksOf(line).includes(phone));
}
