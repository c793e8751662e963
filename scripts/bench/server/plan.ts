/** How long, how often and with how many callers the systems are measured. */
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
    // Some 30,000 turns of ours on a quiet machine: before that, half the time goes into code that is not yet compiled well.
    warmUpMs: 12_000,
    stretchMs: 2500,
    pacedMs: 8000,
    starts: 5,
  },
  short: { rounds: 1, callers: 4, participants: 8, warmUpMs: 100, stretchMs: 200, pacedMs: 400, starts: 1 },
};

export const turnsPerSecond = 500;
export const signInsPerSecond = 50;
