import type { RecordingStage, WhyGivenUp } from '../../../calls/ports/recordings.ts';

/** A recording that the carrier told of, by its name there, and what is to be done about it. */
interface RecordingTable {
  recording: string;
  call: string;
  address: string;
  /** The request that it belongs to; null where none does. */
  reference: string | null;
  stage: RecordingStage;
  /** Why it was given up. */
  why: WhyGivenUp | null;
  tries: number;
  noted_at_ms: number;
  /** Nobody takes it before. */
  due_ms: number;
}

/** A sealed recording. */
interface VoiceTable {
  recording: string;
  sealed: string;
}

export interface RecordingTables {
  recordings: RecordingTable;
  voices: VoiceTable;
}
