/**
 * What became of a recording. `noted`: the carrier told of it, and nobody has left it with a request yet. `due`: it belongs to a request and
 * is to be fetched. `kept`: it is kept here and still lies with the carrier. `deleted`: it is kept here alone. `unwanted`: it goes, there and
 * here. `given-up`: it cannot be fetched and stays where it is.
 */
export type RecordingStage = 'noted' | 'due' | 'kept' | 'deleted' | 'unwanted' | 'given-up';

/** Why a recording cannot be fetched, in words for administrators. */
export type WhyGivenUp = 'absent' | 'encrypted' | 'missing' | 'no audio';

/** A recording as the carrier tells of it. */
export interface ToldRecording {
  /** The carrier's name for it. */
  readonly recording: string;
  readonly call: string;
  /** Where it lies at the carrier, as `nameRecording` gives it. */
  readonly address: string;
}

export interface KnownRecording extends ToldRecording {
  readonly stage: RecordingStage;
  /** The request that it belongs to. */
  readonly reference: string | undefined;
  readonly notedAtMs: number;
}

export interface ClaimedRecording extends KnownRecording {
  readonly stage: 'due' | 'kept' | 'unwanted';
  /** How often it was claimed in this stage, this time among them. */
  readonly tries: number;
}

/** Which recordings there are and what is to be done about them. Several servers share one. Times are milliseconds of the epoch. */
export interface RecordingList {
  /** A recording that is known stays as it is. One that no request names within a day becomes unwanted. */
  note(told: ToldRecording): Promise<void>;
  find(recording: string): Promise<KnownRecording | undefined>;
  /**
   * Takes the next one that something is to be done about. Nobody else gets it before `untilMs`. Only with `takesUnowned` are those taken
   * that no request names a day after they were noted: their stage is `unwanted` then.
   */
  claim(untilMs: number, takesUnowned: boolean): Promise<ClaimedRecording | undefined>;
  /** It is kept here, and is to be deleted at the carrier. */
  markKept(recording: string): Promise<void>;
  markDeleted(recording: string): Promise<void>;
  giveUp(recording: string, why: WhyGivenUp): Promise<void>;
  /** It is claimed again at `dueMs`. */
  putOff(recording: string, dueMs: number): Promise<void>;
  /** Nothing is left of it, here or there. */
  strikeOut(recording: string): Promise<void>;
  /** Recordings whose request is gone become unwanted. */
  releaseOrphans(): Promise<void>;
  /**
   * Once a day, for one server: from when on recordings are to be looked for at the carrier. Undefined where another server looks, where it
   * was done within a day, and for the first time: what was recorded before it is not looked at. `giveBack` lets it be done again.
   */
  claimSweep(): Promise<{ readonly fromMs: number; readonly giveBack: () => Promise<void> } | undefined>;
  /** Whether another recording or a request is known of the call. */
  knowsCall(call: string): Promise<boolean>;
  /** It goes, unless it is known already. Where a request names it, it is to be fetched instead. Tells whether it goes. */
  discard(told: ToldRecording): Promise<boolean>;
}

/** What the carrier answers where a recording was asked for. `not-ready`: it may come later. */
export type FetchedRecording =
  | { readonly outcome: 'fetched'; readonly audio: Uint8Array }
  | { readonly outcome: 'not-ready' }
  | { readonly outcome: 'unfit'; readonly why: WhyGivenUp };

/** A recording as the carrier lists it. */
export interface ListedRecording extends ToldRecording {
  /** Whether a caller's message was recorded, and not a call or a conference. */
  readonly isMessage: boolean;
}

/** Recordings at the carrier, of one account. Rejects where the carrier does not answer or fails. */
export interface CarrierRecordings {
  /** As a WAV file. `address` is of this account and at the carrier, else it rejects. */
  fetch(address: string): Promise<FetchedRecording>;
  /** One that is not there counts as removed. */
  remove(address: string): Promise<void>;
  /** Those made in a span of time, page by page. */
  list(fromMs: number, toMs: number): AsyncIterable<ListedRecording>;
  /** The number that a call dialled; undefined where the carrier does not know it, or the call went out. */
  findDialled(call: string): Promise<string | undefined>;
}

/** Where sealed recordings are kept, by the carrier's names. */
export interface VoiceStore {
  /** Keeps it as a whole or not at all, through a power cut too. Takes the place of one with the same name. */
  put(recording: string, sealed: string): Promise<void>;
  get(recording: string): Promise<string | undefined>;
  remove(recording: string): Promise<void>;
}

/** What a channel does with recordings where they are kept here. */
export interface AgencyVoices {
  /** The carrier told of a recording. Never rejects. */
  note(call: string, address: string): Promise<void>;
  /** What stands for a recording in an address that plays it for some minutes; undefined where it lies with the carrier. Never rejects. */
  grant(address: string, place: { readonly call: string; readonly turn: number }): Promise<string | undefined>;
  /** The recording that was granted, as a WAV file; undefined where that is over or nothing is kept. */
  open(grant: string): Promise<Uint8Array | undefined>;
}
