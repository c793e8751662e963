import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Answers a status webhook, which wants no document: 204 once its work is done. 503 where that failed, so that the carrier counts it among
 * its errors.
 */
export async function answerStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await work();
    return await reply.code(204).send();
  } catch (error) {
    request.log.error({ err: error }, 'webhook: a status could not be taken');
    return reply.code(503).send();
  }
}
