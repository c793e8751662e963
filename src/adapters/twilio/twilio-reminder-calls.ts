import twilio from 'twilio';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ReminderCall, ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import type { TextSent } from '../../calls/ports/outgoing-texts.ts';
import { readRetryAfter } from '../../text/read-retry-after.ts';
import { readCallRefusal } from './read-call-refusal.ts';
import { CarrierLeftAlone, createCarrierBreaker } from './carrier-breaker.ts';
import { CarrierFault, quietly } from './carrier-fault.ts';
import { findPlacedCall } from './find-placed-call.ts';
import { readField, readJson } from './read-body.ts';
import { carrierTimeoutMs, type TwilioAccount } from './twilio-client.ts';

interface CallOptions {
  readonly account: Pick<TwilioAccount, 'accountSid' | 'authToken'>;
  /** Where the carrier reaches this system. */
  readonly publicUrl: string;
  readonly log: CallLog;
}

const ringSeconds = 30;
const limits = { faultsToOpen: 5, openMs: 30_000 };
const mostBytes = 256 * 1024;
/** No connection was made, so that nothing can have come to the carrier. */
const unconnected: ReadonlySet<number | string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * Calls that remind, over the carrier's Calls resource. A request to call is made once: it is not idempotent, and may have been taken though it
 * failed (twilio.com/docs/api/errors/20500). No error holds the token or a number.
 */
export function createTwilioReminderCalls({ account, publicUrl, log }: CallOptions): ReminderCalls {
  const { accountSid, authToken } = account;
  const { axios } = new twilio.RequestClient({ timeout: carrierTimeoutMs });
  const guard = createCarrierBreaker(log, limits);
  const address = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Calls.json`;

  return {
    async call(call) {
      try {
        return await guard(async () => judge(await post(call)));
      } catch (error) {
        if (error instanceof CarrierLeftAlone) return { outcome: 'busy', retryMs: limits.openMs };
        if (error instanceof CarrierFault && unconnected.has(error.status)) return { outcome: 'busy' };
        throw error;
      }
    },
    find: (call, sinceMs) => guard(() => findPlacedCall(account, call, sinceMs)),
  };

  async function post(call: ReminderCall) {
    const asking = axios.post<unknown>(address, writeForm(call, publicUrl), {
      auth: { username: accountSid, password: authToken },
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      maxRedirects: 0,
      maxContentLength: mostBytes,
      timeout: carrierTimeoutMs,
      signal: AbortSignal.timeout(carrierTimeoutMs),
      proxy: false,
      validateStatus: () => true,
    });
    const { status, headers, data } = await quietly(asking);
    const retryAfter: unknown = headers['retry-after'];
    return { status, body: readJson(data), retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined };
  }
}

/** The end of a machine's greeting is awaited, so that it records what is said (twilio.com/docs/voice/answering-machine-detection). */
function writeForm({ to, from, line, language }: ReminderCall, publicUrl: string): string {
  const reminder = `${publicUrl}/voice/reminder/${line}`;
  return new URLSearchParams({
    To: to,
    From: from,
    Url: `${reminder}?language=${language}`,
    Method: 'POST',
    StatusCallback: `${reminder}/status`,
    StatusCallbackMethod: 'POST',
    StatusCallbackEvent: 'completed',
    Timeout: String(ringSeconds),
    MachineDetection: 'DetectMessageEnd',
  }).toString();
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}

/** Throws where nobody knows whether the call was taken. */
function judge({ status, body, retryAfter }: Answer): TextSent {
  const message = readField(body, 'sid');
  if (status >= 200 && status < 300 && typeof message === 'string') return { outcome: 'accepted', message };
  const code = readField(body, 'code');
  if (status === 429) {
    const retryMs = readRetryAfter(retryAfter, Date.now());
    return { outcome: 'busy', ...(retryMs !== undefined && { retryMs }) };
  }
  if (status >= 400 && status < 500 && typeof code === 'number')
    return { outcome: 'refused', why: readCallRefusal(code), code };
  throw new CarrierFault('did not say whether it took a call', status);
}
