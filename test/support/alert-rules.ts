import { parse } from 'yaml';
import { z } from 'zod';
import { readDocument } from './documents.ts';

const Alerts = z.object({
  groups: z.array(
    z.object({
      rules: z.array(z.object({ alert: z.string(), labels: z.object({ severity: z.enum(['page', 'ticket']) }) })),
    }),
  ),
});

/** The alerts of `deploy/watch/alerts.yml`, in their order. */
export const alerts = Alerts.parse(parse(readDocument('deploy/watch/alerts.yml'))).groups.flatMap(({ rules }) => rules);
