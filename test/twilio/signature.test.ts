import * as fc from 'fast-check';
import type { FastifyRequest } from 'fastify';
import { getExpectedTwilioSignature, validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { isSigned, isSignedUpgrade, readSignature } from '../../src/twilio/signature.ts';

const authToken = 'a token of the tests';
const options = { authTokens: [authToken], publicUrl: () => 'https://ivr.example.org' } as const;

function receive(url: string, signature: string | string[], body?: unknown): FastifyRequest {
  return { url, body, headers: { 'x-twilio-signature': signature } } as unknown as FastifyRequest;
}

describe('the signatures that the carrier publishes', () => {
  const parameters = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  const repeated = { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] };
  const query = '/myapp.php?foo=1&bar=2';
  test.each([
    ['the usual one', 'https://mycompany.com', parameters, 'RSOYDt4T1cUTdK1PDd93/VVr8B8='],
    ['a host with capitals', 'https://MyCompany.com', parameters, 'g9IN/x4Cft2g517EjYvEvM/W7LU='],
    ['a host with capitals and a port', 'https://MyCompany.com:1234', parameters, 'PCqOZm8cnu/L6+u5i5fuEd+Iac4='],
    ['a repeated parameter', 'https://mycompany.com', repeated, 'IK+Dwps556ElfBT0I3Rgjkr1wJU='],
  ])('fit: %s', (_, base, body, signature) => {
    const published = { authTokens: ['12345'], publicUrl: () => base } as const;
    expect(isSigned(receive(query, signature, body), published)).toBe(true);
    expect(isSigned(receive(query, signature, { ...body, Digits: '12' }), published)).toBe(false);
    expect(isSigned(receive(`${query}&baz=3`, signature, body), published)).toBe(false);
  });
});

describe('is judged as by twilio-node', () => {
  const base = fc.constantFrom(
    'https://ivr.example.org',
    'https://ivr.example.org:8443',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
    'https://IVR.Example.org/Prefix',
  );
  const path = fc.constantFrom(
    '/voice/incoming',
    '/voice/turn/3?language=es&pace=relay',
    "/voice/turn/3?x='y'",
    '/voice/turn/3?x=%27y%27&z=a+b',
    '/voice/turn/3?',
    '/voice/turn/3?x=ü"<>',
    '/voice//turn/:3?a=http://b:80/@c',
  );
  const value = fc.string({ unit: 'grapheme' });
  const body = fc.dictionary(fc.string(), fc.oneof(value, fc.array(value, { minLength: 2, maxLength: 4 })));

  /** The forms of a URL that a carrier might sign. */
  const rewrite = fc.constantFrom(
    (url: string) => url,
    (url: string) => new URL(url).href,
    (url: string) => url.replace(/:\d+(?=\/)/, ''),
    (url: string) => url.replace(/^(https?:\/\/[^/]*?)(?::\d+)?\//, '$1:443/'),
    (url: string) => url.replace(/^(https?:\/\/[^/]*?)(?::\d+)?\//, '$1:80/'),
    (url: string) => url.replaceAll("'", '%27'),
    (url: string) => url.replaceAll('%27', "'"),
    (url: string) => `${url}x`,
  );

  test('at any address, in any form, with any parameters', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(base, path, body, rewrite, (publicUrl, url, parameters, form) => {
        const signature = getExpectedTwilioSignature(authToken, form(publicUrl + url), parameters);
        const expected = validateRequest(authToken, signature, publicUrl + url, parameters);
        seen.add(expected);
        const own = { authTokens: [authToken], publicUrl: () => publicUrl } as const;
        expect(isSigned(receive(url, signature, parameters), own)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
    expect(seen).toEqual(new Set([true, false]));
  });
});

describe('two auth tokens at a time', () => {
  const both = { ...options, authTokens: ['a newer token', authToken] } as const;

  test.each(both.authTokens)('what is signed with "%s" is accepted', (token) => {
    const signature = getExpectedTwilioSignature(token, 'https://ivr.example.org/voice/incoming', { CallSid: 'CA1' });
    expect(isSigned(receive('/voice/incoming', signature, { CallSid: 'CA1' }), both)).toBe(true);
    const upgraded = getExpectedTwilioSignature(token, 'wss://ivr.example.org/tty/stream/', {});
    expect(isSignedUpgrade(receive('/tty/stream', upgraded), both)).toBe(true);
  });

  test('what is signed with a third is not', () => {
    const signature = getExpectedTwilioSignature('a third', 'https://ivr.example.org/voice/incoming', {});
    expect(isSigned(receive('/voice/incoming', signature, {}), both)).toBe(false);
  });
});

test.each(['https://ivr.example.org', 'HTTPS://IVR.Example.org'])('an address that was entered as %s fits', (base) => {
  const written = { ...options, configuredUrl: 'HTTPS://IVR.Example.org' };
  const signature = getExpectedTwilioSignature(authToken, `${base}/voice/incoming`, {});
  expect(isSigned(receive('/voice/incoming', signature, {}), written)).toBe(true);
  expect(isSigned(receive('/voice/status', signature, {}), written)).toBe(false);
  const upgraded = getExpectedTwilioSignature(authToken, `${base.replace(/^https/i, 'wss')}/tty/stream`, {});
  expect(isSignedUpgrade(receive('/tty/stream', upgraded), written)).toBe(true);
});

function upgrade(signedUrl: string, token = authToken): FastifyRequest {
  return receive('/tty/stream', getExpectedTwilioSignature(token, signedUrl, {}));
}

test.each(['wss://ivr.example.org/tty/stream', 'wss://ivr.example.org/tty/stream/'])(
  'an upgrade signed as %s',
  (url) => {
    expect(isSignedUpgrade(upgrade(url), options)).toBe(true);
  },
);

test.each([
  ['for another path', upgrade('wss://ivr.example.org/tty/listen')],
  ['for another host', upgrade('wss://elsewhere.example.org/tty/stream')],
  ['by another account', upgrade('wss://ivr.example.org/tty/stream', 'another token')],
  ['by nobody', { url: '/tty/stream', headers: {} } as FastifyRequest],
])('not one signed %s', (_, request) => {
  expect(isSignedUpgrade(request, options)).toBe(false);
});

describe('the form of a signature', () => {
  const signature = getExpectedTwilioSignature(authToken, 'https://ivr.example.org/', {});

  test('is 28 characters of base64', () => {
    expect(readSignature(receive('/', signature))).toBe(signature);
  });

  test.each([
    '',
    'any text',
    signature.slice(0, -1),
    `${signature}=`,
    `${signature} `,
    signature.replace(/.$/, '!'),
    signature.replace(/^./, 'ü'),
    `${signature.slice(0, 26)}==`,
    [signature, signature],
  ])('is not %j', (given) => {
    expect(readSignature(receive('/', given))).toBeUndefined();
  });
});
