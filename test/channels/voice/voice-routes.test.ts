import * as fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test, vi } from 'vitest';
import type { TakeTurn } from '../../../src/calls/turns/turn.ts';
import type { Prompts } from '../../../src/prompts/prompts.ts';
import { bothDesks } from '../../support/both-desks.ts';
import {
  ask,
  authToken,
  buildTestApp,
  call,
  encode,
  line,
  parseTwiml,
  post,
  prompts,
  publicUrl,
} from '../../support/signed-app.ts';

const form = 'application/x-www-form-urlencoded';

describe('a call', () => {
  test('begins with turn 0 on the line that was dialled', async () => {
    const { app, turns } = await buildTestApp();
    const response = await post(app, '/voice/incoming');
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/xml; charset=utf-8');
    const source = call['From'];
    expect(turns).toEqual([{ callId: call['CallSid'], line, turn: 0, faults: 0, input: { kind: 'silence' }, source }]);
    const gather = parseTwiml(response.body).getElementsByTagName('Gather')[0];
    expect(gather?.getAttribute('action')).toBe(`${publicUrl}/voice/turn/1?language=es&pace=relay#rc=2&rp=all`);
  });

  test('goes on with what travelled in the URL', async () => {
    const { app, turns } = await buildTestApp();
    const response = await post(app, '/voice/turn/7?language=es&pace=relay&faults=2', { ...call, Digits: '3' });
    const [turn] = turns;
    expect(turn).toMatchObject({
      turn: 7,
      language: 'es',
      pace: 'relay',
      faults: 2,
      input: { kind: 'keys', keys: '3' },
    });
    const redirect = parseTwiml(response.body).getElementsByTagName('Redirect')[0];
    expect(redirect?.textContent).toBe(`${publicUrl}/voice/turn/8?language=es&pace=relay&faults=2#rc=2&rp=all`);
  });

  test('that waits is asked for nothing, and comes back to the same turn without what the caller did', async () => {
    const { app, turns } = await buildTestApp({
      takeTurn: async (request) => {
        turns.push(request);
        return {
          output: { ...ask, told: [{ prompt: 'one-moment' }], next: { kind: 'wait' } },
          turn: 7,
          faults: 1,
          waits: 2,
        };
      },
    });
    const response = await post(app, '/voice/turn/7?language=es&pace=relay&faults=1&waits=1', { ...call, Digits: '3' });
    expect(turns).toMatchObject([{ turn: 7, faults: 1, waits: 1, input: { kind: 'waiting' } }]);
    const [said, redirect, ...others] = [...parseTwiml(response.body).children];
    expect([said?.textContent, redirect?.tagName, others]).toEqual(['one-moment', 'Redirect', []]);
    expect(redirect?.textContent).toBe(`${publicUrl}/voice/turn/7?language=es&pace=relay&faults=1&waits=2#rc=2&rp=all`);
  });

  test('is carried by the carrier: what an answer gives comes back with the next turn', async () => {
    const { app, turns } = await buildTestApp({
      takeTurn: async (request) => {
        turns.push(request);
        return { output: ask, turn: 4, faults: 0, carried: 'new.sealed-copy_1' };
      },
    });
    const response = await post(app, '/voice/turn/3', call, {
      headers: { cookie: 'a=b; call=old.sealed-copy_0; c=d' },
    });
    expect(turns).toMatchObject([{ carried: 'old.sealed-copy_0' }]);
    expect(response.headers['set-cookie']).toBe(
      'call=new.sealed-copy_1; Path=/voice; HttpOnly; SameSite=Strict; Secure',
    );
    await post(app, '/voice/turn/4', call, { headers: { cookie: 'recall=none; call=<script>' } });
    expect(turns[1]).not.toHaveProperty('carried');
  });

  test('is not carried where its copy is longer than a cookie may be', async () => {
    const takeTurn: TakeTurn = async () => ({ output: ask, turn: 4, faults: 0, carried: 'x'.repeat(4097) });
    const { app } = await buildTestApp({ takeTurn });
    expect((await post(app, '/voice/turn/3')).headers).not.toHaveProperty('set-cookie');
  });

  test('that is new is passed to a person while more come in than can be answered; calls in progress go on', async () => {
    const { app, turns } = await buildTestApp();
    const isOverloaded = vi.spyOn(app, 'isOverloaded').mockReturnValue(true);
    const response = parseTwiml((await post(app, '/voice/incoming')).body);
    expect([...response.children].map(({ tagName }) => tagName)).toEqual([
      'Say',
      'Say',
      'Say',
      'Say',
      'Dial',
      'Hangup',
    ]);
    expect([...response.getElementsByTagName('Say')].map((say) => say.getAttribute('language'))).toEqual([
      'en-US',
      'en-US',
      'es-US',
      'es-US',
    ]);
    expect(turns).toEqual([]);
    expect((await post(app, '/voice/turn/3')).statusCode).toBe(200);
    expect(turns).toHaveLength(1);
    isOverloaded.mockReturnValue(false);
    await post(app, '/voice/incoming');
    expect(turns).toHaveLength(2);
  });

  test.for([
    '/voice/turn/x?language=xx&pace=slow&faults=-1',
    '/voice/turn/-1?language=&faults=many',
    '/voice/turn/1e999',
  ])('goes on where the URL cannot be read: %s', async (path) => {
    const { app, turns } = await buildTestApp();
    expect((await post(app, path)).statusCode).toBe(200);
    expect(turns).toMatchObject([{ turn: 0, faults: 0 }]);
    expect(turns[0]).not.toHaveProperty('language');
    expect(turns[0]).not.toHaveProperty('pace');
  });

  test('to a number nobody serves hears so in every language and ends', async () => {
    const { app, turns, logged } = await buildTestApp();
    const response = await post(app, '/voice/incoming', { ...call, To: '+18005559876' });
    const [first, second, third] = [...parseTwiml(response.body).children];
    expect([first?.textContent, first?.getAttribute('language')]).toEqual(['unknown-line', 'en-US']);
    expect([second?.textContent, second?.getAttribute('language')]).toEqual(['unknown-line', 'es-US']);
    expect(third?.tagName).toBe('Hangup');
    expect(turns).toEqual([]);
    expect(logged.join('')).toContain('"dialled":"…76"');
    expect(logged.join('')).not.toContain('555987');
  });

  test.for(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'is forgotten when its status is %s',
    async (status) => {
      const { app, ended } = await buildTestApp();
      const response = await post(app, '/voice/status', { ...call, CallStatus: status });
      expect([response.statusCode, response.body]).toEqual([204, '']);
      expect(ended).toEqual([call['CallSid']]);
    },
  );

  test('is kept while its status says that it goes on', async () => {
    const { app, ended } = await buildTestApp();
    expect((await post(app, '/voice/status', { ...call, CallStatus: 'in-progress' })).statusCode).toBe(204);
    expect(ended).toEqual([]);
  });
});

describe('the signature', () => {
  test('covers unknown, empty, repeated and foreign parameters', async () => {
    const { app, turns } = await buildTestApp();
    const parameters = {
      ...call,
      Digits: ['3', '4', '3'],
      FinishedOnKey: '',
      'New Param': 'ñ & ü=+%',
      constructor: '😀',
    };
    expect((await post(app, '/voice/turn/1', parameters)).statusCode).toBe(200);
    expect(turns).toMatchObject([{ input: { kind: 'keys', keys: '3' } }]);
  });

  test('covers a parameter named __proto__', async () => {
    const { app } = await buildTestApp();
    const parameters = Object.fromEntries([...Object.entries(call), ['__proto__', 'x']]);
    expect((await post(app, '/voice/incoming', parameters)).statusCode).toBe(200);
  });

  const right = getExpectedTwilioSignature(authToken, `${publicUrl}/voice/incoming`, call);
  test.for([
    ['missing', {}],
    ['empty', { 'x-twilio-signature': '' }],
    ['truncated', { 'x-twilio-signature': right.slice(0, -1) }],
    ['too long', { 'x-twilio-signature': `${right}=` }],
    [
      'of another token',
      { 'x-twilio-signature': getExpectedTwilioSignature('no', `${publicUrl}/voice/incoming`, call) },
    ],
    [
      'of another path',
      { 'x-twilio-signature': getExpectedTwilioSignature(authToken, `${publicUrl}/voice/status`, call) },
    ],
    [
      'of a host that the request names',
      {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-twilio-signature': getExpectedTwilioSignature(authToken, 'https://evil.example/voice/incoming', call),
      },
    ],
  ] as const)('that is %s is refused, and nothing else is done', async ([, headers]) => {
    const { app, turns, logged } = await buildTestApp();
    const response = await app.inject({
      method: 'POST',
      url: '/voice/incoming',
      headers: { 'content-type': form, ...headers },
      payload: encode(call),
    });
    expect([response.statusCode, response.body]).toEqual([403, '']);
    expect(turns).toEqual([]);
    expect(logged.join('')).not.toMatch(/5305550123|8005550100|CA0123/);
  });

  test('is refused when a parameter was added', async () => {
    const { app } = await buildTestApp();
    const signature = getExpectedTwilioSignature(authToken, `${publicUrl}/voice/incoming`, call);
    const response = await post(
      app,
      '/voice/incoming',
      { ...call, Digits: '1' },
      { headers: { 'x-twilio-signature': signature } },
    );
    expect(response.statusCode).toBe(403);
  });

  test.for([
    ['a port that the carrier keeps', 'http://ivr.example.org:8080', 'http://ivr.example.org:8080'],
    ['a port that the carrier drops', 'https://ivr.example.org:8443', 'https://ivr.example.org'],
    ['a port that the carrier keeps on https', 'https://ivr.example.org:8443', 'https://ivr.example.org:8443'],
    ['the usual port that the carrier adds', 'https://ivr.example.org', 'https://ivr.example.org:443'],
    ['a path that the proxy takes off', 'https://example.org/ivr', 'https://example.org/ivr'],
    ['a path that is like ours', 'https://example.org/voice', 'https://example.org/voice'],
  ] as const)('fits with %s', async ([, configured, base]) => {
    const { app } = await buildTestApp({ publicUrl: configured });
    const path = '/voice/turn/3?language=es&faults=1';
    const response = await post(app, path, call, { signedUrl: `${base}${path}`, headers: { host: '10.0.0.7:3000' } });
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain(`${configured}/voice/turn/4?language=es`);
  });

  test('fits with a path that the proxy passes on', async () => {
    const { app, turns } = await buildTestApp({ publicUrl: 'https://example.org/ivr' });
    const path = '/ivr/voice/turn/3?language=es';
    expect((await post(app, path, call, { signedUrl: `https://example.org${path}` })).statusCode).toBe(200);
    expect(turns).toMatchObject([{ turn: 3 }]);
  });

  test('is made over the address listened at where no public URL is set', async () => {
    const { app } = await buildTestApp({ publicUrl: undefined });
    const url = `${await app.listen({ host: '127.0.0.1', port: 0 })}/voice/incoming`;
    const headers = { 'content-type': form, 'x-twilio-signature': getExpectedTwilioSignature(authToken, url, call) };
    const response = await fetch(url, { method: 'POST', headers, body: encode(call) });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`action="${new URL(url).origin}/voice/turn/1`);
  });
});

const fails = async () => {
  throw new Error('no such participant: 7654321 "secret words"');
};

/** Asks for a message again after playing the last one. */
const playBack: TakeTurn = async ({ turn, faults, input }) => {
  const question = { kind: 'recording', prompt: 'message', maxSeconds: 120 } as const;
  const recording = input.kind === 'recorded' ? { recording: input.recording } : {};
  return { output: { ...ask, ...recording, next: { kind: 'ask', question, misses: 0 } }, turn, faults };
};

describe('a message', () => {
  const address = 'https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01?a=1&b=2';
  const message = { ...call, RecordingUrl: address, RecordingDuration: '12', Digits: '#' };

  test('is played back at the address that the carrier gave it', async () => {
    const { app } = await buildTestApp({ takeTurn: playBack });
    const response = await post(app, '/voice/turn/3', message);
    expect(parseTwiml(response.body).getElementsByTagName('Play')[0]?.textContent).toBe(address);
  });

  test('is neither kept nor played at an address that is none of the carrier, and the log says so', async () => {
    const { app, logged } = await buildTestApp({ takeTurn: playBack });
    const response = await post(app, '/voice/turn/3', {
      ...message,
      RecordingUrl: 'https://evil.example/Recordings/RE01',
    });
    expect(response.body).not.toMatch(/evil|<Play>/);
    expect(logged.join('')).toContain('a recording is refused');
    expect(logged.join('')).not.toContain('evil');
  });

  test('has an address that stands in no log, even in a fault', async () => {
    for (const takeTurn of [playBack, fails]) {
      const { app, logged } = await buildTestApp({ takeTurn });
      await post(app, '/voice/turn/3', message);
      expect(logged.join('')).not.toMatch(/Recordings|RE01/);
    }
  });
});

describe('a hostile request', () => {
  test('with a body of 100 kB is told 413 before anything', async () => {
    const { app, turns } = await buildTestApp();
    const large = { ...call, SpeechResult: 'x'.repeat(100_000) };
    expect((await post(app, '/voice/turn/1', large)).statusCode).toBe(413);
    expect(
      (await post(app, '/voice/turn/1', large, { headers: { 'content-type': 'application/json' } })).statusCode,
    ).toBe(413);
    expect(turns).toEqual([]);
  });

  test.for(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ';;;', ''])(
    'with the content type "%s" is told 403 without a signature',
    async (type) => {
      const { app } = await buildTestApp();
      const headers = { 'content-type': type, 'x-twilio-signature': 'AAAA' };
      const response = await app.inject({ method: 'POST', url: '/voice/incoming', headers, payload: '{"a":' });
      expect([response.statusCode, response.body]).toEqual([403, '']);
    },
  );

  test('with a signed body of another kind hears TwiML', async () => {
    const { app } = await buildTestApp();
    const signature = getExpectedTwilioSignature(authToken, `${publicUrl}/voice/incoming`, {});
    const headers = { 'content-type': 'application/json', 'x-twilio-signature': signature };
    const response = await app.inject({ method: 'POST', url: '/voice/incoming', headers, payload: '{"To":1}' });
    expect(response.statusCode).toBe(200);
    expect(parseTwiml(response.body).textContent).toBe('fault');
  });

  test.for(['/voice/incoming', '/voice/turn/1', '/voice/status'])(
    'with GET on %s is refused as by POST',
    async (url) => {
      const { app } = await buildTestApp();
      const response = await app.inject({ method: 'GET', url });
      expect([response.statusCode, response.body]).toEqual([403, '']);
    },
  );

  test.for(['/voice', '/voice/nothing'])('with GET on %s is told 404', async (url) => {
    const { app } = await buildTestApp();
    const response = await app.inject({ method: 'GET', url });
    expect([response.statusCode, response.json()]).toEqual([404, { error: 'Not Found' }]);
  });

  test('with any parameters hears TwiML', async () => {
    const { app } = await buildTestApp({ takeTurn: playBack });
    const names = fc.constantFrom(
      'CallSid',
      'To',
      'From',
      'Digits',
      'SpeechResult',
      'Confidence',
      'FinishedOnKey',
      'DialCallStatus',
      'RecordingUrl',
      'RecordingDuration',
      'X',
    );
    const values = fc.oneof(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      fc.constantFrom(
        '+18005550100',
        '__proto__',
        'constructor',
        '\u0007\u0000',
        '😀',
        '3',
        '#',
        'completed',
        '0.9',
        'hangup',
        'https://a.example/RE1',
        'ftp://a.example',
      ),
    );
    const parameters = fc.dictionary(
      fc.oneof(names, fc.string()),
      fc.oneof(values, fc.array(values, { minLength: 2, maxLength: 3 })),
    );
    const paths = fc.constantFrom('/voice/incoming', '/voice/turn/1?language=es', '/voice/turn/2');
    await fc.assert(
      fc.asyncProperty(paths, fc.boolean(), parameters, async (path, known, some) => {
        const response = await post(app, path, known ? { ...some, ...call } : some);
        expect(response.statusCode).toBe(200);
        expect(parseTwiml(response.body).childNodes.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  test('with any bytes for a body is answered', async () => {
    const { app, turns } = await buildTestApp();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const headers = { 'content-type': form, 'x-twilio-signature': 'AAAA' };
        const response = await app.inject({
          method: 'POST',
          url: '/voice/incoming',
          headers,
          payload: Buffer.from(bytes),
        });
        expect(response.statusCode).toBe(403);
      }),
    );
    expect(turns).toEqual([]);
  });
});

test.each([
  ['shown', '+19165550142', null],
  ['withheld and spelled on a keypad', '+266696687', '+18005550100'],
  ['withheld and told in a word', 'Restricted', '+18005550100'],
  ['of no country', '+999123456789', '+18005550100'],
])(
  'the desk is rung from the number of the line where that of the caller is not shown: %s',
  async (_what, From, shown) => {
    const takeTurn: TakeTurn = async () => ({ output: { ...ask, next: { kind: 'transfer' } }, turn: 4, faults: 0 });
    const { app } = await buildTestApp({ takeTurn });
    const { body } = await post(app, '/voice/turn/3', { ...call, From });
    expect(parseTwiml(body).getElementsByTagName('Dial')[0]?.getAttribute('callerId')).toBe(shown);
  },
);

describe('an agent who answers at the desk', () => {
  const child = { ...call, CallSid: 'CAchild', ParentCallSid: 'CAparent' };

  test('is told of the caller, by the call that theirs was made from, in the language of the line', async () => {
    const { app } = await buildTestApp();
    const [said, ...others] = [
      ...parseTwiml((await post(app, '/voice/desk/test-line?language=es&pace=relay', child)).body).children,
    ];
    expect([said?.textContent, said?.getAttribute('language')]).toEqual(['CAparent es relay', 'en-US']);
    expect(others).toEqual([]);
    const unknown = await post(app, '/voice/desk/no-line?language=xx', call);
    expect(parseTwiml(unknown.body).textContent).toBe(' en standard');
  });

  test('must press a key first where the desk wants that', async () => {
    const lines = [{ ...line, desk: bothDesks('+19165550199', { confirm: true }) }];
    const { app } = await buildTestApp({ lines });
    const { children } = parseTwiml((await post(app, '/voice/desk/test-line?language=en', child)).body);
    const [gather, end] = [...children];
    expect(gather?.textContent).toContain('take-call');
    expect(gather?.getAttribute('action')).toBe(`${publicUrl}/voice/desk/test-line/taken`);
    expect(end?.tagName).toBe('Hangup');
    expect(parseTwiml((await post(app, '/voice/desk/test-line/taken', child)).body).children).toHaveLength(0);
  });

  test('and takes no call has served nobody', async () => {
    const { app, turns } = await buildTestApp();
    const answered = { ...call, DialCallStatus: 'completed' };
    await post(app, '/voice/turn/3', { ...answered, DialBridged: 'false' });
    await post(app, '/voice/turn/4', { ...answered, DialBridged: 'true' });
    await post(app, '/voice/turn/5', answered);
    expect(turns.map(({ input }) => 'result' in input && input.result)).toEqual(['unreached', 'served', 'served']);
  });
});

describe('a fault', () => {
  test('is answered in the language of the call, with a way to the desk', async () => {
    const { app, logged } = await buildTestApp({ takeTurn: fails });
    const response = await post(app, '/voice/turn/4?language=es', { ...call, Digits: '7654321' });
    expect(response.statusCode).toBe(200);
    const [apology, passage, dial, end] = [...parseTwiml(response.body).children];
    expect([apology?.textContent, apology?.getAttribute('language')]).toEqual(['fault', 'es-US']);
    expect(passage?.textContent).toBe('transfer');
    expect(dial?.textContent).toBe(line.desk.en.number);
    expect(dial?.hasAttribute('action')).toBe(false);
    expect(end?.tagName).toBe('Hangup');
    expect(logged.join('')).toContain('webhook: handler failed');
    expect(logged.join('')).not.toMatch(/7654321|secret words|5305550123|language=/);
  });

  test('in wording an answer is answered too', async () => {
    const speechless: Prompts = {
      current: () => ({
        ...prompts.current(),
        speak(output) {
          if (output.next.kind === 'ask') throw new TypeError('its value must be a whole number');
          return prompts.current().speak(output);
        },
      }),
    };
    const { app } = await buildTestApp({ prompts: speechless });
    const response = await post(app, '/voice/turn/4?language=en');
    expect(response.statusCode).toBe(200);
    expect(parseTwiml(response.body).getElementsByTagName('Dial')[0]?.textContent).toBe(line.desk.en.number);
  });

  test('is answered in the language of the line where the call has none', async () => {
    const { app } = await buildTestApp({ takeTurn: fails, lines: [{ ...line, language: 'es' }] });
    const [apology] = [...parseTwiml((await post(app, '/voice/incoming')).body).children];
    expect(apology?.getAttribute('language')).toBe('es-US');
  });

  test.for(['/voice/status', '/tty/status'])(
    'at the end of a call is logged, and %s answers 503 without a word',
    async (path) => {
      const { app, logged } = await buildTestApp({ endCall: fails });
      const response = await post(app, path, { ...call, CallStatus: 'completed' });
      expect({ status: response.statusCode, body: response.body }).toEqual({ status: 503, body: '' });
      expect(logged.join('')).toContain('webhook: a status could not be taken');
    },
  );

  test('of a status that names no call is no word to a caller', async () => {
    const { app } = await buildTestApp();
    const response = await post(app, '/voice/status', { CallStatus: 'completed' });
    expect({ status: response.statusCode, body: response.body }).toEqual({ status: 503, body: '' });
  });

  test('is told of the copy of the call that the carrier brings', async () => {
    const brought: unknown[] = [];
    const { app } = await buildTestApp({ endCall: async (ended) => void brought.push(ended) });
    const headers = { cookie: 'call=id.sealed' };
    await post(app, '/voice/status', { ...call, CallStatus: 'completed' }, { headers });
    expect(brought).toEqual([{ callId: call['CallSid'], line: 'test-line', carried: 'id.sealed' }]);
  });
});
