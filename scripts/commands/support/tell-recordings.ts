import type { Database } from '../../../src/adapters/sql/database/database.ts';
import { countRecordings } from '../../../src/adapters/sql/recordings/count-recordings.ts';
import { sayCount } from './say-count.ts';

/** Says how many recorded messages are kept, and how many are not, where there are any. */
export async function tellRecordings(db: Database): Promise<void> {
  const counts = await countRecordings(db);
  const count = (...stages: Parameters<typeof counts.get>[0][]) =>
    stages.reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0);
  const [kept, due, givenUp] = [count('kept', 'deleted'), count('due'), count('given-up')];
  if (kept + due + givenUp === 0) return;
  const rest = [
    due > 0 ? `${due} to be fetched from the carrier` : '',
    givenUp > 0 ? `${givenUp} that could not be` : '',
  ];
  console.log([`${sayCount(kept, 'recording')} kept`, ...rest.filter(Boolean)].join(', ') + '.');
}
