import type { RequestKind } from '../../../agency/caller-request.ts';
import type { Database } from '../database/database.ts';

/** How many requests of a kind wait, stand in an export that is not finished, or have been collected. */
export interface RequestCount {
  readonly kind: RequestKind;
  readonly state: 'waiting' | 'being exported' | 'collected';
  readonly count: number;
}

export async function countRequests(db: Database): Promise<RequestCount[]> {
  const counts = await db
    .selectFrom('requests')
    .leftJoin('request_batches', 'request_batches.number', 'requests.batch')
    .select((eb) => [
      'kind',
      eb
        .case()
        .when('batch', 'is', null)
        .then<RequestCount['state']>('waiting')
        .when('collected_at_ms', 'is', null)
        .then<RequestCount['state']>('being exported')
        .else<RequestCount['state']>('collected')
        .end()
        .as('state'),
      eb.fn.countAll().as('count'),
    ])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state', 'desc')
    .execute();
  return counts.map(({ kind, state, count }) => ({ kind, state, count: Number(count) }));
}
