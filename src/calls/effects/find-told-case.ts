import type { CaseDetails, CaseList } from '../../agency/case.ts';
import type { Effects } from '../../dialogue/effects.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import type { NamedCase, Records } from '../ports/records.ts';

interface Asked extends NamedCase {
  readonly participant: string;
  readonly position: number;
  /** The end of its number, where it was told which case stands there. */
  readonly ending?: string | undefined;
  /** The end of the number of the case that was told just before. */
  readonly told?: string | undefined;
}

type CaseRecords = Pick<Records, 'findCase' | 'listCases'>;

/** As many as share an ending at most, where endings tell cases apart. */
const mostAlike = 4;

/**
 * The case at a position. Cases are added during a call, and positions move: the case whose reference or ending was told counts, and none is told
 * twice. One read, where no position has moved, or where the agency gives references.
 */
export async function findToldCase(records: CaseRecords, asked: Asked): Promise<CaseDetails | undefined> {
  const { participant, position, ending, told, caseReference, afterCase } = asked;
  if (caseReference !== undefined) return records.findCase(participant, position, { caseReference });
  if (afterCase !== undefined) return records.findCase(participant, position, { afterCase });
  const found = await records.findCase(participant, position);
  if (ending !== undefined && found?.numberEnding !== ending) {
    return (await findByEnding(records, participant, ending)) ?? keepGrown(found, ending);
  }
  const isToldAgain = found !== undefined && found.numberEnding === told;
  return isToldAgain ? records.findCase(participant, position + 1) : found;
}

/** Endings grow where a case is added that ends alike. What ends otherwise is another case. */
function keepGrown(found: CaseDetails | undefined, ending: string): CaseDetails | undefined {
  return found?.numberEnding.endsWith(ending) ? found : undefined;
}

async function findByEnding(records: CaseRecords, participant: string, ending: string) {
  const position = await findPosition(records, { participant, ending });
  return position === undefined ? undefined : records.findCase(participant, position);
}

/** Where the case with a reference or an ending stands; undefined where there is none. */
export async function findPosition(
  records: Pick<Records, 'listCases'>,
  { participant, ending, caseReference }: Effects['findPosition'],
): Promise<number | undefined> {
  const { cases } = await records.listCases({ participant, ending: spellOnKeypad(ending), limit: mostAlike });
  const isMeant = (one: CaseList['cases'][number]) =>
    caseReference === undefined ? one.ending === ending : one.caseReference === caseReference;
  return cases.find(isMeant)?.position;
}
