import { describe, expect, test } from 'vitest';
import { CarrierError } from '../../../../scripts/phone/carrier/carrier-error.ts';
import { readTwiml } from '../../../../scripts/phone/carrier/read-twiml.ts';

const read = (inside: string) =>
  readTwiml({ contentType: 'text/xml; charset=utf-8', body: `<Response>${inside}</Response>` });

function codeOf(action: () => unknown): number | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof CarrierError) return error.code;
    throw error;
  }
  return undefined;
}

describe('a document that Twilio refuses', () => {
  const answers: [number, string, { contentType: string; body: string }][] = [
    [12300, 'another type', { contentType: 'application/json', body: '{}' }],
    [12300, 'no type', { contentType: '', body: '<Response/>' }],
    [11770, 'nothing', { contentType: 'text/xml', body: '' }],
    [11750, 'too much', { contentType: 'text/xml', body: `<Response><!--${'x'.repeat(65_536)}--></Response>` }],
    [12100, 'no XML', { contentType: 'text/xml', body: 'hello' }],
    [12100, 'an open element', { contentType: 'text/xml', body: '<Response><Say>' }],
    [12102, 'another root', { contentType: 'text/xml', body: '<response/>' }],
  ];
  test.each(answers)('%i: %s', (code, _why, answer) => {
    expect(codeOf(() => readTwiml(answer))).toBe(code);
  });

  test.each([
    [12100, '<Say>you & me</Say>'],
    [12100, '<Say>a\u0007b</Say>'],
    [12100, '<Say>a&#7;b</Say>'],
    [12100, '<Say>&nbsp;</Say>'],
    [12100, '<Say voice="a" voice="b">x</Say>'],
    [12200, '<say>x</say>'],
    [12200, '<Prompt/>'],
    [12200, '<toString/>'],
    [12200, '<Say Voice="a">x</Say>'],
    [12200, '<Say toString="a">x</Say>'],
    [12200, 'words of nobody'],
    [12200, '<Hangup>now</Hangup>'],
    [12200, '<Hangup><Say>x</Say></Hangup>'],
    [13310, '<Gather finishOnKey="x"/>'],
    [13312, '<Gather method="post"/>'],
    [13313, '<Gather timeout="ten"/>'],
    [13314, '<Gather numDigits="0"/>'],
    [13320, '<Gather><Redirect>/x</Redirect></Gather>'],
    [13326, '<Gather input="voice"/>'],
    [13327, '<Gather speechTimeout="0"/>'],
    [13330, `<Gather hints="${'a,'.repeat(500)}a"/>`],
    [13330, `<Gather hints="${'a'.repeat(101)}"/>`],
    [13331, '<Gather language="english"/>'],
    [13335, '<Gather speechTimeout="auto" speechModel="phone_call"/>'],
    [13338, '<Gather actionOnEmptyResult="yes"/>'],
    [13212, '<Dial timeout="0">+19165550100</Dial>'],
    [13215, '<Dial><Say>x</Say></Dial>'],
    [13223, '<Dial/>'],
    [13223, '<Dial><Number>the desk</Number></Dial>'],
    [13520, '<Say> </Say>'],
    [13520, '<Say><speak>x</speak></Say>'],
    [13520, '<Say><break time="11s"/>x</Say>'],
    [13520, '<Say><say-as interpret-as="money">1</say-as></Say>'],
    [13520, '<Say><sub alias="">x</sub></Say>'],
    [13521, `<Say>${'x'.repeat(3001)}</Say>`],
    [12200, '<Record><Say>x</Say></Record>'],
    [12200, '<Record>now</Record>'],
    [12200, '<Record finishonkey="#"/>'],
    [13320, '<Gather><Record/></Gather>'],
    [13610, '<Record method="post"/>'],
    [13611, '<Record timeout="0"/>'],
    [13612, '<Record maxLength="1"/>'],
    [13613, '<Record finishOnKey=""/>'],
    [13613, '<Record finishOnKey="none"/>'],
    [13614, '<Record transcribe="yes"/>'],
    [13616, '<Record playBeep="1"/>'],
    [13621, '<Record recordingStatusCallbackEvent="ended"/>'],
    [13699, '<Record trim="true"/>'],
    [13710, '<Redirect method="PUT">/x</Redirect>'],
    [13910, '<Pause length="0"/>'],
  ])('%i: %s', (code, inside) => {
    expect(codeOf(() => read(inside))).toBe(code);
  });
});

test('takes what Twilio takes', () => {
  const hints = Array.from({ length: 500 }, (_, index) => `phrase ${index}`).join(',');
  expect(
    read(`<!-- a comment --><Say voice="Polly.Lupe-Neural" language="es-US">¡Hola! <![CDATA[a & b]]></Say><Pause length="1"/>
      <Gather input="dtmf speech" hints="${hints}" speechTimeout="auto" finishOnKey="" numDigits="1"
        action="/a?b=1&amp;c=2" timeout="10"><Play>/hello.wav</Play></Gather>
      <Redirect method="GET"> /next </Redirect><Dial><Number>+1 (916) 555-0100</Number></Dial><Hangup/>`),
  ).toMatchObject([
    { verb: 'Say', heard: { language: 'es-US', voice: 'Polly.Lupe-Neural', text: '¡Hola! a & b' } },
    { verb: 'Pause' },
    {
      verb: 'Gather',
      action: { url: '/a?b=1&c=2', method: 'POST' },
      prompts: [{ verb: 'Play', heard: { text: '♫ recording' } }],
      takesKeys: true,
      takesSpeech: true,
      numDigits: 1,
      finishOnKey: '',
      actionOnEmptyResult: false,
    },
    { verb: 'Redirect', action: { url: '/next', method: 'GET' } },
    { verb: 'Dial', number: '+1 (916) 555-0100', action: { url: undefined, method: 'POST' } },
    { verb: 'Hangup' },
  ]);
});

test('a Record takes a message as it is told to, or an hour long up to any key', () => {
  const told =
    '<Record action="/turn" method="GET" maxLength="120" finishOnKey="0#" playBeep="true" timeout="5" trim="trim-silence"/>';
  expect(read(`${told}<Record/>`)).toEqual([
    { verb: 'Record', action: { url: '/turn', method: 'GET' }, maxSeconds: 120, finishOnKey: '0#' },
    { verb: 'Record', action: { url: undefined, method: 'POST' }, maxSeconds: 3600, finishOnKey: '1234567890*#' },
  ]);
});

test('a Gather that says nothing of itself takes keys up to #', () => {
  expect(read('<Gather/>')).toEqual([
    {
      verb: 'Gather',
      action: { url: undefined, method: 'POST' },
      prompts: [],
      takesKeys: true,
      takesSpeech: false,
      language: 'en-US',
      numDigits: Number.POSITIVE_INFINITY,
      finishOnKey: '#',
      actionOnEmptyResult: false,
    },
  ]);
});

test('SSML is heard as a reader would see it, and as it is said aloud', () => {
  const [say] = read(
    `<Say>You owe <sub alias="1310 dollars">$1,310</sub>
      for <say-as interpret-as="digits">0042</say-as>.<break time="300ms"/> Case <break time="0.2s"/>2.
      <break strength="strong"/><s>Press <prosody rate="slow"><emphasis>1</emphasis></prosody>.</s></Say>`,
  );
  expect(say).toMatchObject({
    heard: { language: 'en-US', text: 'You owe $1,310 for 0042.\nCase 2.\nPress 1.' },
  });
  const { aloud = [] } = say && 'heard' in say ? say.heard : {};
  expect(aloud.filter((part) => typeof part === 'number')).toEqual([300, 200, 300]);
  expect(aloud.join(' ').replaceAll(/\s+/g, ' ')).toBe('You owe 1310 dollars for 0042 . 300 Case 200 2. 300 Press 1 .');
});
