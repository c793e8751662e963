/** With how many participants and how long turns are measured. */
export interface TurnPlan {
  readonly participants: number;
  readonly warmUpMs: number;
  /** A round has a stretch for each gauge. */
  readonly rounds: number;
  readonly stretchMs: number;
}

export const turnPlans: Readonly<Record<'usual' | 'short', TurnPlan>> = {
  usual: { participants: 100, warmUpMs: 12_000, rounds: 5, stretchMs: 1500 },
  short: { participants: 4, warmUpMs: 100, rounds: 1, stretchMs: 100 },
};
