import twilio from 'twilio';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { TextRefusal, TextSent } from '../../calls/ports/outgoing-texts.ts';
import { readRetryAfter } from '../../text/read-retry-after.ts';
import { type BreakerLimits, CarrierLeftAlone, createCarrierBreaker } from './carrier-breaker.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, type TwilioAccount } from './twilio-client.ts';

export interface PostLimits extends BreakerLimits {
  /** From the request to the end of the answer. */
  readonly wholeMs: number;
}

interface PostOptions {
  readonly account: Pick<TwilioAccount, 'accountSid' | 'authToken'>;
  readonly resource: 'Messages' | 'Calls';
  /** What is asked for, as an error tells it. */
  readonly what: 'a text' | 'a call';
  readonly readRefusal: (code: number) => TextRefusal;
  /** Codes that only ask to wait. */
  readonly busyCodes: ReadonlySet<unknown>;
  readonly log: CallLog;
  readonly limits?: Partial<PostLimits> | undefined;
}

const usual: PostLimits = { wholeMs: carrierTimeoutMs, faultsToOpen: 5, openMs: 30_000 };
const mostBytes = 256 * 1024;
/** No connection was made, so that nothing can have come to the carrier. */
const unconnected: ReadonlySet<number | string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Asks the carrier for something once, behind a breaker: such a request is not idempotent, and may have been taken though it failed
 * (twilio.com/docs/api/errors/20500). Rejects where nobody knows. No error holds the token or what is in the form. `guard` puts other
 * requests behind the same breaker.
 */
export function createPostOnce({ account, resource, what, readRefusal, busyCodes, log, limits }: PostOptions) {
  const { wholeMs, ...breaking } = { ...usual, ...limits };
  const { accountSid, authToken } = account;
  const { axios } = new twilio.RequestClient({ timeout: wholeMs });
  const guard = createCarrierBreaker(what === 'a call' ? 'calls' : 'texts', log, breaking);
  const address = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/${resource}.json`;

  return { guard, postOnce };

  async function postOnce(form: URLSearchParams): Promise<TextSent> {
    try {
      return await guard(async () => judge(await post(form)));
    } catch (error) {
      if (error instanceof CarrierLeftAlone) return { outcome: 'busy', retryMs: breaking.openMs };
      if (error instanceof CarrierFault && unconnected.has(error.status)) return { outcome: 'busy' };
      throw error;
    }
  }

  async function post(form: URLSearchParams): Promise<Answer> {
    const asking = axios.post<unknown>(address, form.toString(), {
      auth: { username: accountSid, password: authToken },
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      maxRedirects: 0,
      maxContentLength: mostBytes,
      timeout: wholeMs,
      signal: AbortSignal.timeout(wholeMs),
      proxy: false,
      validateStatus: () => true,
    });
    const { status, headers, data } = await quietly(asking);
    const retryAfter: unknown = headers['retry-after'];
    return { status, body: readJson(data), retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
  }

  /** Throws where nobody knows whether it was taken: an answer without a name or a code may come from anybody on the way. */
  function judge({ status, body, retryAfter }: Answer): TextSent {
    const message = readField(body, 'sid');
    if (status >= 200 && status < 300 && typeof message === 'string') return { outcome: 'accepted', message };
    const code = readField(body, 'code');
    if (status === 429 || busyCodes.has(code)) {
      const retryMs = readRetryAfter(retryAfter, Date.now());
      return { outcome: 'busy', ...(retryMs !== undefined && { retryMs }) };
    }
    if (status >= 400 && status < 500 && typeof code === 'number')
      return { outcome: 'refused', why: readRefusal(code), code };
    throw new CarrierFault(`did not say whether it took ${what}`, status);
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}
