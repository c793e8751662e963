import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';

/** The longest accepted message. The carrier's hold 20 ms of a call, about 400 bytes. */
const mostBytes = 65_536;

/** Error codes caused by the other side or the network: an unreadable or too long message, a lost connection. */
const fromOutside = /^(?:WS_ERR_|E[A-Z]+$)/;

/** Enables WebSockets for the routes registered after it. An upgrade at any other route is refused. */
export async function takeSockets(app: FastifyInstance): Promise<void> {
  const routes = new Set<string>();
  app.addHook('onRoute', ({ url, websocket: isSocket }) => void (isSocket && routes.add(url)));
  await app.register(websocket, {
    options: { maxPayload: mostBytes, perMessageDeflate: false },
    errorHandler(error: Error & { readonly code?: string }, socket, request) {
      const { code = '' } = error;
      if (fromOutside.test(code)) request.log.warn({ reason: code }, 'socket: unreadable message or lost connection');
      else request.log.error({ err: error }, 'socket: handler failed');
      socket.terminate();
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (request.ws && !routes.has(request.routeOptions.url ?? '')) reply.callNotFound();
    else done();
  });
}
