import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { Pool, type Dispatcher } from 'undici';

/** What the server said to a webhook. */
export interface WebhookAnswer {
  readonly status: number;
  readonly body: string;
  /** `name=value` of each cookie that it set. */
  readonly cookies: readonly string[];
}

/** A webhook of a call. The address is the public one; the body holds the same parameters, encoded. */
export interface EncodedWebhook {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: string;
  readonly cookies: string;
}

/** Brings webhooks from the carrier to the servers. */
export interface Exchange {
  send(webhook: EncodedWebhook): Promise<WebhookAnswer>;
  close(): Promise<void>;
}

interface ExchangeOptions {
  /** Where the servers listen; they take turns. */
  readonly origins: readonly string[];
  readonly authToken: string;
  /** To each of them. */
  readonly connections: number;
}

const deadlineMs = 15_000;
const form = 'application/x-www-form-urlencoded; charset=UTF-8';

/** Signs webhooks and sends them over a few lasting connections. Rejects where no answer comes. */
export function openExchange({ origins, authToken, connections }: ExchangeOptions): Exchange {
  const wait = { headersTimeout: deadlineMs, bodyTimeout: deadlineMs };
  const pools = origins.map((origin) => new Pool(origin, { connections, ...wait }));
  let sent = 0;
  return {
    send({ url, parameters, body, cookies }) {
      const { host, pathname, search } = new URL(url);
      const headers = {
        host,
        'content-type': form,
        'user-agent': 'TwilioProxy/1.1',
        'x-twilio-signature': getExpectedTwilioSignature(authToken, url, parameters),
        ...(cookies !== '' && { cookie: cookies }),
      };
      const pool = pools[sent++ % pools.length] as Pool;
      return dispatch(pool, { path: pathname + search, method: 'POST', headers, body });
    },
    close: async () => void (await Promise.all(pools.map((pool) => pool.destroy()))),
  };
}

/** Half the work of `undici.request`: the load must not be slower than the server. */
function dispatch(pool: Dispatcher, request: Dispatcher.DispatchOptions): Promise<WebhookAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WebhookAnswer>();
  let status = 0;
  let cookies: string[] = [];
  let body = '';
  pool.dispatch(request, {
    onRequestStart() {},
    onResponseStart(_controller, code, headers) {
      status = code;
      cookies = [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';', 1).join());
    },
    onResponseData(_controller, chunk) {
      body += chunk.toString();
    },
    onResponseEnd: () => resolve({ status, body, cookies }),
    onResponseError: (_controller, error) => reject(error),
  });
  return promise;
}
