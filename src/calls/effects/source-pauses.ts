/** A phone that shows its number, or all of those together that withhold it. */
export type SourceKind = 'phone' | 'withheld';

const [minuteMs, secondMs] = [60_000, 1000];

/**
 * From so many refusals within an hour on, one guess is judged in so long a time. Relay operators and shelters share a phone: theirs is
 * never locked. Honest callers who withhold their number share the time with everybody who does, so that theirs stays short.
 */
const pauses: Readonly<Record<SourceKind, readonly { readonly from: number; readonly pauseMs: number }[]>> = {
  phone: [
    { from: 21, pauseMs: minuteMs },
    { from: 41, pauseMs: 5 * minuteMs },
    { from: 61, pauseMs: 15 * minuteMs },
  ],
  withheld: [{ from: 101, pauseMs: 10 * secondMs }],
};

/** In how long a time one guess is judged, this one being the refusal of that number; 0 where there is no limit. */
export function pauseOf(kind: SourceKind, refusals: number): number {
  return pauses[kind].findLast(({ from }) => refusals >= from)?.pauseMs ?? 0;
}
