import type { AuditEntry, AuditTrail } from '../../calls/ports.ts';
import { NoAnswer } from './agency-answers.ts';
import type { Claims } from './claims.ts';
import type { AgencyClient } from './create-agency-client.ts';
import type { NameWish } from './name-wish.ts';

interface AuditTrailParts {
  readonly client: AgencyClient;
  readonly claims: Claims;
  readonly nameWish: NameWish;
}

/** The audit trail of an agency that keeps its own. */
export function createHttpAuditTrail({ client, claims, nameWish }: AuditTrailParts): AuditTrail {
  return {
    async append({ who, ...entry }, attempt = `${entry.call}:${entry.turn}`) {
      const wish = { ...entry, ...tellWho(who) };
      await client.ask('/audit/append', NoAnswer, wish, nameWish(attempt, wish));
    },
  };

  /** The agency cannot read claims. */
  function tellWho(who: AuditEntry['who']): object {
    if (who === 'unknown') return {};
    return 'claim' in who ? { identifier: claims.open(who.claim) } : who;
  }
}
