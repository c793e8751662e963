import { createSecureContext } from 'node:tls';
import packageFile from '../../../package.json' with { type: 'json' };
import { Agent, errors } from 'undici';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { usualPatience } from '../../calls/patience.ts';
import { SignInOver } from '../../calls/ports/records.ts';
import { AgencyUnreachable, UnfitAnswer } from './agency-errors.ts';
import { readRetryAfter } from '../../text/read-retry-after.ts';
import { createTokenSource } from './token-source.ts';

export interface AgencyAddress {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token?: string | undefined;
  /** The file that the token stands in, where it does: it is read again where the agency refuses the token. */
  readonly tokenFile?: string | undefined;
  /** PEM texts: a client certificate with its key, and whom to trust in place of those that Node trusts. */
  readonly tls?: { readonly cert?: string; readonly key?: string; readonly ca?: string } | undefined;
}

export interface AgencyRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  /** The same for the same wish. */
  readonly idempotencyKey?: string | undefined;
  /** The name of this one request, for the logs of both sides. */
  readonly id: string;
}

const userAgent = `customer-connect/${packageFile.version}`;
const mostConnections = 64;
const largestAnswer = 262_144;

/** 4xx that may pass: too slow, still at work on the same wish, too many. */
const passing = new Set([408, 409, 429]);

const unauthorized = 401;

const hints: Readonly<Record<number, string>> = {
  401: ': check AGENCY_API_TOKEN or the client certificate',
  403: ': check AGENCY_API_TOKEN or the client certificate',
  404: ': check AGENCY_API_URL',
};

/** The participant's PIN has changed since the sign-in that the reference stands for. */
const signInOver = 410;

/** Sends requests to the agency over connections that are kept. Redirects are not followed. Throws where `tls` cannot be used. */
export function createAgencyExchange({ url, tls = {}, token: first, tokenFile }: AgencyAddress, log: CallLog) {
  const { origin, protocol, pathname } = new URL(url);
  const prefix = pathname.replace(/\/+$/, '');
  const agent = new Agent({
    connect: { timeout: usualPatience.agencyConnectMs, secureContext: createSecureContext(tls) },
    connections: mostConnections,
    maxResponseSize: largestAnswer,
    allowH2: false,
  });
  const tokens = createTokenSource({ token: first, tokenFile }, log);

  /** The status and the text of a 2xx answer. Rejects with `AgencyUnreachable`, `UnfitAnswer` or `SignInOver`. */
  async function exchange(request: AgencyRequest, signal: AbortSignal): Promise<{ status: number; text: string }> {
    const { status, text, retryAfterMs } = await sendWithToken(request, signal).catch((cause: unknown) =>
      explain(request, cause, protocol === 'https:'),
    );
    if (status >= 200 && status < 300) return { status, text };
    const message = `${request.path} was answered with status ${status}`;
    if (status >= 500 || passing.has(status))
      throw new AgencyUnreachable(message, { status, retryAfterMs, requestId: request.id });
    if (status === signInOver) throw new SignInOver({ hasNewPin: false });
    throw new UnfitAnswer(message + (hints[status] ?? ''), { status, requestId: request.id });
  }

  /** Where the token is refused and its file holds another one by now, that is shown, once. */
  async function sendWithToken(request: AgencyRequest, signal: AbortSignal) {
    const shown = tokens.current();
    const answer = await send(request, signal, shown);
    const renewed = answer.status === unauthorized ? await tokens.renew(shown) : undefined;
    return renewed === undefined ? answer : send(request, signal, renewed);
  }

  async function send(
    { method, path, body, idempotencyKey, id }: AgencyRequest,
    signal: AbortSignal,
    token: string | undefined,
  ) {
    const response = await agent.request({
      origin,
      path: prefix + path,
      method,
      signal,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-encoding': 'identity',
        'user-agent': userAgent,
        'x-request-id': id,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const retryAfterMs = readRetryAfter(response.headers['retry-after'], Date.now());
    return { status: response.statusCode, text: await response.body.text(), retryAfterMs };
  }

  return { exchange, close: () => agent.close() };
}

/** As OpenSSL and Node name what is wrong with a certificate of either side. */
const ofCertificate = /CERT|SIGNATURE|CRL|UNKNOWN_CA/;
const certificateHint = ': check AGENCY_API_TLS_CA, _CERT and _KEY';

/** A server that wants a client certificate closes like this, and so does one that ends. */
const closed = 'UND_ERR_SOCKET';
const closedHint = ', and the connection was closed: where this stays so, check AGENCY_API_TLS_CERT';

/** What is thrown where a connection was there and broke, or nobody wanted the answer any more. */
const broken = new Set([
  closed,
  'UND_ERR_ABORTED',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'ECONNRESET',
  'EPIPE',
]);

function explain({ path, id: requestId }: AgencyRequest, cause: unknown, isSecure: boolean): never {
  if (cause instanceof errors.ResponseExceededMaxSizeError) {
    throw new UnfitAnswer(`The answer to ${path} is larger than ${largestAnswer} bytes`, { cause, requestId });
  }
  const code = codeOf(cause);
  const isUntrusted = ofCertificate.test(code);
  const isConnected = code === '' || broken.has(code);
  const hint = isUntrusted ? certificateHint : isSecure && code === closed ? closedHint : '';
  throw new AgencyUnreachable(`${path} was not answered${hint}`, { cause, requestId, isConnected, isUntrusted });
}

/** Empty where it has none. */
function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
