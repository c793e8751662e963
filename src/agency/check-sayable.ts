import { brokenAccents } from '../text/broken-accents.ts';
import type { RowCheck } from './row-checks.ts';

/** A letter or digit, without which nothing is said. */
const sayable = /[\p{L}\p{N}]/u;
/** Joiners, marks of direction, characters without a meaning. */
const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** Checks a field of text, or of a list of texts. */
export function checkSayable<Row>(field: string, read: (row: Row) => string | readonly string[] | undefined) {
  const every = (row: Row, fits: (text: string) => boolean) => [read(row) ?? []].flat().every((text) => fits(text));
  const refused: RowCheck<Row>[] = [
    {
      expected: `${field}: letters or digits that can be said`,
      isMet: (row) => every(row, (text) => sayable.test(text)),
    },
    {
      expected: `${field}: accents in UTF-8; the text was saved or read in another encoding`,
      isMet: (row) => every(row, (text) => !brokenAccents.test(text)),
    },
  ];
  const doubted: RowCheck<Row>[] = [
    { expected: `${field}: no invisible characters`, isMet: (row) => every(row, (text) => !invisible.test(text)) },
  ];
  return { refused, doubted };
}
