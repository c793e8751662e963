interface Doubled {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** How long to wait after so many vain tries before this one: `firstMs`, twice that, four times, at most `longestMs`. */
export function doubledWait(tries: number, { firstMs, longestMs }: Doubled): number {
  return Math.min(firstMs * 2 ** tries, longestMs);
}
