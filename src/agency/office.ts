import { z } from 'zod';
import { languages } from '../text/language.ts';

/** An office of the agency, as operators keep it in the directory. */
export const Office = z
  .object({
    county: z.string(),
    address: z.string(),
    phone: z.string(),
    /** When it is open, in the words of each language. */
    hours: z.record(z.enum(languages), z.string()).readonly(),
  })
  .readonly();
export type Office = z.infer<typeof Office>;
