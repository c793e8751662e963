import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { openSampleSystem } from '../scripts/rigs/sample-system.ts';
import { sampleCaller } from '../src/agency/sample-agency.ts';
import { npmScripts, readBlocks, readDocument, root } from './support/documents.ts';
import { compiledOnce } from './support/compiled-once.ts';

const readme = readDocument('README.md');
const blocks = readBlocks(readme).map(({ content }) => content);

/** What is typed for the call in README.md, one action a line. Its ID and PIN do not show there. */
const typed = ['1', 's yes', `${sampleCaller.participantId}#`, `${sampleCaller.pin}#`, 'h'];

test('README.md has fewer than 900 words', () => {
  expect(readme.split(/\s+/).filter(Boolean).length).toBeLessThan(900);
});

test('the call in README.md is what the phone prints', async () => {
  const system = await openSampleSystem({ listens: true });
  onTestFinished(() => system.close());
  const phone = spawn(process.execPath, [join(root, 'scripts/phone/call.ts'), '--url', system.publicUrl], {
    env: { ...compiledOnce, TWILIO_AUTH_TOKEN: system.authToken },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  phone.stdin.end(typed.join('\n'));
  const shown = (await text(phone.stdout)).replace(system.publicUrl, 'http://127.0.0.1:3000');
  expect(blocks.find((block) => block.startsWith('· calling'))).toBe(shown);
});

test('README.md names the ID and the PIN with which the sample agency lets a caller sign in', () => {
  expect(readme).toContain(`\`${sampleCaller.participantId}\``);
  expect(readme).toContain(`\`${sampleCaller.pin}\``);
});

test('README.md lists every npm script once', () => {
  const [, table = ''] = /## Scripts\n\n([\s\S]*)$/.exec(readme) ?? [];
  const listed = [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  expect(listed.slice(1)).toEqual(expect.arrayContaining(Object.keys(npmScripts)));
  expect(listed.slice(1)).toHaveLength(Object.keys(npmScripts).length);
});

test('the tree in README.md names folders that exist', () => {
  const tree = blocks.find((block) => block.startsWith('flows/')) ?? '';
  const folders = [...tree.matchAll(/^( *)([a-z]+\/)/gm)].map(([, indent, name = '']) =>
    indent === '' ? name : join('src', name),
  );
  expect(folders.length).toBeGreaterThan(8);
  expect(folders.filter((folder) => !existsSync(join(root, folder)))).toEqual([]);
});
