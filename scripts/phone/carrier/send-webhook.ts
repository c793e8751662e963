import { CookieJar } from 'tough-cookie';
import { CarrierError } from './carrier-error.ts';
import { type SignedRequest, type CarrierWebhook, signWebhook } from './sign-webhook.ts';

/** How a request reaches the server: `fetch`, or a server's own injection. Must not follow redirects by itself. */
export type Transport = (request: SignedRequest, signal: AbortSignal) => Promise<Response>;

/** What the server said, and the address that said it in the end. */
interface Answer {
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

export type SendWebhook = (webhook: CarrierWebhook) => Promise<Answer>;

export interface SenderOptions {
  readonly authToken: string;
  readonly transport?: Transport;
  /** Twilio waits for a call's webhook 15 s at the most. */
  readonly deadlineMs?: number;
}

const mostRedirects = 10;

/** Sends the webhooks of one call. Its cookies are kept and sent back, redirects are followed. */
export function createWebhookSender(options: SenderOptions): SendWebhook {
  const { authToken, transport = sendOverHttp, deadlineMs = 15_000 } = options;
  const cookies = new CookieJar();

  async function send(webhook: CarrierWebhook, signal: AbortSignal): Promise<Response> {
    const request = signWebhook(authToken, webhook);
    const cookie = await cookies.getCookieString(request.url);
    const headers = cookie === '' ? request.headers : { ...request.headers, cookie };
    const response = await transport({ ...request, headers }, signal);
    for (const set of response.headers.getSetCookie()) {
      await cookies.setCookie(set, request.url, { ignoreError: true });
    }
    return response;
  }

  async function follow(webhook: CarrierWebhook, signal: AbortSignal): Promise<Answer> {
    let next = webhook;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await send(next, signal);
      if (response.status < 300 || response.status >= 400) return await read(next.url, response);
      next = redirect(next, response);
    }
    throw new CarrierError(11215, `The server redirects more than ${mostRedirects} times.`);
  }

  return async (webhook) => {
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      return await follow(webhook, signal);
    } catch (cause) {
      if (cause instanceof CarrierError) throw cause;
      const address = addressOf(webhook.url);
      if (!signal.aborted) throw nameFailure(address, cause);
      throw new CarrierError(11203, `${address} gave no answer within ${deadlineMs} ms.`, { cause });
    }
  };
}

export async function sendOverHttp(request: SignedRequest, signal: AbortSignal): Promise<Response> {
  const { url, ...init } = request;
  return await fetch(url, { ...init, redirect: 'manual', signal });
}

async function read(url: string, response: Response): Promise<Answer> {
  if (!response.ok) {
    const advice =
      response.status === 403
        ? 'Signing failed: the auth token must be the server’s, and the address the one it knows as PUBLIC_URL.'
        : 'Its log says why.';
    throw new CarrierError(11200, `The server answers ${addressOf(url)} with HTTP ${response.status}. ${advice}`);
  }
  return { url, contentType: response.headers.get('content-type') ?? '', body: await response.text() };
}

/** A redirected webhook loses what the caller entered; only 307 stays a POST. */
function redirect(webhook: CarrierWebhook, response: Response): CarrierWebhook {
  const location = response.headers.get('location');
  if (![301, 302, 303, 307].includes(response.status) || location === null) {
    throw new CarrierError(11216, `The server answers with HTTP ${response.status}, which is no redirect to follow.`);
  }
  const parameters = new URLSearchParams(webhook.parameters);
  for (const entered of ['Digits', 'FinishedOnKey', 'SpeechResult', 'Confidence', 'msg']) parameters.delete(entered);
  const url = new URL(location, webhook.url).href;
  return response.status === 307
    ? { ...webhook, url, parameters }
    : { method: 'GET', url, parameters: new URLSearchParams() };
}

function nameFailure(address: string, cause: unknown): CarrierError {
  const code = codeOf(cause);
  if (code === 'ECONNREFUSED') {
    return new CarrierError(11202, `Nothing answers at ${address}: start the server with "npm start".`, { cause });
  }
  if (code === 'ENOTFOUND') return new CarrierError(11210, `There is no host at ${address}.`, { cause });
  return new CarrierError(11205, `The connection to ${address} failed${code ? ` (${code})` : ''}.`, { cause });
}

/** Node names a failed connection in the cause of `fetch`'s error. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}

/** An address without its query. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
