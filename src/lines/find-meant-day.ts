import { suggestOne } from '../yaml/yaml-file.ts';
import { weekdays } from './opening-hours.ts';

/** In the order of the weekdays. */
const dayNames: readonly RegExp[] = [
  /^(?:mon|lunes)/iu,
  /^(?:tue|martes)/iu,
  /^(?:wed|mi[eé]rcoles)/iu,
  /^(?:thu|jueves)/iu,
  /^(?:fri|viernes)/iu,
  /^(?:sat|s[aá]bado)/iu,
  /^(?:sun|domingo)/iu,
];

/** What was probably meant by a day that there is not: "lunes" and "Mon." are monday. */
export function findMeantDay(name: string): string {
  const day = /[-–]|\bto\b/u.test(name) ? undefined : weekdays[dayNames.findIndex((one) => one.test(name))];
  if (day !== undefined) return `Did you mean "${day}"?`;
  return suggestOne(name, weekdays) ?? 'Write each day by itself: monday, tuesday and so on.';
}
