import type { Config } from '../config/read-config.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { openKeyFile } from '../secrets/open-key-file.ts';
import { isLoopback } from '../text/is-loopback.ts';

/** The database of what calls come to, beside an agency that keeps its own records, and its keys. */
export interface OwnEvents {
  readonly url: string;
  readonly keys: KeyRing;
  /** Whether all servers of the agency use this very database. */
  readonly isShared: boolean;
}

/** Finds it in EVENTS_URL, or in a file. Throws where there are no keys. */
export function findOwnEvents(
  { eventsUrl, redis, agency, dataSecrets }: Pick<Config, 'eventsUrl' | 'redis' | 'agency' | 'dataSecrets'>,
  agencyApi: { readonly url: string },
): OwnEvents {
  const url = eventsUrl ?? `sqlite:data/events${agency && `-${agency}`}.db`;
  const isShared = redis === undefined || eventsUrl !== undefined;
  return { url, isShared, keys: dataSecrets ?? openOwnKey(agencyApi.url, agency) };
}

/** To try an agency on this machine; one elsewhere has real participants. */
function openOwnKey(url: string, agency: string): KeyRing {
  if (isLoopback(new URL(url).hostname)) return openKeyFile(`data/agency-api${agency && `-${agency}`}.key`);
  throw new Error(
    'The records of AGENCY_API_URL need DATA_SECRET, which seals calls: npm run secrets makes one; ' +
      'then set DATA_SECRET_FILE=deploy/secrets/data-secret, the same on every server',
  );
}
