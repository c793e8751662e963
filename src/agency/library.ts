import { z } from 'zod';
import { languages } from '../text/language.ts';

/** A library that lends a private room and a computer for a hearing or conference on line, as operators keep it in the directory. */
export const Library = z
  .object({
    name: z.string(),
    city: z.string(),
    phone: z.string(),
    /** What callers should know of it, in the words of each language. */
    note: z.record(z.enum(languages), z.string()).readonly().exactOptional(),
  })
  .readonly();
export type Library = z.infer<typeof Library>;
