import type { CaseDetails, CaseList } from '../../agency/case.ts';
import type { CaseListQuery, NamedCase } from '../../calls/ports/records.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import { UnfitAnswer } from './agency-errors.ts';

/** The fault of an answer that is about something else than was asked. `field`: in words of the contract. */
export function toOther(path: string, field: string): UnfitAnswer {
  return new UnfitAnswer(`The answer to ${path} has another ${field} than was asked for`);
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
