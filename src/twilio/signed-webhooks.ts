import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dropCardData } from './drop-card-data.ts';
import { parseParameters, TooManyParametersError } from './parse-parameters.ts';
import type { Refusals } from './refusals.ts';
import { isSigned, isSignedUpgrade, readSignature, type SignatureOptions } from './signature.ts';

/** What is done with requests before a channel sees them. */
export interface WebhookGate extends SignatureOptions {
  readonly refusals: Refusals;
  /** Called for each request that the carrier signed. */
  readonly onSigned: () => void;
}

export interface SignedWebhookOptions extends WebhookGate {
  /** Answers a signed webhook whose handler has failed. */
  readonly answerFault: (request: FastifyRequest, reply: FastifyReply) => FastifyReply;
}

/** Ours have some hundred characters. Each form of an address that may have been signed costs time. */
const longestAddress = 2000;

/** Limits a scope to the carrier's signed webhooks and sockets, and parses their parameters. */
export async function takeSignedWebhooks(scope: FastifyInstance, options: SignedWebhookOptions): Promise<void> {
  const { refusals, onSigned, answerFault } = options;
  const signed = new WeakSet<FastifyRequest>();

  // Before a body is read: most strangers bring nothing that could be a signature.
  scope.addHook('onRequest', (request, reply, done) => {
    if (readSignature(request) === undefined) refusals.refuse('unsigned', request, reply);
    else if (request.url.length > longestAddress) refusals.refuse('too-long', request, reply);
    else done();
  });

  scope.removeAllContentTypeParsers();
  await scope.register(formbody, { parser: parseParameters });
  // A body of another type has no parameters: signed, it is answered like an unknown call.
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, {}));

  // After parsing, since all parameters are signed, and before they are used.
  scope.addHook('preValidation', (request, reply, done) => {
    if (!(request.ws ? isSignedUpgrade : isSigned)(request, options)) {
      refusals.refuse('wrong', request, reply);
      return;
    }
    signed.add(request);
    // Before anything reads it, and before it could be logged.
    request.body = dropCardData(request.body, request.query);
    onSigned();
    done();
  });

  refuseGet(scope);

  scope.setErrorHandler((error, request, reply) => {
    if (isTooLong(error)) return refusals.refuse('too-long', request, reply);
    if (!signed.has(request)) return refusals.refuse('wrong', request, reply);
    request.log.error({ err: error }, 'webhook: handler failed');
    return answerFault(request, reply);
  });
}

/** Answers GET at the address of a webhook with what to set at the carrier, where a method can be chosen for each address. */
function refuseGet(scope: FastifyInstance): void {
  scope.addHook('onRoute', function (this: FastifyInstance, { method, routePath }) {
    if (method !== 'POST') return;
    this.get(routePath, { exposeHeadRoute: false }, async ({ log, routeOptions }, reply) => {
      log.warn({ address: routeOptions.url }, 'webhook: came by GET; set HTTP POST for this address at the carrier');
      return reply.code(405).header('allow', 'POST').type('text/plain').send('Set HTTP POST for this address.\n');
    });
  });
}

function isTooLong(error: unknown): boolean {
  if (error instanceof TooManyParametersError) return true;
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413;
}
