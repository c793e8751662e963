import { describe, expect, test } from 'vitest';
import type { IncomingText } from '../../../src/calls/texts/answer-text.ts';
import type { TextStatus } from '../../../src/calls/ports/text-list.ts';
import { buildTestApp, line, parseTwiml, post, publicUrl } from '../../support/signed-app.ts';

const text = { MessageSid: 'SM1', From: '+19165550101', To: '+18005550100', Body: 'Hi <&> ñ', NumMedia: '0' };
const path = '/messages/incoming';

describe('a text that comes in', () => {
  test('is taken once it is signed, with the port too, and answered with its messages', async () => {
    const brought: IncomingText[] = [];
    const { app } = await buildTestApp({
      answerText: async (incoming) => {
        brought.push(incoming);
        return ['Call & ask', 'and more'];
      },
    });
    const answer = await post(app, path, text, { signedUrl: `${publicUrl}:443${path}` });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    const written = [...parseTwiml(answer.body).childNodes].map((node) => [node.nodeName, node.textContent]);
    expect(written).toEqual([
      ['Message', 'Call & ask'],
      ['Message', 'and more'],
    ]);
    expect(brought).toEqual([{ line, to: text.To, from: text.From, text: text.Body, message: 'SM1', done: undefined }]);
  });

  test('says what the carrier has done already', async () => {
    const done: unknown[] = [];
    const { app } = await buildTestApp({ answerText: async (incoming) => (done.push(incoming.done), []) });
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

describe('what the carrier tells of a text', () => {
  const status = {
    MessageSid: 'SM1',
    SmsSid: 'SM1',
    From: '+18005550100',
    To: '+19165550101',
    ApiVersion: '2010-04-01',
  };
  const statusPath = '/messages/status';

  async function tell(all: readonly Record<string, string>[], note?: (told: TextStatus) => Promise<void>) {
    const told: TextStatus[] = [];
    const noteTextStatus = note ?? (async (one) => void told.push(one));
    const { app, logged } = await buildTestApp({ noteTextStatus });
    const codes: number[] = [];
    for (const one of all) codes.push((await post(app, statusPath, { ...status, ...one })).statusCode);
    return { told, codes, logged: logged.join('') };
  }

  test('is handed on state by state, repeated and in any order', async () => {
    const states = [
      'delivered',
      'sent',
      'sent',
      'queued',
      'accepted',
      'scheduled',
      'sending',
      'read',
      'partially_delivered',
    ];
    const { told, codes } = await tell(states.map((MessageStatus) => ({ MessageStatus })));
    expect(codes).toEqual(states.map(() => 204));
    expect(told.map(({ state }) => state)).toEqual(['delivered', 'sent', 'sent', 'delivered', 'delivered']);
    expect(told[0]).toEqual({ message: 'SM1', state: 'delivered' });
  });

  test.each([
    ['undelivered', '30005', { why: 'unreachable', code: 30_005 }],
    ['failed', '21610', { why: 'opted-out', code: 21_610 }],
    ['failed', '30007', { why: 'filtered', code: 30_007 }],
    ['undelivered', 'x', { why: 'unknown' }],
    ['canceled', '', { why: 'unknown' }],
  ])('says of one that is %s with code %s why', async (MessageStatus, ErrorCode, why) => {
    const { told } = await tell([{ MessageStatus, ErrorCode }]);
    expect(told).toEqual([{ message: 'SM1', state: 'failed', ...why }]);
  });

  test.each([
    ['a number of no line', { From: '+18005550999', MessageStatus: 'sent' }],
    ['no text', { MessageSid: 'SM1 OR 1=1', MessageStatus: 'sent' }],
    ['a state that is none', { MessageStatus: 'toString' }],
    ['nothing', { MessageStatus: '' }],
  ])('of %s is of no use, which is logged for developers alone', async (_, parameters) => {
    const { told, codes, logged } = await tell([parameters]);
    expect([told, codes]).toEqual([[], [204]]);
    expect(logged).toMatch(/"level":"?(20|debug)"?.*a status of a text is of no use here/);
    expect(logged).not.toMatch(/5550101|5550999/);
  });

  test('of an agency that sends no texts is of no use', async () => {
    const { app } = await buildTestApp();
    expect((await post(app, statusPath, { ...status, MessageStatus: 'sent' })).statusCode).toBe(204);
  });

  test('is told once more by the carrier where it cannot be kept', async () => {
    const { codes, logged } = await tell([{ MessageStatus: 'sent' }], async () => Promise.reject(new Error('gone')));
    expect(codes).toEqual([503]);
    expect(logged).toContain('a status could not be taken');
    expect(logged).not.toContain('5550101');
  });

  test('is refused unsigned, and taken with the port in what is signed', async () => {
    const { app } = await buildTestApp();
    expect((await app.inject({ method: 'POST', url: statusPath, payload: 'MessageSid=SM1' })).statusCode).toBe(403);
    const signed = { signedUrl: `${publicUrl}:443${statusPath}` };
    expect((await post(app, statusPath, { ...status, MessageStatus: 'sent', New: 'x' }, signed)).statusCode).toBe(204);
  });
});
