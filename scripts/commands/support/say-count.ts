/** `1 case`, `2,310 cases`; `many` where the noun has no plural in -s. */
export function sayCount(number: number, noun: string, many = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : many}`;
}
