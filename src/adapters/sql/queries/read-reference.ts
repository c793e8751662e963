/** The most that PostgreSQL's integers hold. */
const highest = 2_147_483_647;

/** The number of the participant that a reference stands for; 0, which nobody has, where it is no reference of ours. */
export function readReference(participant: string): number {
  const id = Number(participant);
  return Number.isInteger(id) && id > 0 && id <= highest ? id : 0;
}
