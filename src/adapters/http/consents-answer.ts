import { z } from 'zod';
import { ConsentChange, consentPurposes, consentWays } from '../../agency/consent.ts';
import { Flag, oneOf, oneOfGrowing } from '../../agency/written-fields.ts';
import { languages } from '../../text/language.ts';
import { isNewWord, LeftOut, orLeftOut } from './left-out.ts';

/** A language that texts are not written in counts as English: that of a STOP is of no weight. */
const Row = z
  .object({
    phone: ConsentChange.shape.phone,
    participant: z.string().min(1).max(200).optional(),
    purpose: oneOf(consentPurposes),
    given: Flag,
    by: oneOf(consentWays).optional(),
    language: oneOfGrowing(languages, () => languages[0]).optional(),
    line: z.string().max(200).optional(),
    at: z.iso.datetime({ offset: true, message: 'a time such as "2026-11-28T17:00:00Z"' }),
  })
  .transform(({ at, participant, by, language = languages[0], line = '', ...row }) => ({
    ...row,
    ...(participant !== undefined && { participant }),
    ...(by !== undefined && { by }),
    language,
    line,
    atMs: Temporal.Instant.from(at).epochMilliseconds,
  }));

/** More purposes may come, of which nothing is told here. */
const RowOrLeftOut = orLeftOut(Row, ({ purpose }) =>
  isNewWord(consentPurposes, purpose) ? new LeftOut('purpose') : undefined,
);

/** What an agency answers of consents, as `agency-api.yaml` has it. */
export const ConsentsAnswer = z.object({
  participant: z.string().min(1).max(200).optional(),
  consents: z.array(RowOrLeftOut),
});
