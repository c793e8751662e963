import type { Forgotten } from '../../../src/adapters/sql/forget/remove-person.ts';
import { sayCount } from './say-count.ts';

/** Says what the carrier still has of somebody who is forgotten. */
export function tellOfCarrier({
  recordings,
  strayRecordings,
}: Pick<Forgotten, 'recordings' | 'strayRecordings'>): void {
  const waiting = recordings.filter(({ isAtCarrier }) => isAtCarrier).length;
  if (waiting > 0)
    console.log(
      `The carrier still has ${sayCount(waiting, 'recording')} of theirs: running servers delete them there.`,
    );
  if (strayRecordings.length > 0) {
    console.log(
      `The carrier still has ${sayCount(strayRecordings.length, 'recording')} that nothing here deletes. Delete there:`,
    );
    for (const recording of strayRecordings) console.log(`  ${recording}`);
  }
  if (recordings.length + strayRecordings.length > 0)
    console.log('Of a deleted recording the carrier lists for 40 days when it was made, without the sound.');
}
