import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const room = join(import.meta.dirname, '../../src/process');

/** Runs a program that ends in order on a signal, and lets something go wrong in it that nobody catches. */
async function runWith(fault: string) {
  const program = `
    import { closeOnSignal } from '${room}/close-on-signal.ts';
    import { createLog } from '${room}/log.ts';
    const log = createLog('info', { write: (line) => process.stdout.write(line) });
    closeOnSignal({ close: async () => console.log('closed'), countCalls: () => 0, log });
    setInterval(() => {}, 1000);
    setTimeout(() => { ${fault} }, 1);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.includes('the server goes on')) child.kill('SIGTERM');
  });
  const [code] = await once(child, 'close');
  return { said, code: code as number | null };
}

test.for(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])('%s that nobody catches ends no server', async (code) => {
  for (const fault of ['throw', 'void Promise.reject']) {
    const ran = await runWith(`${fault}(Object.assign(new Error('none left'), { code: '${code}' }))`);
    expect(ran.said).toContain('the system is short of descriptors or memory');
    expect(ran.said).toContain('"signal":"SIGTERM","msg":"stopping"');
    expect(ran.code).toBe(0);
  }
});

test('any other error that nobody catches ends it in order, with 1', async () => {
  const { said, code } = await runWith(`throw new Error('a defect')`);
  expect(said).toMatch(/"level":"fatal".*stopping: uncaught error[^]*closed\n$/);
  expect(said).not.toContain('"msg":"stopping"');
  expect(code).toBe(1);
});

test('an error that comes while it ends lets it end at once, with 1', async () => {
  const { said, code } = await runWith(
    `process.nextTick(() => { throw new Error('second') }); throw new Error('first')`,
  );
  expect(said.match(/uncaught error/g)).toHaveLength(2);
  expect(code).toBe(1);
});
