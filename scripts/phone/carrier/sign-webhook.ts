import { randomUUID } from 'node:crypto';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import type { Method } from './action.ts';

/** A request to the server. The parameters travel in the body of a POST and in the address of a GET. */
export interface CarrierWebhook {
  readonly method: Method;
  readonly url: string;
  readonly parameters: URLSearchParams;
}

export interface SignedRequest {
  readonly url: string;
  readonly method: Method;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Makes a webhook the HTTP request that Twilio sends: its headers and its signature (twilio.com/docs/usage/security). */
export function signWebhook(authToken: string, { method, url, parameters }: CarrierWebhook): SignedRequest {
  const address = new URL(url);
  address.hash = '';
  if (method === 'GET') for (const [name, value] of parameters) address.searchParams.append(name, value);
  const form = method === 'POST' ? parameters : new URLSearchParams();
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip',
    'user-agent': 'TwilioProxy/1.1',
    'i-twilio-idempotency-token': randomUUID(),
    'x-home-region': 'us1',
    'x-twilio-signature': getExpectedTwilioSignature(authToken, signedAddress(address), groupByName(form)),
  };
  if (method === 'GET') return { url: address.href, method, headers };
  const contentType = 'application/x-www-form-urlencoded; charset=UTF-8';
  return { url: address.href, method, headers: { ...headers, 'content-type': contentType }, body: form.toString() };
}

/** Over HTTPS Twilio signs the address without its port; user and password are never part of it. */
function signedAddress(address: URL): string {
  const signed = new URL(address);
  signed.username = '';
  signed.password = '';
  if (signed.protocol === 'https:') signed.port = '';
  return signed.href;
}

function groupByName(form: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(form.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : (form.get(name) ?? '')];
    }),
  );
}
