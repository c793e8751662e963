import { describe, expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';
import { authToken, describeNumber, openStandInCarrier } from '../../support/stand-in-carrier.ts';

const voice = '+18669013212';
const abroad = '+14082730073';
const tty = '+18663994096';
const owned = () => [voice, abroad, tty].map((number) => describeNumber(number));

const run = (env: Record<string, string>, ...args: string[]) => runScript('commands/numbers.ts', args, env);

/** What docs/run.md says that a number should have. */
function shouldHave(channel: 'voice' | 'tty') {
  const server = `https://ivr.example.org/${channel}`;
  return {
    voice_url: `${server}/incoming#rc=2&rp=all`,
    voice_method: 'POST',
    voice_fallback_url: `${server}/incoming`,
    voice_fallback_method: 'POST',
    status_callback: `${server}/status`,
    status_callback_method: 'POST',
    sms_url: 'https://ivr.example.org/messages/incoming#rc=2&rp=all',
    sms_method: 'POST',
  };
}

describe('check', () => {
  test('tells what each number has in place of what it should have, and changes nothing', async () => {
    const { env, asked } = await openStandInCarrier([
      describeNumber(voice, {
        voice_method: 'GET',
        sms_url: 'https://user:hidden@texts.example.org/in',
        sms_application_sid: 'AP2',
      }),
      describeNumber(abroad, { ...shouldHave('voice'), capabilities: { voice: true, sms: false } }),
      describeNumber(tty, {
        ...shouldHave('tty'),
        status_callback: 'https://ivr.example.org/voice/status',
        capabilities: { voice: true, sms: true },
      }),
    ]);
    const { code, stdout, stderr } = await run(env, 'check');
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toBe(`${voice} (customer-connect): differs
  a call comes in: GET https://demo.twilio.com/welcome/voice/
    should be: POST https://ivr.example.org/voice/incoming#rc=2&rp=all
  primary handler fails: nothing
    should be: POST https://ivr.example.org/voice/incoming
  call status changes: nothing
    should be: POST https://ivr.example.org/voice/status
  a message comes in: POST https://…@texts.example.org/in
    should be: POST https://ivr.example.org/messages/incoming#rc=2&rp=all
  messages also go to AP2; that is left as it is
${abroad} (customer-connect-abroad): as it should be
  it can send and take no texts: reminders that are agreed to on this line cannot leave it
${tty} (customer-connect-tty): differs
  call status changes: POST https://ivr.example.org/voice/status
    should be: POST https://ivr.example.org/tty/status
3 numbers, 1 as it should be.
`);
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  test('tells a number that the account does not own, one on a trunk, one with an app, and one that no line names', async () => {
    const { env } = await openStandInCarrier([
      describeNumber(abroad, { ...shouldHave('voice'), trunk_sid: 'TK1' }),
      describeNumber(tty, { ...shouldHave('tty'), voice_application_sid: 'AP1', voice_receive_mode: 'fax' }),
      describeNumber('+12025550100', shouldHave('voice')),
      describeNumber('+12025550101'),
    ]);
    const { code, stdout } = await run(env, 'check');
    expect(code).toBe(1);
    expect(stdout).toContain(`${voice} (customer-connect): the account does not own it.`);
    expect(stdout).toContain(
      `${abroad} (customer-connect-abroad): its calls do not come here\n  The SIP trunk TK1 takes`,
    );
    expect(stdout).toContain('The TwiML app AP1 takes its calls.');
    expect(stdout).toContain('It receives faxes, no calls.');
    expect(stdout).toContain('+12025550100: leads here, and no line names it.');
    expect(stdout).not.toContain('+12025550101');
  });

  test('finds numbers on every page', async () => {
    const others = Array.from({ length: 120 }, (_, at) => describeNumber(`+1202555${String(1000 + at)}`));
    const all = [describeNumber(tty, shouldHave('tty')), ...others];
    all.push(describeNumber(voice, shouldHave('voice')), describeNumber(abroad, shouldHave('voice')));
    const { env, asked } = await openStandInCarrier(all);
    expect(await run(env, 'check')).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toHaveLength(3);
  });

  test('takes the addresses of the documents from FALLBACK_URL', async () => {
    const { env } = await openStandInCarrier([
      describeNumber(voice, {
        ...shouldHave('voice'),
        voice_fallback_url: 'https://b.example/one',
        voice_fallback_method: 'GET',
      }),
      describeNumber(abroad, {
        ...shouldHave('voice'),
        voice_fallback_url: 'https://ivr-2.example.org/voice/incoming',
        voice_fallback_method: 'POST',
      }),
      describeNumber(tty, {
        ...shouldHave('tty'),
        voice_fallback_url: 'https://a.example/customer-connect-tty.xml',
        voice_fallback_method: 'GET',
      }),
    ]);
    const FALLBACK_URL =
      'https://a.example/{line}.xml,customer-connect=https://b.example/one,customer-connect-abroad=https://ivr-2.example.org/{channel}/incoming';
    expect(await run({ ...env, FALLBACK_URL }, 'check')).toMatchObject({ code: 0, stderr: '' });
    const misnamed = await run({ ...env, FALLBACK_URL: 'custmer-connect=https://b.example/one' }, 'check');
    expect(misnamed).toMatchObject({ code: 1, stderr: expect.stringContaining('FALLBACK_URL names custmer-connect') });
  });
});

describe('apply', () => {
  test('sets what differs and nothing else; a second time it changes nothing', async () => {
    const before = describeNumber(voice, { sms_url: 'https://texts.example.org/in' });
    const { env, asked, numbers } = await openStandInCarrier([
      before,
      describeNumber(abroad, shouldHave('voice')),
      describeNumber(tty, { ...shouldHave('tty'), voice_fallback_method: 'GET' }),
    ]);
    expect(await run(env, 'apply')).toMatchObject({ code: 0, stderr: '' });
    const changes = asked.filter(({ method }) => method !== 'GET');
    expect(changes.map(({ method, form }) => ({ method, names: Object.keys(form).toSorted() }))).toEqual([
      {
        method: 'POST',
        names: [
          'SmsMethod',
          'SmsUrl',
          'StatusCallback',
          'StatusCallbackMethod',
          'VoiceFallbackMethod',
          'VoiceFallbackUrl',
          'VoiceMethod',
          'VoiceUrl',
        ],
      },
      { method: 'POST', names: ['VoiceFallbackMethod', 'VoiceFallbackUrl'] },
    ]);
    expect(numbers[0]).toEqual({ ...before, ...shouldHave('voice') });
    expect(numbers[2]).toMatchObject(shouldHave('tty'));
    const again = await run(env, 'apply');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('There is nothing to change.') });
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual(changes);
  });

  test('--dry-run tells what would be changed and asks for nothing', async () => {
    const { env, asked } = await openStandInCarrier(owned());
    const { code, stdout } = await run(env, 'apply', '--dry-run');
    expect(code).toBe(0);
    expect(stdout.match(/would be changed/g)).toHaveLength(3);
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  test('leaves a number alone that is on a trunk or has an app, and says that it is not done', async () => {
    const { env, asked } = await openStandInCarrier([
      describeNumber(voice, { trunk_sid: 'TK1' }),
      describeNumber(abroad, { voice_application_sid: 'AP1' }),
      describeNumber(tty, shouldHave('tty')),
    ]);
    expect(await run(env, 'apply')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Take the number off the trunk'),
    });
    expect(asked.map(({ method }) => method)).toEqual(['GET']);
  });

  test('goes on with the other numbers where one is refused', async () => {
    const gone = { status: 404, body: { code: 20_404, message: 'not found' } };
    const { env } = await openStandInCarrier(owned(), ['none', gone]);
    const { code, stdout, stderr } = await run(env, 'apply');
    expect(code).toBe(1);
    expect(stderr).toBe(`${voice} (customer-connect): not changed. The carrier refuses that (404): not found\n`);
    expect(stdout).toContain(`${abroad} (customer-connect-abroad): changed`);
    expect(stdout).toContain(`${tty} (customer-connect-tty): changed`);
  });

  test('stops where the carrier fails, says how far it came, and goes on from there the next time', async () => {
    const failing = Array.from({ length: 4 }, () => ({ status: 500 }));
    const { env, asked } = await openStandInCarrier(owned(), ['none', 'none', ...failing]);
    const { code, stdout, stderr } = await run(env, 'apply');
    expect(code).toBe(1);
    expect(stdout).toContain(`${voice} (customer-connect): changed`);
    expect(stderr).toBe(
      `${abroad} (customer-connect-abroad): not changed. The carrier cannot answer now (500): try again later.\n`,
    );
    expect(asked).toHaveLength(6);
    expect(await run(env, 'apply')).toMatchObject({ code: 0, stderr: '' });
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1 + 4 + 2);
  });

  test('says where the carrier keeps something else', async () => {
    const kept = { status: 200, body: describeNumber(voice) };
    const { env } = await openStandInCarrier(owned(), ['none', kept]);
    const { code, stdout } = await run(env, 'apply');
    expect(code).toBe(1);
    expect(stdout).toContain(`${voice} (customer-connect): the carrier keeps another address where a call comes in`);
  });
});

describe('a carrier that', () => {
  const settled = () => [
    describeNumber(voice, shouldHave('voice')),
    describeNumber(abroad, shouldHave('voice')),
    describeNumber(tty, shouldHave('tty')),
  ];

  test.for([
    ['is too busy for a moment', { status: 429, headers: { 'retry-after': '1' } }],
    ['fails once', { status: 500 }],
    ['answers nothing once', 'stall'],
  ] as const)('%s is asked again', { timeout: 20_000 }, async ([, fault]) => {
    const { env, asked } = await openStandInCarrier(settled(), [fault]);
    expect(await run(env, 'check')).toMatchObject({ code: 0, stderr: '' });
    expect(asked).toHaveLength(2);
  });

  test.for([
    [
      'refuses the token',
      [{ status: 401, body: { code: 20_003, message: 'Authenticate' } }],
      'The carrier refuses TWILIO_ACCOUNT_SID with this TWILIO_AUTH_TOKEN',
      1,
    ],
    ['knows no such account', [{ status: 404, body: { code: 20_404 } }], 'The carrier knows no account', 1],
    ['wants to be left alone for an hour', [{ status: 429, headers: { 'retry-after': '3600' } }], 'too often (429)', 1],
    ['goes on failing', Array.from({ length: 4 }, () => ({ status: 503 })), 'cannot answer now (503)', 4],
  ] as const)('%s is told, and nothing is changed', { timeout: 20_000 }, async ([, faults, told, times]) => {
    const { env, asked } = await openStandInCarrier(owned(), [...faults]);
    const { code, stdout, stderr } = await run(env, 'apply');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain(authToken);
    expect(asked.map(({ method }) => method)).toEqual(Array.from({ length: times }, () => 'GET'));
  });
});

describe('the command', () => {
  test('says what is not set', async () => {
    expect(await run({}, 'check')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Set PUBLIC_URL, TWILIO_ACCOUNT_SID, and TWILIO_AUTH_TOKEN, as the server has them.\n',
    });
  });

  test.for(['', 'chek', 'check --dry-run', 'check folder', 'fallback a b'])('"%s" is not understood', async (said) => {
    expect(await run({}, ...said.split(' ').filter(Boolean))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Say what to do: check'),
    });
  });

  test('--help tells the options', async () => {
    expect(await run({}, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--dry-run') });
  });
});
