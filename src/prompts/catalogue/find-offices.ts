import { readCountyName } from '../../agency/county-name.ts';
import { normalise } from '../../text/normalise.ts';
import type { Catalogue } from '../prompts.ts';
import type { County } from './directory.ts';
import { createFindByKeys } from './find-by-keys.ts';

/** Finds offices by keys (those of their county), or by the county of a case. */
export function createFindOffices(counties: readonly County[]): Catalogue['findOffices'] {
  const findByKeys = createFindByKeys(counties);
  const byName = Map.groupBy(counties, ({ place }) => normalise(place));

  return (by) =>
    ('keys' in by ? findByKeys(by.keys) : (byName.get(normalise(readCountyName(by.county))) ?? [])).map(
      ({ office }) => office,
    );
}
