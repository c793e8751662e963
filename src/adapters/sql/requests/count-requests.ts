import type { RequestKind } from '../../../agency/caller-request.ts';
import type { NewRequest } from '../../../calls/ports/records.ts';
import type { Database } from '../database/database.ts';

const sorts = ['kind', 'line', 'channel', 'pace'] as const;

/** How many requests of a kind, from a line at a pace, wait, stand in an export that is not finished, or have been collected. */
export interface RequestCount {
  readonly kind: RequestKind;
  /** Null, as are the next two, where an older version has left them. */
  readonly line: string | null;
  readonly channel: NonNullable<NewRequest['channel']> | null;
  readonly pace: NewRequest['pace'] | null;
  readonly state: 'waiting' | 'being exported' | 'collected';
  readonly count: number;
}

export async function countRequests(db: Database): Promise<RequestCount[]> {
  const counts = await db
    .selectFrom('requests')
    .leftJoin('request_batches', 'request_batches.number', 'requests.batch')
    .select((eb) => [
      ...sorts,
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
    .groupBy([...sorts, 'state'])
    .orderBy('kind')
    .orderBy('line')
    .orderBy('channel')
    .orderBy('pace')
    .orderBy('state', 'desc')
    .execute();
  return counts.map(({ count, ...counted }) => ({ ...counted, count: Number(count) }));
}
