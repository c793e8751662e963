/** The most that PostgreSQL's integers hold. */
const highest = 2_147_483_647;

/**
 * The number of the participant that a reference stands for, with or without the generation of their PIN behind it; 0, which nobody has,
 * where it is no reference of ours.
 */
export function readReference(participant: string): number {
  const [number = ''] = participant.split('.');
  const id = Number(number);
  return Number.isInteger(id) && id > 0 && id <= highest ? id : 0;
}
