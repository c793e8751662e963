import { z } from 'zod';
import { ConsentChange } from '../../../agency/consent.ts';

const { phone, purpose, given, by, language, words } = ConsentChange.shape;

/** A change of a consent in a file of the agency. */
export const ConsentRow = z.strictObject({
  phone,
  /** The agency's own. */
  participantId: z.string().min(1).exactOptional(),
  /** That of an agency that keeps its own records. */
  reference: z.string().min(1).max(200).exactOptional(),
  purpose,
  given,
  by,
  language,
  words,
  /** An instant, ISO 8601. */
  at: z.iso.datetime({ offset: true }),
  /** Where it was said, in exports. */
  channel: ConsentChange.shape.channel.exactOptional(),
  line: z.string().exactOptional(),
});

export type ConsentRow = z.infer<typeof ConsentRow>;
