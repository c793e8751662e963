import { SignInOver } from '../../../calls/ports/records.ts';
import type { Database } from '../database/database.ts';
import { prepareQuery } from './prepare-query.ts';
import { readReference } from './read-reference.ts';

/** Servers of 0.1.0 read a reference with `Number`. A fraction behind so many zeros is too small to change what they read. */
const zeros = '0'.repeat(20);

/** What a call knows a participant by: their number, and how often their PIN had changed when they signed in. */
export function writeReference(id: number, pinGeneration: number): string {
  return `${id}.${zeros}${pinGeneration}`;
}

const findGeneration = prepareQuery((db: Database, { id }: { readonly id: number }) =>
  db.selectFrom('participants').select('pin_generation').where('id', '=', id),
);

/** Whether the PIN is still the one that a sign-in was made with. A reference of an older version tells of no PIN, and counts. */
export async function isSignedIn(db: Database, participant: string): Promise<boolean> {
  const [, generation] = participant.split('.');
  if (generation === undefined) return true;
  const [known] = await findGeneration(db, { id: readReference(participant) });
  return known !== undefined && String(known.pin_generation) === generation.replace(/^0+(?=\d)/, '');
}

/** What is found for a participant while their sign-in counts. Rejects with `SignInOver` where it does not. */
export async function whileSignedIn<Found>(
  db: Database,
  participant: string,
  find: () => Promise<Found>,
): Promise<Found> {
  const [counts, found] = await Promise.all([isSignedIn(db, participant), find()]);
  if (!counts) throw new SignInOver();
  return found;
}
