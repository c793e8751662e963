import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSigned, isSignedUpgrade, type SignatureOptions } from './signature.ts';

export interface SignedWebhookOptions extends SignatureOptions {
  /** Answers a signed webhook whose handler has failed. */
  readonly answerFault: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

/** Limits a scope to the carrier's signed webhooks and sockets, and parses their parameters. */
export async function takeSignedWebhooks(scope: FastifyInstance, options: SignedWebhookOptions): Promise<void> {
  const signed = new WeakSet<FastifyRequest>();

  scope.removeAllContentTypeParsers();
  await scope.register(formbody);
  // A body of another type has no parameters: signed, it is answered like an unknown call.
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));

  // After parsing, since all parameters are signed, and before they are used.
  scope.addHook('preValidation', async (request, reply) => {
    if (!(request.ws ? isSignedUpgrade : isSigned)(request, options)) return refuse(request, reply);
    signed.add(request);
  });

  scope.setErrorHandler((error, request, reply) => {
    if (isTooLarge(error)) return reply.code(413).send();
    if (!signed.has(request)) return refuse(request, reply);
    request.log.error({ err: error }, 'webhook: handler failed');
    return options.answerFault(request, reply);
  });
}

function refuse(request: FastifyRequest, reply: FastifyReply) {
  request.log.warn('webhook: refused, the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN');
  return reply.code(403).send();
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413;
}
