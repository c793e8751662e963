import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';

/** The longest message that is read. The carrier's hold 20 ms of a call, about 400 bytes. */
const mostBytes = 65_536;

/** Codes of what the other side, or the network, did: a message that is too long or none, a lost connection. */
const fromOutside = /^(?:WS_ERR_|E[A-Z]+$)/;

/** Lets the routes registered after it take WebSockets. */
export async function takeSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: mostBytes, perMessageDeflate: false },
    errorHandler(error: Error & { readonly code?: string }, socket, request) {
      const { code = '' } = error;
      if (fromOutside.test(code)) request.log.warn({ reason: code }, 'a socket brought what is not read, or was lost');
      else request.log.error({ err: error }, 'a socket could not be served');
      socket.terminate();
    },
  });
}
