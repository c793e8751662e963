import { z } from 'zod';
import { leastRetention, type Retention, usualRetention } from '../agency/retention.ts';

const kept = new RegExp(`^(?<what>${Object.keys(usualRetention).join('|')})=(?<days>[1-9]\\d{0,4})$`);

/** Days by what is kept, as `audit=2557,requests=30`. Others keep their usual days. */
export const RetentionDays = z.string().transform((text, context): Retention => {
  const said = text.split(',').map((part) => kept.exec(part.trim())?.groups);
  if (said.includes(undefined)) {
    const names = Object.keys(usualRetention).join(', ');
    context.addIssue(`must be days by what is kept, such as requests=90,messages=30; there are ${names}`);
  }
  const days = said.flatMap((groups) => (groups ? [[groups['what'], Number(groups['days'])]] : []));
  const retention: Retention = { ...usualRetention, ...Object.fromEntries(days) };
  const short = (Object.keys(leastRetention) as (keyof Retention)[])
    .filter((what) => retention[what] < leastRetention[what])
    .map((what) => `${what}=${leastRetention[what]}`);
  if (short.length > 0 && !said.includes(undefined)) context.addIssue(`must be at least ${short.join(',')}`);
  return retention;
});
