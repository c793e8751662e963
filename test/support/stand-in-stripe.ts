import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Saved {
  readonly body: string;
  readonly status: number;
  readonly answer: object;
}

interface Intent {
  readonly id: string;
  readonly payment: string;
  readonly amount: number;
  readonly status: 'succeeded' | 'requires_payment_method';
}

/** The processor charges, and then is silent for so long. */
const lateMs = 700;

/**
 * Answers as Stripe's published API does where payment intents are created and searched: the same Idempotency-Key is given the saved answer,
 * errors among them, and with other parameters it is refused (docs.stripe.com/api/idempotent_requests).
 */
export async function openStandInStripe() {
  const saved = new Map<string, Saved>();
  const intents: Intent[] = [];
  const detached = new Set<string>();
  const seen: { readonly path: string; readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    intents,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stand-in');
    seen.push({ path: pathname, authorization: request.headers.authorization });
    const body = Buffer.concat(await request.toArray()).toString();
    if (pathname.endsWith('/search')) return send(response, 200, search(searchParams.get('query') ?? ''));
    const [, method, detaches] = /\/payment_methods\/(\w+)(\/detach)?$/.exec(pathname) ?? [];
    if (method !== undefined) {
      const { status, answer: told } = detaches ? detach(method) : retrieve(method);
      return send(response, status, told);
    }
    const key = String(request.headers['idempotency-key']);
    const { status, answer: told } = createOnce(key, body);
    if (new URLSearchParams(body).get('payment_method') === 'pm_late') {
      await new Promise((resolve) => void setTimeout(resolve, lateMs).unref());
    }
    return send(response, status, told);
  }

  /** One that is nobody's cannot be detached (docs.stripe.com/api/payment_methods/detach). */
  function detach(method: string): Omit<Saved, 'body'> {
    if (method === 'pm_gone') return refuse(404, { type: 'invalid_request_error', code: 'resource_missing' });
    if (method === 'pm_busy') return refuse(429, { type: 'invalid_request_error', code: 'rate_limit' });
    if (detached.has(method)) return refuse(400, { type: 'invalid_request_error' });
    detached.add(method);
    return retrieve(method);
  }

  function retrieve(id: string): Omit<Saved, 'body'> {
    const customer = detached.has(id) ? null : 'cus_1';
    return { status: 200, answer: { id, object: 'payment_method', type: 'card', customer } };
  }

  function createOnce(key: string, body: string): Omit<Saved, 'body'> {
    const known = saved.get(key);
    if (known && known.body !== body) return refuse(400, { type: 'idempotency_error' });
    if (known) return known;
    const fresh = create(new URLSearchParams(body));
    // Nothing is saved where the request was not begun.
    if (fresh.status !== 429) saved.set(key, { body, ...fresh });
    return fresh;
  }

  function create(form: URLSearchParams): Omit<Saved, 'body'> {
    const method = form.get('payment_method');
    if (method === 'pm_busy') return refuse(429, { type: 'invalid_request_error', code: 'rate_limit' });
    if (method === 'pm_gone' || detached.has(method ?? ''))
      return refuse(400, { type: 'invalid_request_error', code: 'resource_missing', param: 'payment_method' });
    if (method === 'pm_broken') return refuse(500, { type: 'api_error' });
    const status = method === 'pm_declines' ? 'requires_payment_method' : 'succeeded';
    const payment = form.get('metadata[payment]') ?? '';
    const intent = { id: `pi_${intents.length + 1}`, payment, amount: Number(form.get('amount')), status } as const;
    intents.push(intent);
    if (status === 'succeeded') return { status: 200, answer: toObject(intent) };
    return refuse(402, { type: 'card_error', code: 'card_declined' });
  }

  function search(query: string): object {
    const found = intents.filter(({ payment }) => query === `metadata['payment']:'${payment}'`);
    return { object: 'search_result', data: found.map(toObject), has_more: false };
  }
}

function toObject({ id, amount, status, payment }: Intent): object {
  return {
    id,
    object: 'payment_intent',
    amount,
    currency: 'usd',
    status,
    last_payment_error: status === 'succeeded' ? null : { type: 'card_error' },
    metadata: { payment },
  };
}

function refuse(status: number, error: object): Omit<Saved, 'body'> {
  return { status, answer: { error } };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
