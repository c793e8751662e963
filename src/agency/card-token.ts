import { z } from 'zod';
import { isCardNumber } from './is-card-number.ts';

const ProcessorsName = z
  .string()
  .regex(/^[\w.:=+/-]{1,255}$/, 'a name that the processor gave')
  .refine((name) => !isCardNumber(name), 'a name, and no number of a card');

/** What stands at the processor for a card that it keeps, as the processor named it; `profile`: its name of the customer, where it has one. */
export const CardToken = z.object({ token: ProcessorsName, profile: ProcessorsName.exactOptional() });

export type CardToken = Readonly<z.infer<typeof CardToken>>;
