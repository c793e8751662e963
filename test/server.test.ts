import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSqlRecords } from '../src/adapters/sql/open-sql-records.ts';
import { dial } from './support/caller.ts';
import { importText, oldKey, temporaryDatabase, toText } from './support/sqlite-records.ts';
import { parseTwiml } from './support/signed-app.ts';
import { participantRow } from './support/rows.ts';
import { builtProgram } from './support/built-program.ts';
import { compiledOnce } from './support/compiled-once.ts';

const serverFile = builtProgram('src/server.ts');

/** A server of its own for California in an empty folder, on a free port. */
function startServer(env: Record<string, string> = {}, folder = mkdtempSync(join(tmpdir(), 'ivr-server-'))) {
  const child = spawn(process.execPath, [serverFile], {
    cwd: folder,
    env: { ...compiledOnce, AGENCIES: 'california', PORT: '0', ...env },
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  let written = '';
  let complained = '';
  child.stdout.on('data', (chunk) => (written += String(chunk)));
  child.stderr.on('data', (chunk) => (complained += String(chunk)));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  async function listening(): Promise<string> {
    const url = () => /"url":"(?<url>[^"]+)","msg":"listening"/.exec(written)?.groups?.['url'];
    while (url() === undefined) await Promise.race([once(child.stdout, 'data'), ended.then((code) => failStart(code))]);
    return url() ?? '';
  }

  function failStart(code: number | null): never {
    throw new Error(`The server ended with ${code}: ${complained}`);
  }

  return { child, folder, ended, listening, output: () => written, complaint: () => complained };
}

async function callIncoming(url: string, token: string, to = '+18669013212') {
  const parameters = { CallSid: 'CA0123456789abcdef', From: '+15305550123', To: to };
  return fetch(`${url}/voice/incoming`, {
    method: 'POST',
    headers: { 'x-twilio-signature': getExpectedTwilioSignature(token, `${url}/voice/incoming`, parameters) },
    body: new URLSearchParams(parameters),
  });
}

describe('with nothing set, the server', () => {
  test('answers calls on this machine and tells how to place one', async () => {
    const server = startServer();
    const url = await server.listening();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await expect
      .poll(server.output)
      .toMatch(/^The telephone system answers at http[^]*\+18669013212[^]*PIN \d+\n[^]*npm run call\n/);
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ready' });

    const file = join(server.folder, 'data/carrier.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const carrier = JSON.parse(readFileSync(file, 'utf8'));
    expect(carrier.url).toBe(url);
    const response = await callIncoming(url, carrier.token);
    expect(response.status).toBe(200);
    expect(parseTwiml(await response.text()).getElementsByTagName('Gather')).toHaveLength(1);
    expect((await callIncoming(url, 'another token')).status).toBe(403);
    expect(server.output()).not.toContain(carrier.token);
  });

  test.for(['SIGTERM', 'SIGINT'] as const)('ends in order on %s and takes its token away', async (signal) => {
    const server = startServer();
    await server.listening();
    server.child.kill(signal);
    expect(await server.ended).toBe(0);
    expect(existsSync(join(server.folder, 'data/carrier.json'))).toBe(false);
    expect(server.complaint()).toBe('');
  });

  test('passes a call in hand to a person before it ends, or says when people answer', async () => {
    const server = startServer();
    const url = await server.listening();
    const { token } = JSON.parse(readFileSync(join(server.folder, 'data/carrier.json'), 'utf8'));
    const caller = await dial(url, { to: '+18669013212', authToken: token });
    server.child.kill('SIGTERM');
    await expect
      .poll(() => server.output(), { timeout: 60_000 })
      .toContain('"calls":1,"waitS":10,"msg":"calls in hand go on first; another Ctrl-C ends them at once"');
    // Where the desk is closed the call ends, and with it the server, before it can be told so.
    await caller.presses('1').catch(() => {});
    caller.hears('something went wrong');
    if (caller.call.state.kind === 'dialling') caller.isConnectedTo('+19165550100');
    else caller.hears('Our people answer').hearsTheEnd();
    expect(await server.ended).toBe(0);
  });

  test('leaves its calls at once at a second Ctrl-C', async () => {
    const server = startServer();
    const url = await server.listening();
    const { token } = JSON.parse(readFileSync(join(server.folder, 'data/carrier.json'), 'utf8'));
    await dial(url, { to: '+18669013212', authToken: token });
    server.child.kill('SIGINT');
    await expect.poll(() => server.output(), { timeout: 60_000 }).toContain('another Ctrl-C ends them');
    // Within a second it counts as the same one.
    const presses = setInterval(() => server.child.kill('SIGINT'), 200);
    onTestFinished(() => clearInterval(presses));
    expect(await server.ended).toBe(1);
  });

  test('takes no argument, and says where its settings are', async () => {
    const run = async (argument: string) => {
      const child = spawn(process.execPath, [serverFile, argument]);
      const output = [text(child.stdout), text(child.stderr)];
      const [code] = await once(child, 'exit');
      return [code, ...(await Promise.all(output))];
    };
    expect(await run('--help')).toEqual([0, expect.stringContaining('docs/run.md'), '']);
    expect(await run('--bogus')).toEqual([2, '', expect.stringMatching(/^The server takes no argument --bogus\.\n/)]);
  });

  test('is called by its URL where another one ran before it', async () => {
    const first = startServer();
    await first.listening();
    const second = startServer({ DATABASE_URL: 'sqlite:data/second.db' }, first.folder);
    const url = await second.listening();
    expect(second.output()).toContain(`Place a call:  npm run call -- --url ${url}\n`);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(readdirSync(join(first.folder, 'data')).filter((name) => name.startsWith('carrier'))).toEqual([
      'carrier.json',
    ]);
  });

  test('takes a Ctrl-C that comes twice, as under npm, for one', async () => {
    const server = startServer();
    await server.listening();
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    expect(await server.ended).toBe(0);
  });

  test('finds its records again', async () => {
    const server = startServer();
    await server.listening();
    server.child.kill('SIGTERM');
    await server.ended;
    const again = spawn(process.execPath, [serverFile], { cwd: server.folder, env: { ...compiledOnce, PORT: '0' } });
    const [banner] = await once(again.stdout, 'data');
    expect(String(banner)).toContain('The records of california are made up.');
    again.kill('SIGTERM');
    await once(again, 'exit');
  });
});

test('a folder of settings gives the server its lines and wording', async () => {
  const settings = mkdtempSync(join(tmpdir(), 'ivr-settings-'));
  onTestFinished(() => rmSync(settings, { recursive: true }));
  const root = join(import.meta.dirname, '..');
  const lines = readFileSync(join(root, 'flows/lines.yaml'), 'utf8').replace('+18669013212', '+15305550177');
  writeFileSync(join(settings, 'lines.yaml'), lines);
  cpSync(join(root, 'prompts'), join(settings, 'prompts'), { recursive: true });
  const server = startServer({ SETTINGS_DIR: settings });
  const url = await server.listening();
  await expect.poll(server.output).toContain('+15305550177');
  const { token } = JSON.parse(readFileSync(join(server.folder, 'data/carrier.json'), 'utf8'));
  expect(await (await callIncoming(url, token, '+15305550177')).text()).toContain('<Gather');
  const wording = join(settings, 'prompts/shared/en.yaml');
  writeFileSync(wording, `${readFileSync(wording, 'utf8')}\n# an edit\n`);
  await expect.poll(server.output, { timeout: 60_000 }).toContain('an edit of the wording is taken over');
});

test('edits of the lines are taken over; broken lines and wording outlive a restart as they last were', async () => {
  const settings = mkdtempSync(join(tmpdir(), 'ivr-settings-'));
  onTestFinished(() => rmSync(settings, { recursive: true }));
  cpSync(join(import.meta.dirname, '../flows/lines.yaml'), join(settings, 'lines.yaml'));
  cpSync(join(import.meta.dirname, '../prompts'), join(settings, 'prompts'), { recursive: true });
  const edit = (name: string, from: string, to: string) => {
    const file = join(settings, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const look = async (url: string) => (await fetch(`${url}/health/ready`)).json();
  const env = { SETTINGS_DIR: settings, TWILIO_AUTH_TOKEN: 'a token' };
  const server = startServer(env);
  const url = await server.listening();
  expect(await (await callIncoming(url, 'a token', '+15305550177')).text()).not.toContain('<Gather');
  edit('lines.yaml', '+18669013212', '+15305550177');
  await expect.poll(server.output, { timeout: 60_000 }).toContain('an edit of the lines is taken over');
  expect(await (await callIncoming(url, 'a token', '+15305550177')).text()).toContain('<Gather');
  expect(await (await callIncoming(url, 'a token')).text()).not.toContain('<Gather');

  expect(await look(url)).toEqual({ status: 'ready' });
  edit('lines.yaml', 'pace: standard', 'pace: standart');
  edit('prompts/shared/en.yaml', 'press: ', 'prss: ');
  await expect.poll(() => look(url), { timeout: 60_000 }).toEqual({ status: 'ready', stale: ['wording', 'lines'] });
  server.child.kill('SIGTERM');
  await server.ended;

  const again = startServer(env, server.folder);
  const newUrl = await again.listening();
  await expect
    .poll(again.output)
    .toMatch(/"level":"error".*"msg":"the lines cannot be used; this server starts with the last good copy"/);
  await expect
    .poll(again.output)
    .toMatch(/"problems":\["[^"]*en\.yaml:1:1 .*"msg":"the wording cannot be used; this server starts/);
  expect(await look(newUrl)).toEqual({ status: 'ready', stale: ['wording', 'lines'] });
  expect(await (await callIncoming(newUrl, 'a token', '+15305550177')).text()).toContain('<Gather');
  edit('lines.yaml', 'pace: standart', 'pace: standard');
  edit('prompts/shared/en.yaml', 'prss: ', 'press: ');
  await expect.poll(() => look(newUrl), { timeout: 60_000 }).toEqual({ status: 'ready' });
});

test('a server that lacks a secret of some participants starts, and says so', async () => {
  const url = await temporaryDatabase();
  const present = { ...oldKey, id: 'present' };
  const { db, records } = await openSqlRecords({ url, keys: [present] });
  await importText(db, [present], toText([{ ...participantRow, participantId: '1000000000001' }]));
  await db
    .updateTable('participants')
    .set({ pin_hash: '$argon2id$v=19$m=7168,t=5,p=1,keyid=b2xk$c2FsdA$dGFn' })
    .execute();
  await records.close();
  const server = startServer({ DATABASE_URL: url, DATA_SECRET: `${present.id}:${present.secret}` });
  const origin = await server.listening();
  await expect
    .poll(server.output)
    .toContain('"participants":1,"msg":"participants cannot sign in: DATA_SECRET lacks a secret"');
  const answer = await (await fetch(`${origin}/health/ready`)).json();
  expect(answer).toEqual({ status: 'ready', failing: ['records: a secret is missing'] });
});

test('a token of the environment is written nowhere, and neither is another while it is changed', async () => {
  const server = startServer({ TWILIO_AUTH_TOKEN: 'a-marked-token-to-come, a-marked-token', LOG_LEVEL: 'trace' });
  const url = await server.listening();
  expect((await callIncoming(url, 'a-marked-token')).status).toBe(200);
  expect((await callIncoming(url, 'a-marked-token-to-come')).status).toBe(200);
  expect((await callIncoming(url, 'another token')).status).toBe(403);
  expect((await callIncoming(url, 'a-marked-token', '+18005550123')).status).toBe(200);
  server.child.kill('SIGTERM');
  await server.ended;
  expect(server.output()).not.toMatch(/a-marked-token|5305550123|8005550123/);
  const entries = readdirSync(join(server.folder, 'data'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.join()).not.toContain('carrier.json');
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) expect(readFileSync(file, 'latin1')).not.toContain('a-marked-token');
});

describe('a server that cannot start says why in a few words and ends with 1:', () => {
  async function complaintOf(env: Record<string, string>): Promise<string> {
    const server = startServer(env);
    expect(await server.ended).toBe(1);
    expect(server.complaint()).not.toMatch(/^\s+at /m);
    expect(server.output()).not.toContain('"msg":"listening"');
    return server.complaint();
  }

  test('several variables that do not fit', async () => {
    const complaint = await complaintOf({ PORT: 'x', LOG_LEVEL: 'loud' });
    expect(complaint).toMatch(/^The environment does not fit:\n {2}- PORT .*\n {2}- LOG_LEVEL .*\n$/);
  });

  test('a host that others reach, and no secrets', async () => {
    expect(await complaintOf({ HOST: '0.0.0.0' })).toContain('TWILIO_AUTH_TOKEN, PUBLIC_URL and DATA_SECRET');
  });

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' && address?.port);
    expect(await complaintOf({ PORT: port })).toMatch(new RegExp(`PORT ${port}: .*EADDRINUSE`));
  });

  test('an agency elsewhere, and no secret', async () => {
    const env = { AGENCY_API_URL: 'https://records.example.org/v1', AGENCY_API_TOKEN: 'a-token' };
    expect(await complaintOf(env)).toContain('need DATA_SECRET');
  });

  test('records that cannot be written', async () => {
    expect(await complaintOf({ DATABASE_URL: 'sqlite:/dev/null/ivr.db' })).toContain('sqlite:/dev/null/ivr.db');
  });
});
