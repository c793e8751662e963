import type { Generated } from 'kysely';

interface ExtractTable {
  number: number;
  digest: string;
  imported_at_ms: number;
  /** Whether it had an end row. */
  ended: Generated<0 | 1>;
  /** The day whose records it tells, where it had a head. */
  of_day: string | null;
}

/** Participants with consecutive numbers, and a keyed digest over the PINs issued to all of them. */
interface PinGroupTable {
  number: number;
  digest: string;
}

/** What is known of the extracts that were taken. */
export interface ExtractTables {
  extracts: ExtractTable;
  pin_groups: PinGroupTable;
}
