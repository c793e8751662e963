import process from 'node:process';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

// An import of this module loads all that it can export: with it come 10 MB of `fetch`, which nothing here uses.
const { STATUS_CODES } = process.getBuiltinModule('node:http');

/** Parts of the public address that some proxies pass on and others take off. */
const ownPaths = ['/voice/', '/tty/', '/messages/', '/health/'];

/** An HTTP server without routes. Its limits are explained in docs/run.md. */
export function createHttpServer(log: FastifyBaseLogger, publicUrl = 'http://localhost'): FastifyInstance {
  const prefix = new URL(publicUrl).pathname;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Lines are told apart by call and turn; a log of its own for each request takes longer than writing to it.
    childLoggerFactory: (logger) => logger,
    bodyLimit: 32_768,
    // A request is late up to one interval after its time.
    requestTimeout: 9000,
    keepAliveTimeout: 75_000,
    http: { headersTimeout: 4000, connectionsCheckingInterval: 1000, maxHeaderSize: 16_384 },
    // People enter addresses with a slash too many.
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: true, ignoreDuplicateSlashes: true },
    trustProxy: false,
    // Given, so that Fastify loads none of its own.
    schemaController: { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } },
    rewriteUrl: ({ url = '/' }) =>
      prefix !== '/' && ownPaths.some((path) => url.startsWith(prefix + path)) ? url.slice(prefix.length) : url,
    frameworkErrors: (error, _request, reply) => void refuse(reply, error.statusCode),
  });
  // Before a body is read. A stranger keeps no connection.
  app.addHook('onRequest', (request, reply, done) => {
    if (request.is404) refuse(reply, 404);
    else done();
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));
  app.setErrorHandler<FastifyError>((err, request, reply) => {
    request.log.warn({ err }, 'a request failed');
    return refuse(reply, err.statusCode);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const answered = { req: request, res: reply, durationMs: Math.round(reply.elapsedTime) };
    request.log[isOfInterest(request, reply) ? 'info' : 'debug'](answered, 'answered');
    done();
  });
  return app;
}

/** Everything from outside is read by zod, also here. Throws for a route that has a schema. */
function refuseSchemas(): never {
  throw new Error('A route has a JSON schema: read what comes in with zod');
}

function refuse(reply: FastifyReply, status = 500): FastifyReply {
  return reply.code(status).header('connection', 'close').send({ error: STATUS_CODES[status] });
}

/** What went wrong on our side. All else of a call is in its one line, and what strangers ask for must not fill the log. */
function isOfInterest({ routeOptions }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return !routeOptions.logLevel && statusCode >= 500;
}
