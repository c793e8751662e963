import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { type Caller, dial } from '../../../../support/caller.ts';
import { authToken, createTwimlServer, sendTwiml } from '../../../../support/twiml-server.ts';

const incoming = '/voice/incoming';

async function call(pages: Parameters<typeof createTwimlServer>[0]) {
  const server = await createTwimlServer(pages);
  const caller = await dial(server.app, { to: '+18669013212', authToken });
  return { caller, received: server.received };
}

const asking = (attributes: string, behind = '') =>
  `<Gather action="/answer" ${attributes}><Say>A question.</Say></Gather>${behind}`;

describe('webhooks', () => {
  test('bring all that Twilio sends, signed, from the ringing to the end', async () => {
    const { caller, received } = await call({ [incoming]: asking('numDigits="1"'), '/answer': '<Hangup/>' });
    await caller.presses('1');
    const [ring, answer, end] = received;
    expect(ring?.body).toMatchObject({
      AccountSid: expect.stringMatching(/^AC[0-9a-f]{32}$/),
      ApiVersion: '2010-04-01',
      CallSid: expect.stringMatching(/^CA[0-9a-f]{32}$/),
      CallStatus: 'ringing',
      CallToken: expect.stringMatching(/^%7B/),
      Called: '+18669013212',
      CalledCountry: 'US',
      Caller: '+19165550142',
      Direction: 'inbound',
      From: '+19165550142',
      FromCity: 'SACRAMENTO',
      FromCountry: 'US',
      FromState: 'CA',
      FromZip: '95814',
      StirVerstat: 'TN-Validation-Passed-A',
      To: '+18669013212',
      ToCity: '',
    });
    expect(answer?.body).toMatchObject({
      CallStatus: 'in-progress',
      Digits: '1',
      FinishedOnKey: '',
      msg: 'Gather End',
    });
    expect(end).toMatchObject({ url: '/voice/status', body: { CallStatus: 'completed', CallDuration: '1' } });
    for (const { url, headers, body } of received) {
      const signature = String(headers['x-twilio-signature']);
      expect(validateRequest(authToken, signature, `http://127.0.0.1:3000${url}`, { ...body })).toBe(true);
      expect(body['CallSid']).toBe(ring?.body['CallSid']);
    }
  });

  test('of a withheld number name no city', async () => {
    const { app, received } = await createTwimlServer({ [incoming]: '<Hangup/>' });
    await dial(app, { to: '+18669013212', from: 'anonymous', authToken });
    expect(received[0]?.body).toMatchObject({ From: 'anonymous', FromCity: '', FromCountry: '' });
  });
});

describe('verbs', () => {
  test('play in order, and the call ends with the document', async () => {
    const { caller } = await call({
      [incoming]: '<Say>One.</Say><Pause length="1"/><Play>/two.wav</Play><Redirect>/next</Redirect><Say>Never.</Say>',
      '/next': '<Say language="es-US">Tres.</Say>',
    });
    caller.hears('One').hearsRecording().hears('Tres').hearsTheEnd();
    expect(caller.heard()).not.toContain('Never');
    expect(caller.call.events.map(({ kind }) => kind)).toEqual(['heard', 'heard', 'heard', 'ended']);
  });

  test('nothing plays behind Hangup or Reject', async () => {
    for (const verb of ['<Hangup/>', '<Reject/>']) {
      const { caller } = await call({ [incoming]: `${verb}<Say>Never.</Say>` });
      caller.hearsTheEnd();
      expect(caller.heard()).toBe('');
    }
  });

  test('Redirect goes by POST, or by GET with the parameters in the address; addresses may be relative', async () => {
    const { caller, received } = await call({
      [incoming]: '<Redirect>turn/1</Redirect>',
      '/voice/turn/1': '<Redirect method="GET">2?language=es</Redirect>',
      '/voice/turn/2': '<Redirect>http://127.0.0.1:3000/last</Redirect>',
      '/last': '<Hangup/>',
    });
    caller.hearsTheEnd();
    expect(received.map(({ method, url }) => `${method} ${url.split('&')[0]}`)).toEqual([
      'POST /voice/incoming',
      'POST /voice/turn/1',
      'GET /voice/turn/2?language=es',
      'POST /last',
      'POST /voice/status',
    ]);
    expect(received[2]?.url).toContain('&CallSid=CA');
  });

  test('a circle without a question is broken', async () => {
    await expect(call({ [incoming]: '<Redirect>/voice/incoming</Redirect>' })).rejects.toThrow('60 answers in a row');
  });

  test('a question asked again and again is no circle', async () => {
    const { caller } = await call({ [incoming]: asking('', '<Redirect>/voice/incoming</Redirect>') });
    for (let turn = 0; turn < 70; turn++) await caller.staysSilent();
    expect(caller.heard()).toBe('A question.');
  });
});

describe('Gather', () => {
  const answer = (caller: Caller) => caller.hears('Thank you').hearsTheEnd();
  const thanks = { '/answer': '<Say>Thank you.</Say>' };

  test('with input leaves the verbs behind it unplayed', async () => {
    const { caller, received } = await call({ [incoming]: asking('finishOnKey="#"', '<Say>Never.</Say>'), ...thanks });
    answer(await caller.hears('A question').presses('12#'));
    expect(caller.heard()).not.toContain('Never');
    expect(received[1]?.body).toMatchObject({ Digits: '12', FinishedOnKey: '#' });
  });

  test('without input goes on behind', async () => {
    const { caller, received } = await call({ [incoming]: asking('', '<Say>Nothing.</Say>'), ...thanks });
    (await caller.staysSilent()).hears('Nothing').hearsTheEnd();
    expect(received.map(({ url }) => url)).toEqual([incoming, '/voice/status']);
  });

  test('a finishing key alone is no input', async () => {
    const { caller } = await call({ [incoming]: asking('', '<Say>Nothing.</Say>'), ...thanks });
    (await caller.presses('#')).hearsTheEnd();
    expect(caller.heard()).toBe('Nothing.');
  });

  test('with actionOnEmptyResult tells of silence, and of a finishing key alone', async () => {
    for (const [key, input] of [
      ['', (caller: Caller) => caller.staysSilent()],
      ['#', (caller: Caller) => caller.presses('#')],
    ] as const) {
      const { caller, received } = await call({ [incoming]: asking('actionOnEmptyResult="true"'), ...thanks });
      answer(await input(caller));
      expect(received[1]?.body).toMatchObject({ Digits: '', FinishedOnKey: key });
    }
  });

  test('takes the keys pressed so far when it runs out', async () => {
    const { caller, received } = await call({ [incoming]: asking('numDigits="8"'), ...thanks });
    await caller.presses('12');
    expect(received).toHaveLength(1);
    answer(await caller.staysSilent());
    expect(received[1]?.body).toMatchObject({ Digits: '12', FinishedOnKey: '' });
  });

  test('without action asks its own document', async () => {
    const { received, caller } = await call({ [incoming]: '<Gather numDigits="1"/>' });
    await caller.presses('5');
    expect(received[1]).toMatchObject({ url: incoming, body: { Digits: '5' } });
  });

  test('leaves keys pressed ahead to the next, whose prompt they cut short', async () => {
    const { caller, received } = await call({
      [incoming]: asking('numDigits="1" finishOnKey=""'),
      '/answer': '<Gather action="/next"><Say>The next.</Say></Gather>',
      '/next': '<Gather action="/last" numDigits="1"><Say>The last.</Say></Gather>',
    });
    (await caller.presses('134#')).hears('The last');
    expect(caller.heard()).not.toContain('The next');
    expect(received.map(({ body }) => body['Digits'])).toEqual([undefined, '1', '34']);
  });

  test('hears words as a recogniser writes them', async () => {
    const { caller, received } = await call({ [incoming]: asking('input="dtmf speech" language="es-US"'), ...thanks });
    answer(await caller.says('sí'));
    expect(received[1]?.body).toMatchObject({ SpeechResult: 'Sí.', Confidence: '0.92', Language: 'es-US' });
    expect(received[1]?.body['Digits']).toBeUndefined();
  });

  test('does not hear words where it takes keys only, or has some', async () => {
    const { caller } = await call({ [incoming]: asking('input="dtmf"', '<Say>Nothing.</Say>'), ...thanks });
    (await caller.says('one')).hears('Nothing').hearsTheEnd();

    const { caller: keyed, received } = await call({ [incoming]: asking('input="dtmf speech"'), ...thanks });
    await keyed.presses('12');
    answer(await keyed.says('three'));
    expect(received[1]?.body).toMatchObject({ Digits: '12' });
    expect(received[1]?.body['SpeechResult']).toBeUndefined();
  });

  test('takes no keys where it takes words only', async () => {
    const { caller, received } = await call({ [incoming]: asking('input="speech" numDigits="1"'), ...thanks });
    await caller.presses('1');
    expect(received).toHaveLength(1);
    answer(await caller.says('one'));
  });
});

describe('Record', () => {
  const recorder = '<Record action="/said" maxLength="120" finishOnKey="0#"/><Say>Nothing.</Say>';
  const saying = '<Gather action="/key" numDigits="1" finishOnKey="" timeout="1"><Say>After the beep.</Say></Gather>';
  const said = { '/said': '<Say>Thank you.</Say>' };

  test('sends where the message is, how long, and the key that ended it', async () => {
    const { caller, received } = await call({ [incoming]: recorder, ...said });
    expect(caller.call.state).toMatchObject({ kind: 'recording', recorder: { maxSeconds: 120 } });
    (await caller.records(12)).hears('Thank you').hearsTheEnd();
    const sid = String(received[1]?.body['RecordingSid']);
    const account = String(received[1]?.body['AccountSid']);
    expect(sid).toMatch(/^RE[0-9a-f]{32}$/);
    expect(received[1]).toMatchObject({
      url: '/said',
      body: {
        CallStatus: 'in-progress',
        Digits: '#',
        RecordingDuration: '12',
        RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${account}/Recordings/${sid}`,
      },
    });
  });

  test.each([
    ['another key', 12, '0', { Digits: '0', RecordingDuration: '12' }],
    ['a key that is part of it', 12, '7', { Digits: '', RecordingDuration: '12' }],
    ['its greatest length', 500, '#', { Digits: '', RecordingDuration: '120' }],
  ])('is ended by %s', async (_what, seconds, key, result) => {
    const { caller, received } = await call({ [incoming]: recorder, ...said });
    await caller.records(seconds, { key });
    expect(received[1]?.body).toMatchObject(result);
  });

  test('is ended by hanging up: the server hears of it, and the caller of nothing', async () => {
    const { caller, received } = await call({ [incoming]: recorder, ...said });
    await caller.records(12, { hangUp: true });
    expect(caller.call.state).toEqual({ kind: 'ended', by: 'caller' });
    expect(caller.heard()).toBe('');
    expect(received.map(({ url }) => url)).toEqual([incoming, '/said', '/voice/status']);
    expect(received[1]?.body).toMatchObject({ Digits: 'hangup', CallStatus: 'completed' });
  });

  test('without a sound goes on behind', async () => {
    const { caller, received } = await call({ [incoming]: recorder, ...said });
    (await caller.staysSilent()).hears('Nothing').hearsTheEnd();
    expect(received.map(({ url }) => url)).toEqual([incoming, '/voice/status']);
  });

  test('behind a question takes a message of a caller who lets the question pass', async () => {
    const { caller, received } = await call({ [incoming]: saying + recorder, ...said });
    (await caller.hears('After the beep').records(5)).hears('Thank you');
    expect(received.map(({ url }) => url)).toEqual([incoming, '/said', '/voice/status']);
  });

  test('behind a question stays empty where the caller is silent or presses a key', async () => {
    const { caller } = await call({ [incoming]: saying + recorder });
    (await caller.staysSilent()).hears('Nothing').hearsTheEnd();

    const { caller: keyed, received } = await call({ [incoming]: saying + recorder, '/key': '<Hangup/>' });
    (await keyed.presses('0')).hearsTheEnd();
    expect(received[1]).toMatchObject({ url: '/key', body: { Digits: '0' } });
  });

  test('behind a question that tells of silence is not reached', async () => {
    const telling = asking('actionOnEmptyResult="true"', recorder);
    const { caller, received } = await call({ [incoming]: telling, '/answer': '<Hangup/>' });
    await expect(caller.records(5)).rejects.toThrow('records nothing');
    await caller.staysSilent();
    expect(received[1]?.url).toBe('/answer');
  });

  test('takes neither keys nor words for an answer', async () => {
    const { caller } = await call({ [incoming]: recorder, ...said });
    await expect(caller.presses('1')).rejects.toThrow('it records');
    await expect(caller.says('hello')).rejects.toThrow('it records');
  });
});

describe('Dial', () => {
  const desk = '<Dial action="/after"><Number>+19165550100</Number></Dial><Say>Behind.</Say>';
  const after = { '/after': '<Say>Afterwards.</Say>' };

  test.each([
    ['completed', { DialBridged: 'true', DialCallDuration: '61' }],
    ['busy', { DialBridged: 'false' }],
    ['no-answer', { DialBridged: 'false' }],
    ['failed', { DialBridged: 'false' }],
  ] as const)('%s is told to its action', async (result, told) => {
    const { caller, received } = await call({ [incoming]: desk, ...after });
    caller.isConnectedTo('+19165550100');
    (await caller.deskAnswers(result)).hears('Afterwards').hearsTheEnd();
    expect(received[1]?.body).toMatchObject({
      DialCallStatus: result,
      DialCallSid: expect.stringMatching(/^CA/),
      ...told,
    });
    expect(received[1]?.body['Digits']).toBeUndefined();
  });

  test('without action goes on behind', async () => {
    const { caller } = await call({ [incoming]: '<Dial>+19165550100</Dial><Say>Behind.</Say>' });
    (await caller.isConnectedTo('+19165550100').deskAnswers('busy')).hearsTheEnd();
    expect(caller.heard()).toBe('Behind.');
  });

  test('keys pressed ahead are lost on the desk', async () => {
    const { caller, received } = await call({
      [incoming]: '<Gather action="/desk" numDigits="1"/>',
      '/desk': '<Dial action="/answer">+19165550100</Dial>',
      '/answer': '<Gather numDigits="1"/>',
    });
    await caller.presses('045');
    await caller.deskAnswers('completed');
    expect(received.map(({ url }) => url)).toEqual([incoming, '/desk', '/answer']);
  });
});

describe('the caller', () => {
  test('hangs up at any time, and the server is told', async () => {
    const { caller, received } = await call({ [incoming]: asking('') });
    await caller.hangsUp();
    expect(caller.call.state).toEqual({ kind: 'ended', by: 'caller' });
    await caller.hangsUp();
    expect(received.map(({ url }) => url)).toEqual([incoming, '/voice/status']);
  });

  test('can do nothing when nothing is asked', async () => {
    const { caller } = await call({ [incoming]: '<Hangup/>' });
    await expect(caller.presses('1')).rejects.toThrow('it is over');
    await expect(caller.says('yes')).rejects.toThrow('it is over');
    await expect(caller.staysSilent()).rejects.toThrow('it is over');
    await expect(caller.records(5)).rejects.toThrow('records nothing');
    await expect(caller.deskAnswers('busy')).rejects.toThrow('no desk');
  });

  test('is told of a faulty answer; the call is over then, and the server hears of it', async () => {
    const { caller, received } = await call({
      [incoming]: asking('numDigits="1"'),
      '/answer': (reply) => sendTwiml(reply, '<Say>a & b</Say>'),
    });
    await expect(caller.presses('1')).rejects.toMatchObject({ name: 'CarrierError', code: 12100 });
    caller.hearsTheEnd();
    expect(received.at(-1)?.url).toBe('/voice/status');
  });

  test('is told of an address that leads nowhere', async () => {
    await expect(call({ [incoming]: '<Redirect>http://</Redirect>' })).rejects.toMatchObject({ code: 11100 });
  });
});
