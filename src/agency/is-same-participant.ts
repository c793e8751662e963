/** Whether two references stand for the same participant: a reference changes with the PIN, and the number before its point stays. */
export function isSameParticipant(one: string | undefined, other: string): boolean {
  return one?.split('.')[0] === other.split('.')[0];
}
