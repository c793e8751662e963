/** Calls that are placed at the carrier. */
export interface OutgoingCalls {
  /** Calls a number; who answers meets the document at `url`, and the end is told to `statusUrl`. Rejects where it cannot be placed. */
  place(call: OutgoingCall): Promise<void>;
}

export interface OutgoingCall {
  /** E.164. */
  readonly to: string;
  /** The number that is shown. */
  readonly from: string;
  readonly url: string;
  readonly statusUrl: string;
}

/** Calls that go on at the carrier. */
export interface LiveCalls {
  /** Leads a call to the document at a URL and breaks off what it plays. Rejects where that cannot be done. */
  move(callId: string, url: string): Promise<void>;
}
