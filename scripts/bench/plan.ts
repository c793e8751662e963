/** How long everything is measured. */
export interface Plan {
  readonly rounds: number;
  readonly callers: number;
  readonly participants: number;
  readonly warmUpMs: number;
  readonly stretchMs: number;
  readonly pacedMs: number;
  readonly starts: number;
}

export const plans: Readonly<Record<'usual' | 'short', Plan>> = {
  usual: {
    rounds: 6,
    callers: 16,
    participants: 100,
    warmUpMs: 8000,
    stretchMs: 2500,
    pacedMs: 8000,
    starts: 5,
  },
  short: { rounds: 2, callers: 4, participants: 8, warmUpMs: 100, stretchMs: 200, pacedMs: 400, starts: 1 },
};

export const turnsPerSecond = 500;
export const signInsPerSecond = 50;
