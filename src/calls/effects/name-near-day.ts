import type { NearDay } from '../../agency/near-day.ts';

const near: Readonly<Record<number, NearDay>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

const dayMs = 86_400_000;

/** What a date is called on a day, where it has such a name. */
export function nameNearDay(date: string, { year, month, day }: Temporal.PlainDate): NearDay | undefined {
  // Both at midnight UTC: a page of payments asks for five.
  return near[(Date.parse(date) - Date.UTC(year, month - 1, day)) / dayMs];
}
