/** What a text needs of the records, or of the consents, could not be found; `cause` says why. */
export class RecordsAway extends Error {
  override readonly name = 'RecordsAway';

  constructor(cause: unknown) {
    super('The records could not be asked', { cause });
  }
}

/** Rejects with `RecordsAway` where `asking` rejects. */
export async function askRecords<Found>(asking: Promise<Found>): Promise<Found> {
  return asking.catch((cause: unknown) => {
    throw new RecordsAway(cause);
  });
}
