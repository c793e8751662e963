import type { z } from 'zod';
import type { CaseDetails, CaseList } from '../../agency/case.ts';
import type { FoundPayment } from '../../agency/payment.ts';
import type { CaseListQuery, NamedCase, PaymentQuery } from '../../calls/ports/records.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import { UnfitAnswer } from './agency-errors.ts';
import { LeftOut } from './left-out.ts';

/** The fault of an answer that is about something else than was asked. `field`: in words of the contract. */
function toOther(path: string, field: string): UnfitAnswer {
  return new UnfitAnswer(`The answer to ${path} has another ${field} than was asked for`);
}

/** An answer that is read where `assert` does not throw: its fault is logged with the request. */
export function heldTo<Answer>(answer: z.ZodType<Answer>, assert: (read: Answer) => void) {
  return answer.transform((read) => {
    assert(read);
    return read;
  });
}

interface Rows<Row> {
  readonly rows: readonly (Row | LeftOut)[];
}

/** Throws where a page has more rows than were asked for. */
export function assertPage<Row>(path: string, limit: number) {
  return ({ rows }: Rows<Row>): void => {
    if (rows.length > limit) throw new UnfitAnswer(`The answer to ${path} has more rows than asked for`);
  };
}

/** Throws where a page of payments is of another kind, or too long. */
export function assertPayments(path: string, { kind, limit }: Pick<PaymentQuery, 'kind' | 'limit'>) {
  return (page: Rows<FoundPayment>): void => {
    assertPage<FoundPayment>(path, limit)(page);
    if (page.rows.some((row) => !(row instanceof LeftOut) && row.kind !== kind)) throw toOther(path, 'kind');
  };
}

/** Throws where the case is not the one that was asked for. One that is asked for by a reference stands wherever it stands by now. */
export function assertCase(found: CaseDetails, position: number, { caseReference, afterCase }: NamedCase): void {
  const path = '/cases/find';
  if (caseReference !== undefined) {
    if (found.caseReference !== caseReference) throw toOther(path, 'caseReference');
  } else if (afterCase !== undefined) {
    if (found.caseReference === undefined || found.caseReference === afterCase) throw toOther(path, 'caseReference');
  } else if (found.position !== position) throw toOther(path, 'position');
}

/** Throws where a list has more cases than were asked for, or others. */
export function assertCases({ cases }: CaseList, { ending, limit }: CaseListQuery): void {
  const path = '/cases/list';
  if (cases.length > limit) throw new UnfitAnswer(`The answer to ${path} has more rows than asked for`);
  if (ending === undefined) return;
  const isAsked = (told: string) => told.endsWith(ending) || ending.endsWith(told);
  if (!cases.every((one) => isAsked(spellOnKeypad(one.ending)))) throw toOther(path, 'ending');
}
