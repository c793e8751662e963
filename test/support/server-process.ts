import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished } from 'vitest';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { builtProgram } from './built-program.ts';
import { compiledOnce } from './compiled-once.ts';

export const publicUrl = 'http://ivr.example.org';
export const authToken = 'a token that the servers share';

export type ServerProcess = Awaited<ReturnType<typeof startServerProcess>>;

/** A server process of its own, for California, which is gone after the test. */
export async function startServerProcess(env: Record<string, string>, cwd?: string) {
  const child = spawn(process.execPath, [builtProgram('src/server.ts')], {
    ...(cwd !== undefined && { cwd }),
    env: {
      ...compiledOnce,
      AGENCIES: 'california',
      ...env,
      PORT: '0',
      PUBLIC_URL: publicUrl,
      TWILIO_AUTH_TOKEN: authToken,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  child.stdout.on('data', (chunk) => (written += String(chunk)));
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => written, { timeout: 60_000 }).toContain('"msg":"listening"');
  const origin = /"url":"(http:[^"]+)","msg":"listening"/.exec(written)?.[1] ?? '';
  const transport: Transport = ({ url, ...request }, signal) =>
    fetch(url.replace(publicUrl, origin), { ...request, redirect: 'manual', signal });
  return {
    child,
    origin,
    transport,
    output: () => written,
    async end(signal: NodeJS.Signals): Promise<void> {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
