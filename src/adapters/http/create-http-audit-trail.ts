import { randomUUID } from 'node:crypto';
import type { AuditEntry, AuditTrail } from '../../calls/ports.ts';
import { NoAnswer } from './agency-answers.ts';
import type { Claims } from './claims.ts';
import type { AgencyClient } from './create-agency-client.ts';

interface AuditTrailParts {
  readonly client: AgencyClient;
  readonly claims: Claims;
}

/** The audit trail of an agency that keeps its own. */
export function createHttpAuditTrail({ client, claims }: AuditTrailParts): AuditTrail {
  return {
    async append({ who, ...entry }) {
      await client.ask('/audit/append', NoAnswer, { ...entry, ...tellWho(who) }, randomUUID());
    },
  };

  /** The agency cannot read claims. */
  function tellWho(who: AuditEntry['who']): object {
    if (who === 'unknown') return {};
    return 'claim' in who ? { identifier: claims.open(who.claim) } : who;
  }
}
