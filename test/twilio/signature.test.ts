import type { FastifyRequest } from 'fastify';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';
import { isSignedUpgrade } from '../../src/twilio/signature.ts';

const authToken = 'a token of the tests';
const options = { authToken, publicUrl: () => 'https://ivr.example.org' };

function upgrade(signedUrl: string, token = authToken): FastifyRequest {
  const signature = getExpectedTwilioSignature(token, signedUrl, {});
  return { url: '/tty/stream', headers: { 'x-twilio-signature': signature } } as unknown as FastifyRequest;
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
