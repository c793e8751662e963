import type { AuditTrail, Records } from '../../calls/ports.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createClaims } from './claims.ts';
import { type AgencyClientOptions, createAgencyClient } from './create-agency-client.ts';
import { createHttpAuditTrail } from './create-http-audit-trail.ts';
import { createHttpRecords } from './create-http-records.ts';
import { createNameWish } from './name-wish.ts';

interface OpenOptions extends AgencyClientOptions {
  readonly keys: KeyRing;
}

/** The records and the audit trail of an agency, over connections they share. `records.close()` ends both. Throws where `tls` cannot be used. */
export function openHttpRecords({ keys, ...options }: OpenOptions): {
  readonly records: Records;
  readonly trail: AuditTrail;
} {
  const client = createAgencyClient(options);
  const parts = { client, claims: createClaims(keys), nameWish: createNameWish(keys) };
  return { records: createHttpRecords({ ...parts, keys }), trail: createHttpAuditTrail(parts) };
}
