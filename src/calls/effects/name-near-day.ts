import type { NearDay } from '../../agency/near-day.ts';

const near: Readonly<Record<number, NearDay>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

/** What a date is called on a day, where it has such a name. */
export function nameNearDay(date: string, today: Temporal.PlainDate): NearDay | undefined {
  return near[today.until(date).days];
}
