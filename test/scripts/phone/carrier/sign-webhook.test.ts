import { parse } from 'node:querystring';
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { signWebhook } from '../../../../scripts/phone/carrier/sign-webhook.ts';

const authToken = 'a-token-for-tests';

const urls = [
  'http://127.0.0.1:3000/voice/incoming',
  'https://ivr.example.org/voice/incoming',
  'https://ivr.example.org:8443/voice/incoming',
  'https://ivr.example.org/path/voice/turn/3?language=es&faults=1',
  "http://localhost:3000/voice/turn/1?note=it's (so) ñ",
];

const forms = {
  plain: [['Digits', '1']],
  unicode: [
    ['SpeechResult', 'Sí, ¿cuánto debo? 😀'],
    ['City', 'SAN JOSÉ & SON + CO = 1'],
  ],
  empty: [['Digits', '']],
  repeated: [
    ['Digits', '2'],
    ['Digits', '1'],
    ['Digits', '2'],
  ],
  'other case': [
    ['digits', '3'],
    ['Digits', '4'],
    ['_', '5'],
  ],
};

describe.each(urls)('%s', (url) => {
  test.each(Object.entries(forms))('Twilio’s own check accepts a POST: %s', (_name, form) => {
    const request = signWebhook(authToken, { method: 'POST', url, parameters: new URLSearchParams(form) });
    const received = { ...parse(request.body ?? '') };
    const signature = request.headers['x-twilio-signature'] ?? '';
    expect(validateRequest(authToken, signature, request.url, received)).toBe(true);
    expect(validateRequest(authToken, signature, request.url, { ...received, More: '1' })).toBe(false);
  });

  test('Twilio’s own check accepts a GET, whose parameters are in the address', () => {
    const request = signWebhook(authToken, { method: 'GET', url, parameters: new URLSearchParams({ Digits: '7#' }) });
    expect(request.body).toBeUndefined();
    expect(new URL(request.url).searchParams.get('Digits')).toBe('7#');
    expect(validateRequest(authToken, request.headers['x-twilio-signature'] ?? '', request.url, {})).toBe(true);
  });
});

test('sends the headers of Twilio, a new token with each request, and no fragment', () => {
  const webhook = {
    method: 'POST',
    url: 'https://a.example/x?y=1#rc=3',
    parameters: new URLSearchParams({ a: 'b c' }),
  } as const;
  const first = signWebhook(authToken, webhook);
  const second = signWebhook(authToken, webhook);
  expect(first).toMatchObject({
    url: 'https://a.example/x?y=1',
    method: 'POST',
    body: 'a=b+c',
    headers: {
      accept: '*/*',
      'user-agent': 'TwilioProxy/1.1',
      'x-home-region': 'us1',
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    },
  });
  expect(first.headers['i-twilio-idempotency-token']).not.toBe(second.headers['i-twilio-idempotency-token']);
});

test('signs an address without user, password and, over HTTPS, port', () => {
  const parameters = new URLSearchParams();
  const signatureOf = (url: string) =>
    signWebhook(authToken, { method: 'POST', url, parameters }).headers['x-twilio-signature'];
  expect(signatureOf('https://u:p@a.example:8443/x')).toBe(signatureOf('https://a.example/x'));
  expect(signatureOf('http://a.example:8080/x')).not.toBe(signatureOf('http://a.example/x'));
});
