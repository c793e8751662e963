import type { IncomingMessage, ServerResponse } from 'node:http';
import { openApiBehindProxy } from './api-behind-proxy.ts';

const accountSid = `AC${'0a'.repeat(16)}`;
export const authToken = '0123456789abcdef0123456789abcdef';

const folder = `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers`;
/** The carrier gives no more at once than it wants to. */
const mostOfPage = 50;

type Description = Record<string, unknown>;

/** What the carrier lets be set of a number here, and what it calls it in its answers. */
const settable: Readonly<Record<string, string>> = {
  VoiceUrl: 'voice_url',
  VoiceMethod: 'voice_method',
  VoiceFallbackUrl: 'voice_fallback_url',
  VoiceFallbackMethod: 'voice_fallback_method',
  StatusCallback: 'status_callback',
  StatusCallbackMethod: 'status_callback_method',
  SmsUrl: 'sms_url',
  SmsMethod: 'sms_method',
};

/** An answer in place of the right one; `stall` answers nothing at all, `none` as it should be. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: object }
  | 'stall'
  | 'none';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** A number as a new account has it. */
export function describeNumber(number: string, changes: Description = {}): Description {
  return {
    sid: `PN${number.slice(1).padStart(32, '0')}`,
    account_sid: accountSid,
    phone_number: number,
    voice_url: 'https://demo.twilio.com/welcome/voice/',
    voice_method: 'POST',
    voice_fallback_url: '',
    voice_fallback_method: 'POST',
    status_callback: '',
    status_callback_method: 'POST',
    sms_url: '',
    sms_method: 'POST',
    sms_fallback_url: '',
    sms_application_sid: '',
    voice_application_sid: null,
    trunk_sid: null,
    voice_receive_mode: 'voice',
    ...changes,
  };
}

/**
 * The carrier's API at api.twilio.com, behind a proxy on this machine. It knows the numbers of one account, and answers with the faults first.
 * `asked` is what came, `env` is what leads a script there.
 */
export async function openStandInCarrier(numbers: Description[], faults: Fault[] = []) {
  const asked: Asked[] = [];
  const { env: leading } = await openApiBehindProxy((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const form = Object.fromEntries(new URLSearchParams(await readBody(request)));
    asked.push({ method, path: url, form });
    const fault = faults.shift() ?? 'none';
    if (fault === 'stall') return;
    const reply = fault === 'none' ? (isSigned(headers.authorization) ? serve(method, url, form) : refused) : fault;
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body ?? {}));
  }

  function serve(method: string, url: string, form: Asked['form']): Exclude<Fault, string> {
    const { pathname, searchParams } = new URL(url, 'https://api.twilio.com');
    if (method === 'GET' && pathname === `${folder}.json`) return { status: 200, body: page(searchParams) };
    const one = numbers.find(({ sid }) => pathname === `${folder}/${String(sid)}.json`);
    if (method !== 'POST' || !one) return { status: 404, body: { code: 20_404, message: 'not found' } };
    for (const [name, value] of Object.entries(form)) {
      const key = settable[name];
      if (key === undefined) return { status: 400, body: { code: 20_001, message: `Unknown parameter ${name}` } };
      one[key] = value;
    }
    return { status: 200, body: one };
  }

  function page(query: URLSearchParams): object {
    const size = Math.min(Number(query.get('PageSize') ?? mostOfPage), mostOfPage);
    const at = Number(query.get('Page') ?? 0);
    const isLast = (at + 1) * size >= numbers.length;
    const next = `${folder}.json?PageSize=${size}&Page=${at + 1}&PageToken=PA${at + 1}`;
    return {
      page: at,
      page_size: size,
      incoming_phone_numbers: numbers.slice(at * size, (at + 1) * size),
      next_page_uri: isLast ? null : next,
    };
  }

  const env = {
    ...leading,
    PUBLIC_URL: 'https://ivr.example.org',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
  };
  return { asked, env, numbers };
}

const refused = { status: 401, headers: {}, body: { code: 20_003, message: 'Authenticate' } };

function isSigned(authorization: string | undefined): boolean {
  return authorization === `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
