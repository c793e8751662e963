import { join } from 'node:path';
import Fastify, { type FastifyReply } from 'fastify';
import { type Context, OpenAPIBackend, type Request } from 'openapi-backend';
import { z } from 'zod';
import type { CardKeeper, Charged, Charges } from '../../../src/calls/ports/charges.ts';

interface ProcessorOptions {
  readonly charges: Charges & CardKeeper;
  /** A request that brings it is let in. */
  readonly token: string;
}

export const chargesContract = join(import.meta.dirname, '../../../charges-api.yaml');

const Wanted = z.object({
  payment: z.string(),
  token: z.string().default(''),
  profile: z.string().optional(),
  cents: z.number().default(0),
});

const Named = z.object({ token: z.string(), profile: z.string().optional() });

/** For so long a charge may take at the processor itself; its caller gives up before. */
const withinMs = 60_000;

/** A processor's side of `charges-api.yaml`: requests, answers and security are held to the contract. */
export async function createProcessor({ charges, token }: ProcessorOptions) {
  const api = new OpenAPIBackend({
    definition: chargesContract,
    strict: true,
    quick: true,
    securityHandlers: { token: ({ request }) => request.headers['authorization'] === `Bearer ${token}` },
    handlers: {
      charge: ({ request }: Context) => answerCharge(request.body),
      findCharge: async ({ request }: Context) =>
        toAnswer(await charges.find(Wanted.parse(request.body).payment, withinMs)),
      deleteToken: async ({ request }: Context) => ({ status: (await deleteToken(request.body)) ? 204 : 503 }),
      notFound: () => ({ status: 404 }),
      unauthorizedHandler: () => ({ status: 401 }),
      validationFail: () => ({ status: 400 }),
    },
  });
  await api.init();
  const app = Fastify();
  app.all('/*', async ({ method, url, headers, body }, reply) => {
    const request = { method, path: url, headers, body } as Request;
    return send(reply, (await api.handleRequest(request)) as Answer);
  });
  return app;

  function deleteToken(body: unknown): Promise<boolean> {
    const { token: card, profile } = Named.parse(body);
    return charges.deleteCard({ token: card, ...(profile !== undefined && { profile }) }, withinMs);
  }

  async function answerCharge(body: unknown): Promise<Answer> {
    const { payment, token: card, profile, cents } = Wanted.parse(body);
    return toAnswer(
      await charges.charge({
        payment,
        card: { token: card, ...(profile !== undefined && { profile }) },
        cents,
        withinMs,
      }),
    );
  }
}

interface Answer {
  readonly status: number;
  readonly body?: Charged;
}

function toAnswer(body: Charged): Answer {
  return body.outcome === 'busy' ? { status: 503 } : { status: 200, body };
}

function send(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  return reply.code(status).send(body);
}
