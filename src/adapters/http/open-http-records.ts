import { usualPatience } from '../../calls/patience.ts';
import type { AgencyConsents } from '../../calls/ports/agency-consents.ts';
import type { AgencyPayments } from '../../calls/ports/agency-payments.ts';
import type { AgencyReminders } from '../../calls/ports/agency-reminders.ts';
import type { AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { Records } from '../../calls/ports/records.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSealedClaims } from './sealed-claims.ts';
import { type AgencyClientOptions, createAgencyClient } from './agency-client.ts';
import { createHttpAuditTrail } from './http-audit-trail.ts';
import { createHttpConsents } from './http-consents.ts';
import { createHttpPayments } from './http-payments.ts';
import { createHttpReminders } from './http-reminders.ts';
import { createHttpRecords } from './http-records.ts';
import { createCapabilities } from './capabilities.ts';
import { createDigestIdentifier } from './digest-identifier.ts';
import { createIdempotencyKey } from './idempotency-key.ts';

interface OpenOptions extends AgencyClientOptions {
  readonly keys: KeyRing;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** The records, the audit trail, the consents, the payments by card and what people are reminded of at an agency, over connections they share. `records.close()` ends both. Throws where `tls` cannot be used. */
export function openHttpRecords({ keys, clock = Date.now, ...options }: OpenOptions): {
  readonly records: Records;
  readonly trail: AuditTrail;
  readonly consents: AgencyConsents;
  readonly payments: AgencyPayments;
  readonly reminders: AgencyReminders;
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
    reminders: createHttpReminders({ ...parts, clock }),
    learnCapabilities: capabilities.learn,
  };
}
