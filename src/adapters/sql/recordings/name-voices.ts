import type { RequestDetails } from '../../../agency/caller-request.ts';
import { nameRecording } from '../../../text/name-recording.ts';

/** Which recording of a request: the one that was left, or the one before it. */
export type WhichVoice = 'voice' | 'earlierVoice';

/** The carrier's names for the recordings of a request. */
export function recordingsOf(details: Pick<RequestDetails, 'recording' | 'earlierRecording'>) {
  return { voice: nameOf(details.recording), earlierVoice: nameOf(details.earlierRecording) };
}

function nameOf(address: string | undefined): string | undefined {
  return address === undefined ? undefined : nameRecording(address)?.recording;
}

/** The names of the files for those recordings of a request that are fetched from the carrier: `known` are these. */
export function nameVoices(
  reference: string,
  details: Pick<RequestDetails, 'recording' | 'earlierRecording'>,
  known: ReadonlySet<string>,
): { readonly [Which in WhichVoice]?: string } {
  const { voice, earlierVoice } = recordingsOf(details);
  return {
    ...(voice !== undefined && known.has(voice) && { voice: `${reference}.wav` }),
    ...(earlierVoice !== undefined && known.has(earlierVoice) && { earlierVoice: `${reference}-earlier.wav` }),
  };
}
