import { z } from 'zod';
import { Day, oneOf, oneOfGrowing } from './written-fields.ts';

/** What is in force against the payer of a case. `other` stands for every kind that is not listed, and is not told. */
export const enforcementKinds = ['license', 'passport', 'tax-intercept', 'other'] as const;

const days = { since: Day.exactOptional() };

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.array(item, 'a list of what is in force').max(10, 'at most 10 that are in force').readonly();

/** What an extract has of it. One without a kind is of another kind. */
export const writtenEnforcement = listOf(
  z
    .strictObject({ kind: oneOf(enforcementKinds).exactOptional(), ...days })
    .transform(({ kind = 'other', ...rest }) => ({ kind, ...rest })),
);

/** The same as the agency's own records answer it. */
export const answeredEnforcement = listOf(z.object({ kind: oneOfGrowing(enforcementKinds, () => 'other'), ...days }));

export const Enforcement = z.object({ kind: oneOf(enforcementKinds), ...days }).readonly();
export type Enforcement = z.infer<typeof Enforcement>;
