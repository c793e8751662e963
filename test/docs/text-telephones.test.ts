import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openSampleSystem } from '../../scripts/rigs/sample-system.ts';
import { readBlocks, readDocument, root } from '../support/documents.ts';
import { compiledOnce } from '../support/compiled-once.ts';

test('the call in docs/text-telephones.md is what the phone prints', async () => {
  const system = await openSampleSystem({ listens: true });
  onTestFinished(() => system.close());
  const cwd = mkdtempSync(join(tmpdir(), 'ivr-docs-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const script = join(root, 'scripts/phone/call.ts');
  const phone = spawn(process.execPath, [script, '--tty', '--url', system.publicUrl], {
    cwd,
    env: { ...compiledOnce, TWILIO_AUTH_TOKEN: system.authToken },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // A pipe that ends hangs up, once the page that is being typed is over.
  phone.stdin.end();
  const block = readBlocks(readDocument('docs/text-telephones.md')).find(({ content }) => content.startsWith('·'));
  const shown = (await text(phone.stdout)).replace(system.publicUrl, 'http://127.0.0.1:3000');
  expect(shown).toBe(`${block?.content}· you hung up\n`);
});
