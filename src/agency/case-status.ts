import { z } from 'zod';
import { Day, oneOf, oneOfGrowing, ShortText, SpokenText } from './written-fields.ts';

/** `closed`: nothing more falls due, and what is past due is still owed. `transferred`: a county or state has it that is not of this line. */
export const caseStatuses = ['open', 'closed', 'transferred'] as const;

/** `unlisted`: one that an agency added, of which only what is past due is told. */
const toldStatuses = [...caseStatuses, 'unlisted'] as const;

/** The day from which the status holds, and where a transferred case is, as it is said: `Kern County`, `Nevada`. */
const facts = { statusSince: Day.exactOptional(), transferredTo: ShortText.exactOptional() };

/** The status of a case as an extract has it. Left out, the case is open. */
export const writtenStatus = { status: oneOf(caseStatuses).exactOptional(), ...facts };

/** The same as the agency's own records answer it. */
export const answeredStatus = {
  ...facts,
  status: oneOfGrowing(toldStatuses, () => 'unlisted').exactOptional(),
  transferredTo: SpokenText.exactOptional(),
};

/** The same as it is told. */
export const toldStatus = { status: oneOf(toldStatuses).exactOptional(), ...facts };

const CaseStatus = z.object(toldStatus);
export type CaseStatus = Readonly<z.infer<typeof CaseStatus>>;

/** A case without a status that holds only from a later day on. */
export function atDay<Case extends CaseStatus>(found: Case, today: string): Case {
  const { statusSince } = found;
  if (statusSince === undefined || statusSince <= today) return found;
  const { status: _later, statusSince: _since, transferredTo: _to, ...known } = found;
  return known as Case;
}
