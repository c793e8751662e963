import type { CaseList } from '../../agency/case.ts';
import type { CaseListQuery } from '../../calls/ports/records.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import { UnfitAnswer } from './agency-errors.ts';

/** The fault of an answer that is about something else than was asked. `field`: in words of the contract. */
export function toOther(path: string, field: string): UnfitAnswer {
  return new UnfitAnswer(`The answer to ${path} has another ${field} than was asked for`);
}

/** Throws where a list has more cases than were asked for, or others. */
export function assertCases({ cases }: CaseList, { ending, limit }: CaseListQuery): void {
  const path = '/cases/list';
  if (cases.length > limit) throw new UnfitAnswer(`The answer to ${path} has more rows than asked for`);
  if (ending === undefined) return;
  const isAsked = (told: string) => told.endsWith(ending) || ending.endsWith(told);
  if (!cases.every((one) => isAsked(spellOnKeypad(one.ending)))) throw toOther(path, 'ending');
}
