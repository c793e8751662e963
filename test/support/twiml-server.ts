import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';

/** A webhook as the server got it. */
interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, string | string[] | undefined>>;
}

type Page = string | ((reply: FastifyReply, received: Received) => unknown);

export interface TwimlServer {
  readonly app: FastifyInstance;
  readonly received: Received[];
}

export const authToken = 'a-token-for-tests';

/** A server with one page of TwiML for each path (the inside of `Response`), which writes down what it is asked. */
export async function createTwimlServer(pages: Readonly<Record<string, Page>>): Promise<TwimlServer> {
  const app = Fastify();
  const received: Received[] = [];
  await app.register(formbody);
  const status: Page = (reply) => reply.code(204).send();
  for (const [url, page] of Object.entries({ '/voice/status': status, ...pages })) {
    app.route<{ Body: Received['body'] | undefined }>({
      method: ['GET', 'POST'],
      url,
      handler: (request, reply) => {
        const { method, headers, body = {} } = request;
        const webhook = { method, url: request.url, headers, body };
        received.push(webhook);
        return typeof page === 'string' ? sendTwiml(reply, page) : page(reply, webhook);
      },
    });
  }
  return { app, received };
}

export function sendTwiml(reply: FastifyReply, inside: string): FastifyReply {
  return reply.type('text/xml').send(`<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`);
}
