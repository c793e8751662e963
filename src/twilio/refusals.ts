import type { FastifyReply, FastifyRequest } from 'fastify';

const reasons = {
  unsigned: 'webhook: refused, it has no signature of the carrier',
  wrong: 'webhook: refused, the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN',
  'too-long': 'webhook: refused, it is longer than a webhook of the carrier',
} as const;

type Reason = keyof typeof reasons;

const statuses: Readonly<Record<Reason, number>> = { unsigned: 403, wrong: 403, 'too-long': 413 };

/** So long a reason is not logged again. */
const silenceMs = 60_000;

export interface Refusals {
  /** Answers a request that is not the carrier's, and ends its connection. */
  refuse(reason: Reason, request: FastifyRequest, reply: FastifyReply): FastifyReply;
}

/**
 * Refuses what strangers send. Each reason is logged once a minute, with the number of requests that were refused for it since it was
 * last logged: nobody fills the log from outside.
 */
export function createRefusals(count: (what: 'webhooks refused') => void): Refusals {
  const refused = new Map<Reason, { times: number; quietUntilMs: number }>();

  function tell(reason: Reason, { log }: FastifyRequest): void {
    const { times = 0, quietUntilMs = 0 } = refused.get(reason) ?? {};
    const nowMs = performance.now();
    if (nowMs < quietUntilMs) {
      refused.set(reason, { times: times + 1, quietUntilMs });
    } else {
      log.warn({ times: times + 1 }, reasons[reason]);
      refused.set(reason, { times: 0, quietUntilMs: nowMs + silenceMs });
    }
  }

  return {
    refuse(reason, request, reply) {
      count('webhooks refused');
      tell(reason, request);
      // A stranger must not keep a connection, nor send on what nobody reads.
      return reply.code(statuses[reason]).header('connection', 'close').send();
    },
  };
}
