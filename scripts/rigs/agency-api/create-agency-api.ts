import type { ServerOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import { join } from 'node:path';
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { OpenAPIBackend, type Context, type Request } from 'openapi-backend';
import { type AgencyParts, answerFrom, type AgencyAnswer } from './answer-from.ts';

interface AgencyApiOptions extends AgencyParts {
  /** A request that brings it is let in. */
  readonly token: string;
  /** With `requestCert` and `ca`, so is a request with a certificate. */
  readonly https?: ServerOptions | undefined;
  /** Is told what is answered with 500. */
  readonly onFault: (fault: Error, requestId: string) => void;
}

export const contract = join(import.meta.dirname, '../../../agency-api.yaml');

/** Where the contract stands on the server. */
export const apiRoot = '/v1';

/** An agency's side of `agency-api.yaml` over records of ours: requests, answers and security are held to the contract. */
export async function createAgencyApi({ token, https, onFault, ...parts }: AgencyApiOptions) {
  const api = new OpenAPIBackend({
    definition: contract,
    apiRoot,
    strict: true,
    // The contract itself is checked by the tests.
    quick: true,
    // Both have a pattern as well.
    ajvOpts: { formats: { date: true, 'date-time': true } },
    securityHandlers: {
      token: ({ request }) => request.headers['authorization'] === `Bearer ${token}`,
      certificate: (_context, { raw: { socket } }: FastifyRequest) => socket instanceof TLSSocket && socket.authorized,
    },
    handlers: {
      ...answerFrom(parts),
      notFound: () => problem(404),
      unauthorizedHandler: () => problem(401),
      validationFail: ({ validation }) => problem(400, tellPlaces(validation.errors)),
      postResponseHandler: assertContract,
    },
  });
  await api.init();
  const app = Fastify({ https: https ?? null, requestIdHeader: 'x-request-id' });
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const { statusCode = 500 } = error;
    if (statusCode >= 500) onFault(error, request.id);
    return send(reply, problem(statusCode));
  });
  app.all('/*', async (request, reply) => send(reply, await api.handleRequest(toRequest(request), request)));
  return app;
}

function problem(status: number, detail?: string): AgencyAnswer {
  return { status, body: { status, ...(detail !== undefined && { detail }) } };
}

/** Where a request does not fit, and none of its values. */
function tellPlaces(errors: Context['validation']['errors']): string {
  return (errors ?? []).map(({ instancePath, keyword }) => `${instancePath}: ${keyword}`).join('; ');
}

/** An answer that the contract does not know is a fault of ours. */
function assertContract({ api, operation, response }: Context): AgencyAnswer {
  const { status, body } = response as AgencyAnswer;
  if (status >= 400) return { status, body };
  const { errors } = api.validateResponse(body ?? null, operation, status);
  if (errors) throw new Error(`${operation.operationId} was answered against the contract: ${tellPlaces(errors)}`);
  return { status, body };
}

function toRequest({ method, url, headers, body }: FastifyRequest): Request {
  return { method, path: url, headers: headers as Request['headers'], body };
}

function send(reply: FastifyReply, { status, body }: AgencyAnswer): FastifyReply {
  if (status >= 400) reply.type('application/problem+json');
  return reply.code(status).send(body);
}
