import { RequestDetails } from '../../../agency/caller-request.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { recordingsOf } from './name-voices.ts';

/** Recordings that requests of a participant name and that nothing here deletes at the carrier, by the carrier's names. */
export async function findStray(db: DatabaseTransaction, participant: number): Promise<string[]> {
  const left = await db.selectFrom('requests').select('details').where('participant_id', '=', participant).execute();
  const named = left.flatMap(({ details }) => {
    const { voice, earlierVoice } = recordingsOf(RequestDetails.parse(JSON.parse(details)));
    return [voice, earlierVoice].filter((one) => one !== undefined);
  });
  if (named.length === 0) return [];
  const known = await db.selectFrom('recordings').select('recording').where('recording', 'in', named).execute();
  const looked = new Set(known.map(({ recording }) => recording));
  return named.filter((one) => !looked.has(one));
}
