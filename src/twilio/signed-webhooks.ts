import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSigned, isSignedUpgrade, type SignatureOptions } from './signature.ts';

export interface SignedWebhookOptions extends SignatureOptions {
  /** Answers a signed webhook that could not be answered otherwise. */
  readonly answerFault: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

/** Makes a scope one for the carrier's webhooks and sockets alone: parameters are read, and nothing gets in that the carrier has not signed. */
export async function takeSignedWebhooks(scope: FastifyInstance, options: SignedWebhookOptions): Promise<void> {
  const signed = new WeakSet<FastifyRequest>();

  scope.removeAllContentTypeParsers();
  await scope.register(formbody);
  // A body of any other kind holds no parameters; with a signature that fits, it is answered like a call nobody knows.
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));

  // After parsing, since all parameters are signed, and before anything reads them.
  scope.addHook('preValidation', async (request, reply) => {
    if (!(request.ws ? isSignedUpgrade : isSigned)(request, options)) return refuse(request, reply);
    signed.add(request);
  });

  scope.setErrorHandler((error, request, reply) => {
    if (isTooLarge(error)) return reply.code(413).send();
    if (!signed.has(request)) return refuse(request, reply);
    request.log.error({ err: error }, 'a webhook could not be answered');
    return options.answerFault(request, reply);
  });
}

function refuse(request: FastifyRequest, reply: FastifyReply) {
  request.log.warn('refused: the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN');
  return reply.code(403).send();
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413;
}
