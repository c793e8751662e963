import { afterEach, expect, test } from 'vitest';
import { createWebhookSender } from '../../../../scripts/phone/carrier/send-webhook.ts';
import { authToken, createTwimlServer, sendTwiml, type TwimlServer } from '../../../support/twiml-server.ts';

let server: TwimlServer | undefined;

afterEach(() => server?.app.close());

/** A server that listens, as carriers need one. */
async function listen(pages: Parameters<typeof createTwimlServer>[0]) {
  server = await createTwimlServer(pages);
  const origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
  const send = createWebhookSender({ authToken });
  const post = (path: string, parameters: Record<string, string> = {}) =>
    send({ method: 'POST', url: origin + path, parameters: new URLSearchParams(parameters) });
  return { origin, post, received: server.received };
}

test('brings back what a server says over HTTP', async () => {
  const { origin, post, received } = await listen({ '/a': '<Hangup/>' });
  expect(await post('/a', { Digits: '1' })).toMatchObject({
    url: `${origin}/a`,
    contentType: 'text/xml',
  });
  expect(received[0]).toMatchObject({
    method: 'POST',
    body: { Digits: '1' },
    headers: { 'user-agent': 'TwilioProxy/1.1' },
  });
});

test('sends cookies back where they belong', async () => {
  const { post, received } = await listen({
    '/set': (reply) => {
      void reply.header('set-cookie', ['call=1; Path=/', 'only=here; Path=/set', 'no cookie at all']);
      return sendTwiml(reply, '');
    },
    '/other': '',
  });
  await post('/set');
  await post('/other');
  expect(received.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'call=1']);
});

test.each([
  [301, 'GET'],
  [302, 'GET'],
  [303, 'GET'],
  [307, 'POST'],
])('follows a redirect by %i with a %s, and without what the caller entered', async (status, method) => {
  const { origin, post, received } = await listen({ '/from': (reply) => reply.redirect('to?a=1', status), '/to': '' });
  expect((await post('/from', { CallSid: 'CA1', Digits: '1' })).url).toBe(`${origin}/to?a=1`);
  expect(received[1]).toMatchObject({ method, url: '/to?a=1' });
  expect(received[1]?.body).toEqual(method === 'POST' ? { CallSid: 'CA1' } : {});
});

test.each([
  [11200, 'an error', '/error'],
  [11200, 'a missing page', '/nowhere'],
  [11215, 'an endless redirect', '/circle'],
  [11216, 'a redirect to nowhere', '/lost'],
  [11216, 'a permanent redirect of the newer kind', '/newer'],
])('%i: %s', async (code, _why, path) => {
  const { post } = await listen({
    '/error': (reply) => reply.code(500).send('no'),
    '/circle': (reply) => reply.redirect('/circle'),
    '/lost': (reply) => reply.code(302).send(),
    '/newer': (reply) => reply.redirect('/error', 308),
  });
  await expect(post(`${path}?Digits=4711`)).rejects.toMatchObject({
    name: 'CarrierError',
    code,
    message: expect.not.stringContaining('4711'),
  });
});

test('says what to look at when the signature is refused', async () => {
  const { post } = await listen({ '/a': (reply) => reply.code(403).send() });
  await expect(post('/a')).rejects.toThrow('PUBLIC_URL');
});

test('11202: nothing listens', async () => {
  const { post, origin } = await listen({});
  await server?.app.close();
  await expect(post('/a')).rejects.toMatchObject({ code: 11202, message: expect.stringContaining(`${origin}/a`) });
});

test('11205: the server breaks off', async () => {
  const { post } = await listen({
    '/a': (reply) => {
      reply.hijack();
      reply.raw.destroy();
    },
  });
  await expect(post('/a')).rejects.toMatchObject({ code: 11205 });
});

test('11203: no answer before the deadline', async () => {
  const { origin } = await listen({ '/slow': (reply) => reply.hijack() });
  const send = createWebhookSender({ authToken, deadlineMs: 50 });
  const webhook = { method: 'POST', url: `${origin}/slow`, parameters: new URLSearchParams() } as const;
  await expect(send(webhook)).rejects.toMatchObject({ code: 11203 });
});
