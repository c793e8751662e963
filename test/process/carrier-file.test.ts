import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeCarrierFile, writeCarrierFile } from '../../src/process/carrier-file.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-carrier-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'data');
}

/** The URL of a server that answers, or of one that has ended. */
async function openServer({ ended = false } = {}): Promise<string> {
  const server = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address?.port}`;
  const close = () => new Promise((resolve) => server.close(resolve));
  if (ended) await close();
  else onTestFinished(async () => void (await close()));
  return url;
}

test('a second server leaves the file of the first alone, and takes its own away', async () => {
  const folder = makeFolder();
  const [first, second] = [await openServer(), await openServer()];
  const of = { first: { url: first, token: 'one' }, second: { url: second, token: 'two' } };
  const file = await writeCarrierFile(folder, of.first, '3000');
  const other = await writeCarrierFile(folder, of.second, '3001');
  expect([file, other]).toEqual([join(folder, 'carrier.json'), join(folder, 'carrier-3001.json')]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(of.first);
  expect(JSON.parse(readFileSync(other, 'utf8'))).toEqual(of.second);
  expect(statSync(other).mode & 0o777).toBe(0o600);
  removeCarrierFile(other, 'two');
  expect(readdirSync(folder)).toEqual(['carrier.json']);
  removeCarrierFile(file, 'two');
  expect(existsSync(file)).toBe(true);
});

test('what a killed server has left is replaced, whether its address is gone or is one’s own now', async () => {
  const folder = makeFolder();
  const [gone, here] = [await openServer({ ended: true }), await openServer()];
  for (const [url, token] of [
    [gone, 'one'],
    [here, 'two'],
    [here, 'three'],
  ] as const) {
    const file = await writeCarrierFile(folder, { url, token }, '3000');
    expect(file).toBe(join(folder, 'carrier.json'));
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ url, token });
  }
});
