/** A reference of these records: the number of the participant, and behind a point what changes with the PIN. */
const ownReference = /^(\d+)\.\d+$/;

/** Whether two references stand for the same participant. Those of an agency that keeps its own records say nothing here but what they are. */
export function isSameParticipant(one: string | undefined, other: string): boolean {
  return one?.replace(ownReference, '$1') === other.replace(ownReference, '$1');
}
