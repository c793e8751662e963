import type { CaseDetails } from '../../agency/case.ts';
import { spellOnKeypad } from '../../text/spell-on-keypad.ts';
import type { Records } from '../ports/records.ts';

interface Asked {
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
 * The case at a position. Cases are added during a call, and positions move: the case whose ending was told counts, and none is told twice. One read,
 * where no position has moved.
 */
export async function findToldCase(records: CaseRecords, asked: Asked): Promise<CaseDetails | undefined> {
  const { participant, position, ending, told } = asked;
  const found = await records.findCase(participant, position);
  if (ending !== undefined && found?.numberEnding !== ending) {
    return (await findByEnding(records, participant, ending)) ?? found;
  }
  const isToldAgain = found !== undefined && found.numberEnding === told;
  return isToldAgain ? records.findCase(participant, position + 1) : found;
}

async function findByEnding(records: CaseRecords, participant: string, ending: string) {
  const position = await findPosition(records, participant, ending);
  return position === undefined ? undefined : records.findCase(participant, position);
}

/** Where the case with an ending stands; undefined where there is none. */
export async function findPosition(
  records: Pick<Records, 'listCases'>,
  participant: string,
  ending: string,
): Promise<number | undefined> {
  const { cases } = await records.listCases({ participant, ending: spellOnKeypad(ending), limit: mostAlike });
  return cases.find((one) => one.ending === ending)?.position;
}
