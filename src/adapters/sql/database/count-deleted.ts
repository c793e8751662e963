interface Removal {
  executeTakeFirstOrThrow(): Promise<{ readonly numDeletedRows: bigint }>;
}

/** Deletes, and says how many rows are gone. */
export async function countDeleted(removal: Removal): Promise<number> {
  return Number((await removal.executeTakeFirstOrThrow()).numDeletedRows);
}
