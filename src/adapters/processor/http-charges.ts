import { Agent } from 'undici';
import { z } from 'zod';
import { ChargeName } from '../../agency/card-payment.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CardToken } from '../../agency/card-token.ts';
import type { CardKeeper, Charged, Charges, NewCharge } from '../../calls/ports/charges.ts';
import { asFound } from './as-found.ts';

interface HttpChargesOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly log: CallLog;
}

interface Body extends Partial<Pick<NewCharge, 'cents'>>, Partial<CardToken> {
  readonly payment: string;
}

/** What the processor answers: charges-api.yaml. */
const Answer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('paid'), charge: ChargeName }),
  z.object({ outcome: z.enum(['declined', 'token-gone', 'unknown']) }),
]);

/** By contract nothing was charged, and nothing will be. */
const notTaken: ReadonlySet<number> = new Set([400, 401, 403, 404, 429, 503]);
/** No connection was made, so that nothing can have come to the processor. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Of a token that is not known, or no more. */
const unknownToken = 404;
const largestAnswer = 65_536;

/** Charges by the contract charges-api.yaml. Logs operation, status and time: never what was sent or answered. */
export function createHttpCharges({
  url,
  token,
  log,
}: HttpChargesOptions): Charges & CardKeeper & { close(): Promise<void> } {
  const { origin, pathname } = new URL(url);
  const prefix = pathname.replace(/\/+$/, '');
  const agent = new Agent({ allowH2: false, maxResponseSize: largestAnswer });
  return {
    charge: ({ payment, card: { token: card, profile }, cents, withinMs }) =>
      ask('/charges', { payment, token: card, ...(profile !== undefined && { profile }), cents }, withinMs),
    find: async (payment, withinMs) => asFound(await ask('/charges/find', { payment }, withinMs)),
    async deleteCard(card, withinMs) {
      try {
        const { status } = await post('/tokens/delete', card, withinMs);
        log.info({ operation: '/tokens/delete', status }, 'the processor of cards answered');
        return (status >= 200 && status < 300) || status === unknownToken;
      } catch (cause) {
        log.warn({ operation: '/tokens/delete', code: codeOf(cause) }, 'the processor of cards did not answer');
        return false;
      }
    },
    close: () => agent.close(),
  };

  async function ask(path: string, body: Body, withinMs: number): Promise<Charged> {
    const startMs = performance.now();
    const facts = (more: object) => ({ operation: path, durationMs: Math.round(performance.now() - startMs), ...more });
    try {
      const { status, text } = await post(path, body, withinMs);
      const charged = judge(status, text);
      log.info(facts({ status, outcome: charged.outcome }), 'the processor of cards answered');
      return charged;
    } catch (cause) {
      const code = codeOf(cause);
      log.warn(facts({ code }), 'the processor of cards did not answer');
      return { outcome: unconnected.has(code) ? 'busy' : 'unknown' };
    }
  }

  async function post(path: string, body: Body | CardToken, withinMs: number) {
    const response = await agent.request({
      origin,
      path: prefix + path,
      method: 'POST',
      signal: AbortSignal.timeout(withinMs),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...('payment' in body && { 'idempotency-key': body.payment }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    return { status: response.statusCode, text: await response.body.text() };
  }
}

/** An answer that is not as agreed leaves open whether money moved. */
function judge(status: number, text: string): Charged {
  if (status === 200) return Answer.safeParse(readJson(text)).data ?? { outcome: 'unknown' };
  return { outcome: notTaken.has(status) ? 'busy' : 'unknown' };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : codeOf(error.cause);
}
