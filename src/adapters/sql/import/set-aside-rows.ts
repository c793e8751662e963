import type { ExtractHead } from '../../../agency/extract-head.ts';
import type { RowProblem } from './row-problems.ts';

/** A row as it was written, with what was expected of it: it holds personal data. */
export interface SetAsideRow extends RowProblem {
  readonly text: string;
}

export type SetAsideRows = ReturnType<typeof createSetAsideRows>;

/** Keeps the rows that are to be mended, up to a number of them. */
export function createSetAsideRows(most: number) {
  const rows: SetAsideRow[] = [];
  return {
    /** Whether there was still room. */
    take(row: SetAsideRow): boolean {
      if (rows.length >= most) return false;
      rows.push(row);
      return true;
    },
    all: (): readonly SetAsideRow[] => rows,
  };
}

interface Origin {
  readonly head: ExtractHead | undefined;
  readonly hasEnd: boolean;
}

/** Writes rows as an extract of changes that can be mended and imported: before each one, a row that says what is wrong with it. */
export function writeSetAside(rows: readonly SetAsideRow[], { head, hasEnd }: Origin): string {
  const told = rows.flatMap(({ row, expected, text }) => [
    JSON.stringify({ type: 'set-aside', row, expected }),
    text.trim(),
  ]);
  const headed = head ? [JSON.stringify({ ...head, kind: 'changes' }), ...told] : told;
  const ended = hasEnd ? [...headed, JSON.stringify({ type: 'end', lines: headed.length })] : headed;
  return ended.map((row) => `${row}\n`).join('');
}
