import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { authToken, createTwimlServer, type TwimlServer } from '../../support/twiml-server.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';

const script = builtProgram('scripts/phone/call.ts');

let server: TwimlServer | undefined;

afterEach(() => server?.app.close());

async function listen(pages: Parameters<typeof createTwimlServer>[0]) {
  server = await createTwimlServer(pages);
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 });
  return { url, received: server.received };
}

interface RunOptions {
  readonly input?: string;
  readonly env?: Record<string, string>;
  /** The server as `data/carrier.json` names it. */
  readonly url?: string;
}

/** Runs the script in an empty folder. */
async function run(args: readonly string[], { input = '', env = {}, url }: RunOptions = {}) {
  const cwd = mkdtempSync(path.join(tmpdir(), 'call-'));
  if (url !== undefined) {
    mkdirSync(path.join(cwd, 'data'));
    writeFileSync(path.join(cwd, 'data/carrier.json'), JSON.stringify({ url, token: authToken }));
  }
  const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...compiledOnce, ...env } });
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => {
      child.on('close', resolve);
    }),
  ]);
  return { stdout, stderr, code };
}

const pages = {
  '/voice/incoming': '<Gather input="dtmf speech" numDigits="1" action="/answer"><Say>Press 1 or 9.</Say></Gather>',
  '/answer': '<Say language="es-US">Adiós.</Say><Hangup/>',
};

test('finds the server of this machine, dials the first line and presses the key of the language', async () => {
  const { url, received } = await listen(pages);
  expect(await run(['--language', 'es'], { url })).toEqual({
    stdout: `· calling +1 866 901 3212 at ${url} (? for help)
en ♪ Press 1 or 9.
· keys 9
es ♪ Adiós.
· the other side hung up
`,
    stderr: '',
    code: 0,
  });
  expect(received[1]?.body).toMatchObject({ To: '+18669013212', Digits: '9' });
});

test('calls the server it is told, from a withheld number; a pipe that ends hangs up', async () => {
  const { url, received } = await listen(pages);
  const args = ['--url', `${url}/`, '--from', 'anonymous', '--to', '+14082730073'];
  const { code, stdout } = await run(args, { env: { TWILIO_AUTH_TOKEN: authToken } });
  expect(stdout).toContain('· you hung up');
  expect(code).toBe(0);
  expect(received[0]?.body).toMatchObject({ To: '+14082730073', From: 'anonymous' });
});

test('dials a line by its name', async () => {
  const { url, received } = await listen(pages);
  await run(['--to', 'customer-connect-abroad'], { url });
  expect(received[0]?.body).toMatchObject({ To: '+14082730073' });
});

test('tells what is said with the confidence that it is told', async () => {
  const { url, received } = await listen(pages);
  await run(['--confidence', '0.25'], { url, input: 's yes\n' });
  expect(received[1]?.body).toMatchObject({ SpeechResult: 'Yes.', Confidence: '0.25' });
});

test('--raw shows what each form says anew and the document that answers it, and no number that is keyed in', async () => {
  const { url } = await listen({
    '/voice/incoming': '<Gather action="/answer"><Say>Your PIN.</Say></Gather>',
    '/answer': pages['/answer'],
  });
  const { stdout } = await run(['--raw'], { url, input: '482913#\n' });
  expect(stdout).toContain('· POST /voice/incoming\n');
  expect(stdout).toContain('\n  To=+18669013212\n');
  expect(stdout).toMatch(
    /· answer 200 text\/xml.*\n {2}<\?xml .*\n {2}<Response>\n {2}<Gather action="\/answer">\n {2}<Say>Your PIN/,
  );
  expect(stdout).toContain('· POST /answer\n  CallStatus=in-progress\n  Digits=••••••\n');
  expect(stdout).not.toContain('482913');
  expect(stdout.match(/CallSid=/g)).toHaveLength(1);
});

test('a reader that leaves, as head does, ends the call in order', async () => {
  const { url, received } = await listen(pages);
  const child = spawn(process.execPath, [script, '--url', url], {
    env: { ...compiledOnce, TWILIO_AUTH_TOKEN: authToken },
  });
  child.stdout.destroy();
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ complaint, code }).toEqual({ complaint: '', code: 0 });
  expect(received.map((one) => one.url)).toEqual(['/voice/incoming', '/voice/status']);
});

test('asks for more time before it chooses the language', async () => {
  const { url, received } = await listen({ ...pages, '/answer': pages['/voice/incoming'] });
  const { stdout } = await run(['--pace', 'relay', '--language', 'es'], { url });
  expect(stdout).toContain('· keys 8\n');
  expect(received.map(({ body }) => body['Digits'])).toEqual([undefined, '8', '9', undefined]);
});

test('ends with 1 and Twilio’s code where the server’s answer is in error', async () => {
  const { url } = await listen({ ...pages, '/answer': '<Prompt/>' });
  const { code, stderr } = await run([], { url, input: '1\n' });
  expect(code).toBe(1);
  expect(stderr).toContain('https://www.twilio.com/docs/api/errors/12200');
});

test('ends with 1 and what to do where no server runs', async () => {
  const { code, stderr } = await run([]);
  expect(code).toBe(1);
  expect(stderr).toContain('start one with "npm start"');
  expect(stderr).not.toContain('    at ');
});

test.each([
  ['another language', ['--language', 'fr'], '--language takes en or es'],
  ['another pace', ['--pace', 'slow'], '--pace takes standard or relay'],
  ['an unknown option', ['--lisen'], 'There is no option --lisen: did you mean --listen?'],
  ['a word for a number', ['--to', 'mother'], '--to takes a number'],
  ['a line that is misspelt', ['--to', 'customer-conect'], 'Did you mean customer-connect?'],
  ['a line for text telephones', ['--to', 'customer-connect-tty'], 'add --tty'],
  ['a line for voices', ['--tty', '--to', 'customer-connect'], 'leave --tty out'],
  ['a number for voices', ['--tty', '--to', '+18669013212'], 'leave --tty out'],
  ['a word for a caller', ['--from', 'foo'], '--from takes a number'],
  ['no confidence', ['--confidence', '2'], '--confidence takes a number from 0 to 1'],
  ['a pace of text telephones', ['--tty', '--pace', 'relay'], '--pace is for voices'],
])('ends with 2, what to do and the help: %s', async (_what, args, advice) => {
  const { code, stderr } = await run(args);
  expect(code).toBe(2);
  expect(stderr).toContain('--from NUMBER');
  expect(stderr).toContain(advice);
  expect(stderr).not.toContain('    at ');
});

test('--help tells the options and the keys', async () => {
  const { code, stdout } = await run(['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('--from NUMBER');
  expect(stdout).toContain('stay silent');
});
