import type { CaseList } from '../../../agency/case.ts';
import type { CaseListQuery } from '../../../calls/ports/records.ts';
import { spellOnKeypad } from '../../../text/spell-on-keypad.ts';
import type { Database } from '../database/database.ts';
import { ownNumbers } from './own-cases.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';
import { endOf, leastEnding, tellingLength } from './telling-length.ts';

/** The participant's first cases, or those with an ending, and how many there are. */
export async function listCases(db: Database, { participant, ending, limit }: CaseListQuery): Promise<CaseList> {
  const rows = await findRows(db, { id: readReference(participant) });
  const length = tellingLength(rows.map(({ number }) => number));
  const cases = rows
    .map(({ number, county }, index) => ({ position: index + 1, number, county }))
    .filter(({ number }) => ending === undefined || endsSo(number, ending))
    .map(({ position, number, county }) => ({
      position,
      ending: endOf(number, length),
      ...(county !== '' && { county }),
    }));
  const letters = rows.some(({ number }) => /\p{L}/u.test(endOf(number, length)));
  return { cases: cases.slice(0, limit), count: cases.length, letters };
}

const findRows = prepareQuery((db: Database, { id }: { readonly id: number }) =>
  db.selectFrom('cases').select(['number', 'county']).where('number', 'in', ownNumbers(db, id)).orderBy('number'),
);

function endsSo(number: string, ending: string): boolean {
  return ending.length >= leastEnding && spellOnKeypad(number).endsWith(ending);
}
