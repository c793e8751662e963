import { describe, expect, test } from 'vitest';
import type { IncomingText } from '../../../src/calls/texts/answer-text.ts';
import { buildTestApp, line, parseTwiml, post, publicUrl } from '../../support/signed-app.ts';

const text = { MessageSid: 'SM1', From: '+19165550101', To: '+18005550100', Body: 'Hi <&> ñ', NumMedia: '0' };
const path = '/messages/incoming';

describe('a text that comes in', () => {
  test('is taken once it is signed, with the port too, and answered with one message', async () => {
    const brought: IncomingText[] = [];
    const { app } = await buildTestApp({
      answerText: async (incoming) => {
        brought.push(incoming);
        return 'Call & ask';
      },
    });
    const answer = await post(app, path, text, { signedUrl: `${publicUrl}:443${path}` });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    const [message] = parseTwiml(answer.body).childNodes;
    expect([message?.nodeName, message?.textContent]).toEqual(['Message', 'Call & ask']);
    expect(brought).toEqual([{ line, to: text.To, from: text.From, text: text.Body, message: 'SM1', done: undefined }]);
  });

  test('says what the carrier has done already', async () => {
    const done: unknown[] = [];
    const { app } = await buildTestApp({ answerText: async (incoming) => void done.push(incoming.done) });
    for (const OptOutType of ['STOP', 'START', 'HELP', 'toString'])
      expect(parseTwiml((await post(app, path, { ...text, OptOutType })).body).childNodes).toHaveLength(0);
    expect(done).toEqual(['stop', 'start', 'help', undefined]);
  });

  test('is refused unsigned, and with another signature', async () => {
    const { app } = await buildTestApp();
    expect((await app.inject({ method: 'POST', url: path, payload: 'Body=STOP' })).statusCode).toBe(403);
    expect((await post(app, path, text, { signedUrl: `${publicUrl}/voice/incoming` })).statusCode).toBe(403);
  });

  test.each([
    ['to a number of no line', { ...text, To: '+18005550999' }, undefined],
    ['without a name', { From: text.From, To: text.To, Body: 'hi' }, undefined],
    ['that cannot be answered', text, async () => Promise.reject(new Error('gone'))],
  ])('%s is met with silence: anything else would be texted to a parent', async (_, parameters, answerText) => {
    const { app, logged } = await buildTestApp(answerText && { answerText });
    const answer = await post(app, path, parameters);
    expect([answer.statusCode, answer.body]).toEqual([200, '<?xml version="1.0" encoding="UTF-8"?><Response/>']);
    expect(logged.join()).not.toMatch(/5550101|Hi </);
  });
});
