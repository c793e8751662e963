import type { Database } from '../database/database.ts';
import { ownNumbers } from './own-cases.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';
import { tellingLength } from './telling-length.ts';

/** How many letters and digits at the end of their numbers tell apart the cases that the participant is told of. */
export async function findTellingLength(db: Database, participant: string): Promise<number> {
  const rows = await findNumbers(db, { id: readReference(participant) });
  return tellingLength(rows.map(({ number }) => number));
}

const findNumbers = prepareQuery((db: Database, { id }: { readonly id: number }) =>
  db.selectFrom('cases').select('number').where('number', 'in', ownNumbers(db, id)),
);
