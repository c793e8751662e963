import type { CallLog } from '../../calls/ports/call-log.ts';
import { LeftOut } from './left-out.ts';

/** Keeps what is told of the rows of an operation's answer, and counts the others by the field for which they are left out. */
export function countLeftOut(log: CallLog, operation: string) {
  const leftOut: Record<string, number> = {};
  return {
    /** `judge`: why a row that was read is not told, in words of the contract; undefined where it is. */
    keep<Row>(rows: readonly (Row | LeftOut)[], judge: (row: Row) => string | undefined = () => undefined): Row[] {
      return rows.filter((row): row is Row => {
        const why = row instanceof LeftOut ? row.why : judge(row);
        if (why !== undefined) leftOut[why] = (leftOut[why] ?? 0) + 1;
        return why === undefined && !(row instanceof LeftOut);
      });
    },
    /** Says in the log how many were left out, if any. */
    tell(): void {
      if (Object.keys(leftOut).length > 0) log.warn({ operation, leftOut }, 'rows of the agency are not told');
    },
  };
}
