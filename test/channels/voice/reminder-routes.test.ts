import { expect, test } from 'vitest';
import type { TextStatus } from '../../../src/calls/ports/text-list.ts';
import { buildTestApp, line, parseTwiml, post } from '../../support/signed-app.ts';

const [ours = ''] = line.numbers;
const person = '+15305550123';
const placed = { CallSid: 'CA00000000000000000000000000000001', From: ours, To: person, Direction: 'outbound-api' };
const path = '/voice/reminder/test-line';

async function open() {
  const noted: TextStatus[] = [];
  const stopped: object[] = [];
  const built = await buildTestApp({
    noteTextStatus: async (status) => void noted.push(status),
    stopReminderCalls: async (stop) => void stopped.push(stop),
  });
  return { ...built, noted, stopped };
}

test('a person is asked for a key before anything else', async () => {
  const { app } = await open();
  const { body } = await post(app, `${path}?language=es`, { ...placed, AnsweredBy: 'human' });
  const gather = parseTwiml(body).getElementsByTagName('Gather')[0];
  expect(gather?.getAttribute('action')).toContain(`${path}/pressed?language=es`);
  expect(gather?.textContent).toContain('reminder-call');
});

test.each(['machine_end_beep', 'machine_end_silence', 'machine_end_other', 'machine_start', 'unknown', ''])(
  'a call that %s answers says who called, and ends',
  async (answeredBy) => {
    const { app, turns } = await open();
    const { body } = await post(app, `${path}?language=en`, { ...placed, AnsweredBy: answeredBy });
    expect(body).toContain('reminder-call-message');
    expect(body).toContain('<Hangup');
    expect(body).not.toContain('<Gather');
    expect(turns).toEqual([]);
  },
);

test('a fax hears nothing, and is called no more', async () => {
  const { app, noted } = await open();
  const { body } = await post(app, path, { ...placed, AnsweredBy: 'fax' });
  expect(body).not.toContain('<Say');
  expect(noted).toEqual([{ message: placed.CallSid, state: 'failed', why: 'unreachable' }]);
});

test('a person who goes on is a caller of the line from then on', async () => {
  const { app, turns } = await open();
  const { body } = await post(app, `${path}/pressed?language=en`, { ...placed, Digits: '1' });
  expect(body).toContain('main-menu');
  await post(app, '/voice/turn/1?language=en&pace=standard', { ...placed, Digits: '3' });
  const source = person;
  expect(turns).toMatchObject([
    { callId: placed.CallSid, line: { name: 'test-line' }, turn: 0, source },
    { callId: placed.CallSid, line: { name: 'test-line' }, turn: 1, source, input: { kind: 'keys', keys: '3' } },
  ]);
});

test('a person who wants no more calls is told that they end', async () => {
  const { app, stopped, turns } = await open();
  const { body } = await post(app, `${path}/pressed?language=en`, { ...placed, Digits: '9' });
  expect(body).toContain('reminder-calls-ended');
  const call = placed.CallSid;
  expect(stopped).toEqual([{ phone: person, call, line: 'test-line', language: 'en', words: '9' }]);
  expect(turns).toEqual([]);
});

test('another key is asked for again', async () => {
  const { app, stopped } = await open();
  const { body } = await post(app, `${path}/pressed?language=en`, { ...placed, Digits: '5' });
  expect(body).toContain('<Gather');
  expect(stopped).toEqual([]);
});

test.each([
  [{ CallStatus: 'completed', AnsweredBy: 'human' }, { state: 'delivered' }],
  [{ CallStatus: 'completed' }, { state: 'delivered' }],
  [
    { CallStatus: 'completed', AnsweredBy: 'fax' },
    { state: 'failed', why: 'unreachable' },
  ],
  [{ CallStatus: 'busy' }, { state: 'failed', why: 'passing' }],
  [{ CallStatus: 'no-answer' }, { state: 'failed', why: 'passing' }],
  [{ CallStatus: 'failed' }, { state: 'failed', why: 'unknown' }],
] as const)('the end of a call, %o, is written back', async (told, status) => {
  const { app, noted, ended } = await open();
  const { statusCode } = await post(app, `${path}/status`, { ...placed, ...told });
  expect(statusCode).toBe(204);
  expect(noted).toEqual([{ message: placed.CallSid, ...status }]);
  expect(ended).toEqual([placed.CallSid]);
});

test('a call that is not signed moves nothing', async () => {
  const { app, stopped } = await open();
  const { statusCode } = await app.inject({ method: 'POST', url: `${path}/pressed`, payload: 'Digits=9' });
  expect(statusCode).toBe(403);
  expect(stopped).toEqual([]);
});
