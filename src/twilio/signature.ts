import type { FastifyRequest } from 'fastify';
// Only this module: the whole package takes most of a second to load.
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';

export interface SignatureOptions {
  readonly authToken: string;
  /** The URL at which the carrier reaches this server. */
  readonly publicUrl: () => string;
}

/**
 * Whether the carrier signed the request: its URL and all its parameters, unknown and repeated ones too.
 * Host and X-Forwarded headers do not count: anybody may send them.
 */
export function isSigned({ headers, url, body }: FastifyRequest, { authToken, publicUrl }: SignatureOptions): boolean {
  const signature = headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  return validateRequest(authToken, signature, publicUrl() + url, typeof body === 'object' && body ? body : {});
}

/**
 * Whether the carrier signed the upgrade of a connection to a WebSocket. It signs the `wss` address, with a slash at its end where the
 * address has none (twilio.com/docs/usage/security); some of its servers sign without one.
 */
export function isSignedUpgrade({ headers, url }: FastifyRequest, { authToken, publicUrl }: SignatureOptions): boolean {
  const signature = headers['x-twilio-signature'];
  if (typeof signature !== 'string') return false;
  const address = toSocketUrl(publicUrl()) + url;
  return [address, `${address}/`].some((signed) => validateRequest(authToken, signature, signed, {}));
}

/** The URL of WebSockets at the server that the carrier reaches at `publicUrl`. */
export function toSocketUrl(publicUrl: string): string {
  return publicUrl.replace(/^http/, 'ws');
}
