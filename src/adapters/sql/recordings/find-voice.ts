import { RequestDetails } from '../../../agency/caller-request.ts';
import type { RecordingStage, WhyGivenUp } from '../../../calls/ports/recordings.ts';
import type { Database } from '../database/database.ts';
import { recordingsOf, type WhichVoice } from './name-voices.ts';

/** A recording of a request, and what became of it. */
export interface FoundVoice {
  readonly recording: string;
  /** Undefined where it was never to be fetched. */
  readonly stage: RecordingStage | undefined;
  readonly why: WhyGivenUp | undefined;
  /** Who left the request, by their reference in the records. */
  readonly participant: string | undefined;
}

/** Finds a recording of a request. Gives why there is none where there is none. */
export async function findVoice(
  db: Database,
  reference: string,
  which: WhichVoice,
): Promise<FoundVoice | 'no request' | 'no recording'> {
  const request = await db
    .selectFrom('requests')
    .select(['participant_id', 'details'])
    .where('reference', '=', reference)
    .executeTakeFirst();
  if (!request) return 'no request';
  const recording = recordingsOf(RequestDetails.parse(JSON.parse(request.details)))[which];
  if (recording === undefined) return 'no recording';
  const known = await db
    .selectFrom('recordings')
    .select(['stage', 'why'])
    .where('recording', '=', recording)
    .where('reference', '=', reference)
    .executeTakeFirst();
  const participant = request.participant_id === null ? undefined : String(request.participant_id);
  return { recording, participant, stage: known?.stage, why: known?.why ?? undefined };
}
