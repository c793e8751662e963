import twilio from 'twilio';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { OutgoingText, OutgoingTexts, TextSent } from '../../calls/ports/outgoing-texts.ts';
import { readRetryAfter } from '../../text/read-retry-after.ts';
import { readTextRefusal } from '../../twilio/read-text-refusal.ts';
import { type BreakerLimits, CarrierLeftAlone, createCarrierBreaker } from './carrier-breaker.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { findSentText } from './find-sent-text.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, type TwilioAccount } from './twilio-client.ts';

interface TextOptions {
  readonly account: Pick<TwilioAccount, 'accountSid' | 'authToken'>;
  /** Where the carrier tells what becomes of a text. */
  readonly statusUrl: () => string;
  readonly log: CallLog;
  readonly limits?: Partial<TextLimits>;
}

interface TextLimits extends BreakerLimits {
  /** From the request to the end of the answer. */
  readonly wholeMs: number;
}

const usual: TextLimits = { wholeMs: carrierTimeoutMs, faultsToOpen: 5, openMs: 30_000 };

/** Seconds that the carrier takes; fewer than five are not advised (twilio.com/docs/messaging/api/message-resource). */
const validSeconds = { least: 5, most: 36_000 };
const mostBytes = 256 * 1024;
/** The queue of our number at the carrier is full. */
const queueFull = 21_611;
/** No connection was made, so that nothing can have come to the carrier. */
const unconnected: ReadonlySet<number | string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Texts over the carrier's Messages resource. A request to send is made once: it is not idempotent, and may have been taken though it
 * failed (twilio.com/docs/api/errors/20500). No error holds the token, a number or the text.
 */
export function createTwilioTexts({ account, statusUrl, log, limits }: TextOptions): OutgoingTexts {
  const { wholeMs, ...breaking } = { ...usual, ...limits };
  const { accountSid, authToken } = account;
  const { axios } = new twilio.RequestClient({ timeout: wholeMs });
  const guard = createCarrierBreaker(log, breaking);
  const address = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`;

  return {
    async send(text) {
      try {
        return await guard(async () => judge(await post(text)));
      } catch (error) {
        if (error instanceof CarrierLeftAlone) return { outcome: 'busy', retryMs: breaking.openMs };
        if (error instanceof CarrierFault && unconnected.has(error.status)) return { outcome: 'busy' };
        throw error;
      }
    },
    find: (text, sinceMs) => guard(() => findSentText(account, text, sinceMs)),
  };

  async function post({ to, from, text, validMs }: OutgoingText) {
    const seconds = Math.floor(validMs / 1000);
    const form = new URLSearchParams({
      To: to,
      From: from,
      Body: text,
      StatusCallback: statusUrl(),
      ValidityPeriod: String(Math.min(Math.max(seconds, validSeconds.least), validSeconds.most)),
      // What is sent is what was counted and kept.
      SmartEncoded: 'false',
    });
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
    return { status, body: readJson(data), retryAfter: toText(headers['retry-after']) };
  }
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}

/** Throws where nobody knows whether the text was taken: an answer without a name or a code may come from anybody on the way. */
function judge({ status, body, retryAfter }: Answer): TextSent {
  const message = readField(body, 'sid');
  if (status >= 200 && status < 300 && typeof message === 'string') return { outcome: 'accepted', message };
  const code = readField(body, 'code');
  if (status === 429 || code === queueFull) {
    const retryMs = readRetryAfter(retryAfter, Date.now());
    return { outcome: 'busy', ...(retryMs !== undefined && { retryMs }) };
  }
  if (status >= 400 && status < 500 && typeof code === 'number')
    return { outcome: 'refused', why: readTextRefusal(code), code };
  throw new CarrierFault('did not say whether it took a text', status);
}

function toText(header: unknown): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
