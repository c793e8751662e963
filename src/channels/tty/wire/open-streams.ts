interface Open {
  readonly atMs: number;
  /** Ends the stream when a newer one of its call is admitted. Undefined once it has ended. */
  end: (() => void) | undefined;
}

/** Ended streams are remembered this long after their pass was made; by then the pass has expired. */
const rememberedMs = 120_000;

/** One stream a call: a stream with a newer pass replaces the older one, and no pass is used twice. */
export function createOpenStreams(now: () => number = Date.now) {
  const streams = new Map<string, Open>();

  function forgetOld(): void {
    for (const [callId, { atMs, end }] of streams) {
      if (!end && atMs < now() - rememberedMs) streams.delete(callId);
    }
  }

  return {
    /** False where the call has had a stream with this pass or a newer one. */
    admit(callId: string, atMs: number, end: () => void): boolean {
      forgetOld();
      const before = streams.get(callId);
      if (before && before.atMs >= atMs) return false;
      before?.end?.();
      streams.set(callId, { atMs, end });
      return true;
    },
    close(callId: string, atMs: number): void {
      const open = streams.get(callId);
      if (open?.atMs === atMs) open.end = undefined;
    },
  };
}

export type OpenStreams = ReturnType<typeof createOpenStreams>;
