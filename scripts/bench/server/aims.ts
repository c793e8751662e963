/** What a figure must reach. */
export interface Aim {
  readonly atMost?: number;
  readonly atLeast?: number;
  /** What would be better still. */
  readonly better?: number;
}

/** What a ratio must reach, by its two systems. */
export const ratioAims: Readonly<Record<string, { readonly byTurns?: Aim; readonly byCpu?: Aim }>> = {
  'c/a': { byTurns: { atLeast: 0.2 } },
  'c/b': { byCpu: { atMost: 1.75, better: 1.25 } },
  'd/e': { byCpu: { atMost: 0.75 } },
};

const alike = {
  firstAnswerMs: { atMost: 1000 },
  idleMegabytes: { atMost: 120 },
  twoToOne: { atLeast: 1.6 },
} as const;

/** What each of our systems must reach by itself. */
export const ownAims = {
  c: { ...alike, pacedP99Ms: { atMost: 20 }, p99BesideSignInsMs: { atMost: 20 } },
  d: { ...alike, pacedP99Ms: { atMost: 40 }, p99BesideSignInsMs: { atMost: 30 } },
} as const;

/** Such as `at most 1.75, better 1.25: missed`. A figure that is not there is missed. */
export function judge(figure: number, { atMost, atLeast, better }: Aim): string {
  const wanted = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
    ...(better === undefined ? [] : [`better ${better}`]),
  ];
  const reached = figure >= (atLeast ?? -Infinity) && figure <= (atMost ?? Infinity);
  return `${wanted.join(', ')}: ${reached ? 'reached' : 'missed'}`;
}
