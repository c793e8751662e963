import type { FastifyInstance } from 'fastify';
import type { Transport } from '../phone/carrier/send-webhook.ts';

/** Brings webhooks to an app of this process, without a network. */
export function injectInto(app: FastifyInstance): Transport {
  return async ({ url, method, headers, body }, signal) => {
    const { host, origin } = new URL(url);
    const path = url.slice(origin.length);
    const reply = await app.inject({ url: path, method, headers: { host, ...headers }, payload: body ?? '', signal });
    return new Response(reply.statusCode === 204 ? null : reply.rawPayload, {
      status: reply.statusCode,
      headers: Object.entries(reply.headers).flatMap(([name, value]) =>
        [value ?? []].flat().map((each): [string, string] => [name, String(each)]),
      ),
    });
  };
}
