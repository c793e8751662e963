import type { AuditEntry, AuditTrail } from '../../calls/ports/audit-trail.ts';
import { NoAnswer } from './agency-answers.ts';
import type { SealedClaims } from './sealed-claims.ts';
import type { AgencyClient } from './agency-client.ts';
import type { IdempotencyKey } from './idempotency-key.ts';

interface AuditTrailParts {
  readonly client: AgencyClient;
  readonly claims: SealedClaims;
  readonly makeKey: IdempotencyKey;
}

/** The audit trail of an agency that keeps its own. */
export function createHttpAuditTrail({ client, claims, makeKey }: AuditTrailParts): AuditTrail {
  return {
    async append({ who, ...entry }, attempt = `${entry.call}:${entry.turn}`) {
      const wish = { ...entry, ...tellWho(who) };
      await client.ask('/audit/append', NoAnswer, wish, makeKey(attempt, wish));
    },
  };

  /** The agency cannot read claims. */
  function tellWho(who: AuditEntry['who']): object {
    if (who === 'unknown') return {};
    return 'claim' in who ? { identifier: claims.open(who.claim) } : who;
  }
}
