import type { AuditEntry, AuditTrail } from '../../calls/ports/audit-trail.ts';
import type { Capabilities } from './capabilities.ts';
import type { DigestIdentifier } from './digest-identifier.ts';
import type { SealedClaims } from './sealed-claims.ts';
import type { AgencyClient } from './agency-client.ts';
import type { IdempotencyKey } from './idempotency-key.ts';

interface AuditTrailParts {
  readonly client: AgencyClient;
  readonly claims: SealedClaims;
  readonly makeKey: IdempotencyKey;
  readonly digest: DigestIdentifier;
  readonly capabilities: Pick<Capabilities, 'isAtLeast'>;
}

/** The audit trail of an agency that keeps its own. */
export function createHttpAuditTrail({ client, claims, makeKey, digest, capabilities }: AuditTrailParts): AuditTrail {
  return {
    async append({ who, call, turn, ...entry }, attempt = `${call}:${turn}`) {
      // What a server does by itself is of no call.
      const wish = { ...entry, ...(call !== '' && { call, turn }), ...tellWho(who) };
      const at = capabilities.isAtLeast(1)
        ? Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
        : undefined;
      await client.send('/audit/append', { ...wish, at }, makeKey(attempt, wish));
    },
  };

  /** The agency cannot read claims, and no identifier is kept where nothing is ever removed. */
  function tellWho(who: AuditEntry['who']): object {
    if (who === 'unknown') return {};
    return 'claim' in who ? { identifierDigest: digest(claims.open(who.claim)) } : who;
  }
}
