import type { CaseDetails } from '../../../src/agency/case.ts';
import type { Records } from '../../../src/calls/ports/records.ts';

/** What an agency calls a case, of its whole number: the same each time, and not to be read back. */
export type ReferToCase = (number: string) => string;

interface Meant {
  readonly participant: string;
  readonly position: number;
  readonly caseReference?: string | undefined;
  readonly afterCase?: string | undefined;
}

/** Gives cases references, and finds them by these. Where `referToCase` is left out, none has any. */
export function createCaseReferences(records: Pick<Records, 'findCase'>, referToCase: ReferToCase | undefined) {
  const nameOf = ({ number }: CaseDetails) =>
    referToCase && number !== undefined ? { caseReference: referToCase(number) } : {};

  async function* casesOf(participant: string) {
    for (let position = 1; ; position += 1) {
      const found = await records.findCase(participant, position);
      if (!found) return;
      yield { ...found, ...nameOf(found) };
    }
  }

  /** The case that is meant, by its reference if one is given; else by its position. */
  async function find({ participant, position, caseReference, afterCase }: Meant): Promise<CaseDetails | undefined> {
    if (caseReference === undefined && afterCase === undefined) {
      const found = await records.findCase(participant, position);
      return found && { ...found, ...nameOf(found) };
    }
    let isNext = false;
    for await (const one of casesOf(participant)) {
      if (isNext || (caseReference !== undefined && one.caseReference === caseReference)) return one;
      isNext = afterCase !== undefined && one.caseReference === afterCase;
    }
    return undefined;
  }

  /** The same rows with the reference of their case, by the end of its number. */
  async function addTo<Row>(participant: string, rows: readonly Row[], endingOf: (row: Row) => string | undefined) {
    const named = new Map<string, string>();
    if (referToCase && rows.some((row) => endingOf(row) !== undefined)) {
      for await (const { numberEnding, caseReference } of casesOf(participant)) {
        if (caseReference !== undefined) named.set(numberEnding, caseReference);
      }
    }
    return rows.map((row) => {
      const caseReference = named.get(endingOf(row) ?? '');
      return { ...row, ...(caseReference !== undefined && { caseReference }) };
    });
  }

  return { find, addTo };
}
