import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';

/** The longest message that is read. The carrier's hold 20 ms of a call, about 400 bytes. */
const mostBytes = 65_536;

/** Lets the routes registered after it take WebSockets. */
export async function takeSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: mostBytes, perMessageDeflate: false },
    errorHandler(error, socket, request) {
      request.log.error({ err: error }, 'a socket could not be served');
      socket.terminate();
    },
  });
}
