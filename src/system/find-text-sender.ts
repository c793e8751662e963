import { findLineByName, type Lines } from '../lines/lines.ts';
import type { Line } from '../lines/line.ts';
import { isHoliday } from '../lines/opening-hours.ts';
import { splitNorthAmerican } from '../text/split-north-american.ts';
import type { TextSender } from '../work/reminders/send-text.ts';

/** The number of the line with this name, else of the first voice line of the agency; undefined where there is none. */
export function findTextSender(lines: Lines, name: string): TextSender | undefined {
  const all = [...lines];
  const line = findLineByName(lines, name) ?? all.find(({ channel }) => channel === 'voice') ?? all[0];
  const [from] = line?.numbers ?? [];
  return line && from !== undefined ? { from, line: line.name, ...calendarOf(line) } : undefined;
}

function calendarOf({ timeZone, hours }: Line) {
  return { timeZone, isHoliday: (day: Temporal.PlainDate) => isHoliday(hours?.holidays ?? [], day) };
}

/** Codes of North America whose calls and texts the called number pays for. */
const tollFree: ReadonlySet<string> = new Set(['800', '833', '844', '855', '866', '877', '888']);

export function isTollFree(phone: string): boolean {
  const [areaCode = ''] = splitNorthAmerican(phone) ?? [];
  return tollFree.has(areaCode);
}
