import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { listSignedAddresses } from './list-signed-addresses.ts';

export interface SignatureOptions {
  /** The auth tokens of the account: any of them may have signed. The first one makes passes. */
  readonly authTokens: readonly [string, ...string[]];
  /** The URL at which the carrier reaches this server. */
  readonly publicUrl: () => string;
  /** The same URL as it was configured, where that is written in another way: the carrier signs addresses as people entered them. */
  readonly configuredUrl?: string | undefined;
}

/** Twenty bytes of HMAC-SHA1 in base64. */
const shape = /^[A-Za-z0-9+/]{27}=$/;

/** The signature of a request; undefined where its header cannot be one. */
export function readSignature({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const signature = headers['x-twilio-signature'];
  return typeof signature === 'string' && shape.test(signature) ? signature : undefined;
}

/**
 * Whether the carrier signed the request: its URL and all its parameters, unknown and repeated ones too
 * (twilio.com/docs/usage/security). Host and X-Forwarded headers do not count: anybody may send them.
 */
export function isSigned(request: FastifyRequest, options: SignatureOptions): boolean {
  const signature = readSignature(request);
  if (signature === undefined) return false;
  return fits(signature, addressesOf(request, options), joinParameters(request.body), options);
}

/**
 * Whether the carrier signed the upgrade of a connection to a WebSocket. It signs the `wss` address, with a slash at its end where the
 * address has none (twilio.com/docs/usage/security); some of its servers sign without one.
 */
export function isSignedUpgrade(request: FastifyRequest, options: SignatureOptions): boolean {
  const signature = readSignature(request);
  if (signature === undefined) return false;
  const addresses = addressesOf(request, options)
    .map(toSocketUrl)
    .flatMap((address) => [address, `${address}/`]);
  return fits(signature, addresses, '', options);
}

/** The URL of WebSockets at the server that the carrier reaches at `publicUrl`. */
export function toSocketUrl(publicUrl: string): string {
  return publicUrl.replace(/^http(s?)/i, (_, secure: string) => `ws${secure.toLowerCase()}`);
}

function addressesOf({ url }: FastifyRequest, { publicUrl, configuredUrl }: SignatureOptions): string[] {
  const bases = configuredUrl === undefined ? [publicUrl()] : [publicUrl(), configuredUrl];
  return bases.map((base) => base + url);
}

/** The parameters are joined once, and not for each form of the URL: their length is the sender's choice. */
function fits(
  signature: string,
  addresses: readonly string[],
  joined: string,
  { authTokens }: SignatureOptions,
): boolean {
  const given = Buffer.from(signature);
  return addresses.some((address) =>
    listSignedAddresses(address).some((signed) =>
      authTokens.some((token) => {
        const expected = createHmac('sha1', token)
          .update(signed + joined)
          .digest('base64');
        return timingSafeEqual(given, Buffer.from(expected));
      }),
    ),
  );
}

/** Names with their values, sorted by name. A repeated parameter stands once for each of its values, sorted. */
function joinParameters(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  let joined = '';
  for (const name of Object.keys(body).toSorted()) joined += joinValues(name, Reflect.get(body, name));
  return joined;
}

function joinValues(name: string, value: unknown): string {
  if (!Array.isArray(value)) return name + String(value);
  return [...new Set(value.map(String))]
    .toSorted()
    .map((one) => name + one)
    .join('');
}
