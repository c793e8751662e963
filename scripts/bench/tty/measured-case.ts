/** A row of the table: what is measured, and what is demanded. */
export interface MeasuredCase {
  readonly case: string;
  readonly judge: string;
  readonly seeds: number;
  readonly mean: number;
  readonly worst: number;
  readonly unit: '% wrong' | 'characters' | 'false alarms' | 'calls' | 'kB';
  /** The mean may be no more than this; of calls, no less. */
  readonly demanded: number;
}

export function isMet({ mean, demanded, unit }: MeasuredCase): boolean {
  return unit === 'calls' ? mean >= demanded : mean <= demanded;
}

/** The row over as many seeds. */
export function measure(
  row: Pick<MeasuredCase, 'case' | 'judge' | 'demanded' | 'unit'>,
  seeds: number,
  measureOne: (seed: number) => number,
): MeasuredCase {
  const found = Array.from({ length: seeds }, (_, seed) => measureOne(seed));
  return { ...row, seeds, mean: found.reduce((sum, one) => sum + one, 0) / seeds, worst: Math.max(...found) };
}
