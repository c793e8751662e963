import type { IncomingMessage, ServerResponse } from 'node:http';
import { openApiBehindProxy } from './api-behind-proxy.ts';
import { accountSid, accountToken } from './stand-in-recordings.ts';

const folder = `/2010-04-01/Accounts/${accountSid}/Messages.json`;

/** What the carrier lets be said of a text, and how (twilio-oai, CreateMessageRequest). */
const parameters: Readonly<Record<string, RegExp>> = {
  To: /^\+\d{7,15}$/,
  From: /^\+\d{7,15}$/,
  Body: /^[^]{1,1600}$/u,
  StatusCallback: /^https:\/\/[a-z0-9.-]+(?::\d+)?\//,
  ValidityPeriod: /^(?:[1-9]\d{0,3}|[12]\d{4}|3[0-5]\d{3}|36000)$/,
  SmartEncoded: /^(?:true|false)$/,
};

/**
 * An answer in place of the right one. `stall`: none. `drip`: one that never ends. `reset`: the connection breaks before the text is taken;
 * `reset-late`: after that. `lost`: the text is taken, and no answer comes.
 */
export type MessageFault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string | object }
  | 'stall'
  | 'drip'
  | 'reset'
  | 'reset-late'
  | 'lost';

/** A text that the stand-in has taken. */
export interface TakenText {
  readonly sid: string;
  readonly form: Readonly<Record<string, string>>;
  readonly madeMs: number;
  readonly direction?: string;
}

/** How the carrier refuses (twilio.com/docs/usage/twilios-response). */
export function refuse(code: number, status = 400): Exclude<MessageFault, string> {
  const message = `Refused, with all of it: ${accountToken}`;
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

/**
 * The carrier's messages of one account, as its REST API gives them. Each request is answered with the next of `faults`, once there is none
 * as it should be; `codes` names the numbers that are refused. `asked` is what came, `taken` what is on its way.
 */
export async function openStandInMessages(faults: MessageFault[] = [], codes: ReadonlyMap<string, number> = new Map()) {
  const asked: { readonly method: string; readonly path: string; readonly form: TakenText['form'] }[] = [];
  const taken: TakenText[] = [];
  const opened = await openApiBehindProxy((request, response) => void answer(request, response));
  return { ...opened, asked, taken, faults };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers, socket } = request;
    const form = Object.fromEntries(new URLSearchParams(await readBody(request)));
    asked.push({ method, path, form });
    const fault = faults.shift();
    if (fault === 'stall') return;
    if (fault === 'drip') return void response.writeHead(201, { 'content-length': 1000 }).write('{"sid":');
    if (fault === 'reset') return void socket.destroy();
    const isKnown = headers.authorization === `Basic ${btoa(`${accountSid}:${accountToken}`)}`;
    const given = typeof fault === 'object' ? fault : isKnown ? serve(method, path, form) : refuse(20_003, 401);
    if (fault === 'reset-late') return void socket.destroy();
    if (fault === 'lost') return;
    const isText = typeof given.body === 'string';
    response.writeHead(given.status, {
      'content-type': isText ? 'text/html' : 'application/json',
      ...given.headers,
    });
    response.end(isText ? given.body : JSON.stringify(given.body));
  }

  function serve(method: string, path: string, form: TakenText['form']): Exclude<MessageFault, string> {
    const { pathname, searchParams } = new URL(path, 'https://api.twilio.com');
    if (pathname !== folder) return refuse(20_404, 404);
    if (method === 'GET') return { status: 200, body: page(searchParams) };
    for (const [name, value] of Object.entries(form)) if (!parameters[name]?.test(value)) return refuse(20_001);
    const { To = '', Body } = form;
    const code = Body === undefined ? 21_602 : To === '' ? 21_604 : codes.get(To);
    if (code !== undefined) return refuse(code);
    const text = { sid: `SM${String(taken.length + 1).padStart(32, '0')}`, form, madeMs: Date.now() };
    taken.push(text);
    return { status: 201, body: describe(text) };
  }

  /** The latest first. */
  function page(query: URLSearchParams): object {
    const [size, at] = [Number(query.get('PageSize') ?? 50), Number(query.get('Page') ?? 0)];
    const fits = ({ form }: TakenText) => form['To'] === query.get('To') && form['From'] === query.get('From');
    const all = taken.filter(fits).toReversed();
    query.set('Page', String(at + 1));
    query.set('PageToken', `PA${at + 1}`);
    const next = (at + 1) * size < all.length ? `${folder}?${query.toString()}` : null;
    return {
      messages: all.slice(at * size, (at + 1) * size).map(describe),
      next_page_uri: next,
      page: at,
      page_size: size,
    };
  }
}

function describe({ sid, form, madeMs, direction = 'outbound-api' }: TakenText): object {
  const at = new Date(madeMs).toUTCString().replace('GMT', '+0000');
  return {
    sid,
    account_sid: accountSid,
    to: form['To'],
    from: form['From'],
    body: form['Body'],
    direction,
    status: 'queued',
    error_code: null,
    num_segments: '1',
    date_created: at,
    date_updated: at,
    date_sent: null,
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
