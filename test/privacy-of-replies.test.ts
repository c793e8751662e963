import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWebhookSender } from '../scripts/phone/carrier/send-webhook.ts';
import { dial } from './support/caller.ts';
import { builtProgram } from './support/built-program.ts';
import { compiledOnce } from './support/compiled-once.ts';

const authToken = 'the token of a call that keeps a card';
const card = '4111111111111111';

test('the token of a kept card is written nowhere in clear, in a whole server', { timeout: 240_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-replies-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const server = spawn(process.execPath, [builtProgram('src/server.ts')], {
    cwd: folder,
    env: { ...compiledOnce, AGENCIES: 'california', LOG_LEVEL: 'trace', PORT: '0', TWILIO_AUTH_TOKEN: authToken },
  });
  onTestFinished(() => void server.kill('SIGKILL'));
  let written = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (chunk) => (written += String(chunk)));
  await expect.poll(() => written, { timeout: 60_000 }).toContain('"msg":"listening"');
  const url = /"url":"([^"]+)","msg":"listening"/.exec(written)?.[1] ?? '';

  const caller = await dial(url, { to: '+18669013212', authToken });
  for (const keys of ['1', '1', '1000000000001#', '482913#', '1']) await caller.presses(keys);
  caller.hears('To pay by text from now on, press 4');
  for (const keys of ['4', '2', '9165550123#', '1']) await caller.presses(keys);
  caller.hears('ending in 0123');
  for (const keys of ['1', card, '1235', '873', '95814#']) await caller.presses(keys);
  await caller.hears('You can pay by text from now on').hangsUp();

  const send = createWebhookSender({ authToken });
  const parameters = new URLSearchParams({
    MessageSid: 'SM1',
    From: '+19165550123',
    To: '+18669013212',
    Body: 'Pay 0000',
  });
  const { body } = await send({ method: 'POST', url: `${url}/messages/incoming`, parameters });
  expect(body).toContain('That code pays nothing from this number, and nothing was charged.');

  server.kill('SIGTERM');
  await once(server, 'exit');
  const files = globSync(join(folder, '**/*')).filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const text of [written, ...files.map((path) => readFileSync(path, 'latin1'))]) {
    expect(text).not.toMatch(/tok_[0-9a-f]{6}|cus_made_up/);
    expect(text).not.toContain(card);
    expect(text).not.toContain('9165550123');
  }
});
