import { usualPatience } from '../../calls/patience.ts';
import type { AgencyConsents } from '../../calls/ports/agency-consents.ts';
import type { AgencyPayments } from '../../calls/ports/agency-payments.ts';
import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { Records } from '../../calls/ports/records.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSealedClaims } from './sealed-claims.ts';
import { type AgencyClientOptions, createAgencyClient } from './agency-client.ts';
import { createHttpAuditTrail } from './http-audit-trail.ts';
import { createHttpConsents } from './http-consents.ts';
import { createHttpPayments } from './http-payments.ts';
import { createHttpRecords } from './http-records.ts';
import { createCapabilities } from './capabilities.ts';
import { createDigestIdentifier } from './digest-identifier.ts';
import { createIdempotencyKey } from './idempotency-key.ts';

interface OpenOptions extends AgencyClientOptions {
  readonly keys: KeyRing;
}

/** The records, the audit trail, the consents and the payments by card of an agency, over connections they share. `records.close()` ends both. Throws where `tls` cannot be used. */
export function openHttpRecords({ keys, ...options }: OpenOptions): {
  readonly records: Records;
  readonly trail: AuditTrail;
  readonly consents: AgencyConsents;
  readonly payments: AgencyPayments;
  /** Asks which version of the contract the agency answers. Resolves in any case. */
  readonly learnCapabilities: () => Promise<void>;
} {
  const client = createAgencyClient(options);
  const { log } = options;
  const capabilities = createCapabilities({ exchange: client.exchange, log, patienceMs: usualPatience.healthMs });
  const parts = {
    client,
    log,
    capabilities,
    claims: createSealedClaims(keys),
    makeKey: createIdempotencyKey(keys),
    digest: createDigestIdentifier(keys),
  };
  return {
    records: createHttpRecords({ ...parts, keys }),
    trail: createHttpAuditTrail(parts),
    consents: createHttpConsents(parts),
    payments: createHttpPayments(parts),
    learnCapabilities: capabilities.learn,
  };
}
