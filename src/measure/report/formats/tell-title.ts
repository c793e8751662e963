import type { ReportHead } from '../report-head.ts';

/** `Calls of california, 2026-10-31 to 2026-11-27 (America/Los_Angeles), by language`. */
export function tellTitle({ agency, period: { from, to, timeZone }, by }: ReportHead): string {
  const whose = agency === '' ? 'Calls' : `Calls of ${agency}`;
  const days = from.equals(to) ? from.toString() : `${from.toString()} to ${to.toString()}`;
  return `${whose}, ${days} (${timeZone})${by === undefined ? '' : `, by ${by === 'state' ? 'last state' : by}`}`;
}
