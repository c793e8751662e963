import type { Line } from '../../../src/lines/line.ts';
import { findClosest } from '../../../src/text/find-closest.ts';

/** Ten digits are a number in North America, as people write it. Undefined where a text is no number. */
export function toE164(number: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(number)) return undefined;
  const digits = number.replaceAll(/\D/g, '');
  if (number.startsWith('+')) return digits.length < 7 || digits.length > 15 ? undefined : `+${digits}`;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : undefined;
}

/** The number to dial: the first of a channel where none is told, else a number, or the first of a line by its name. Throws with what there is. */
export function findDialled(to: string | undefined, channel: Line['channel'], lines: readonly Line[]): string {
  if (to === undefined) return findFirst(channel, lines);
  const number = toE164(to);
  const line = lines.find(({ name, numbers }) => name === to || numbers.some((one) => one === number));
  // A voice that dials the number of a text telephone hears what the server makes of it.
  if (number !== undefined && (line?.channel !== 'voice' || channel === 'voice')) return number;
  if (!line)
    throw new Error(`--to takes a number such as +18669013212 or 866-901-3212, or a line. ${nameLines(to, lines)}`);
  if (line.channel === channel) return line.numbers[0] ?? '';
  const advice = channel === 'voice' ? 'add --tty' : 'leave --tty out';
  throw new Error(`${to} is a line for ${line.channel === 'tty' ? 'text telephones' : 'voices'}: ${advice}.`);
}

function findFirst(channel: Line['channel'], lines: readonly Line[]): string {
  const number = lines.find((line) => line.channel === channel)?.numbers[0];
  if (number === undefined) throw new Error(`lines.yaml names no number for ${channel}: dial one with --to.`);
  return number;
}

function nameLines(to: string, lines: readonly Line[]): string {
  const names = lines.map(({ name }) => name);
  const meant = findClosest(to, names);
  return meant === undefined ? `The lines are ${names.join(', ')}.` : `Did you mean ${meant}?`;
}
