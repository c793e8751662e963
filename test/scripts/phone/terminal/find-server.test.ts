import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findServer } from '../../../../scripts/phone/terminal/find-server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'find-server-'));
const missing = path.join(folder, 'none');
const write = (name: string, server: object) => writeFileSync(path.join(folder, name), JSON.stringify(server));
write('carrier-3001.json', { url: 'http://127.0.0.1:3001', token: 'of-the-second' });
write('carrier.json', { url: 'http://127.0.0.1:3000', token: 'of-this-run' });

const listening = { host: '127.0.0.1', port: 3000 };
const settings = { ...listening, publicUrl: 'https://ivr.example.org', twilioAuthToken: 'of-the-account' };

function readSettings(): typeof settings {
  return settings;
}

test('the server of this machine needs no settings', () => {
  const found = findServer({
    url: undefined,
    folder,
    readSettings: () => {
      throw new Error('not wanted');
    },
  });
  expect(found).toEqual({ url: 'http://127.0.0.1:3000', authToken: 'of-this-run' });
});

test('a second server of this machine is found by its URL', () => {
  const found = findServer({ url: 'http://127.0.0.1:3001/', folder, readSettings });
  expect(found).toEqual({ url: 'http://127.0.0.1:3001', authToken: 'of-the-second' });
});

test('a named server, and the one of the settings, have the token of the account', () => {
  const url = 'https://staging.example.org';
  expect(findServer({ url, folder, readSettings })).toEqual({ url, authToken: 'of-the-account' });
  expect(findServer({ url: undefined, folder: missing, readSettings })).toEqual({
    url: 'https://ivr.example.org',
    authToken: 'of-the-account',
  });
});

test.each([
  ['127.0.0.1', 'http://127.0.0.1:8080'],
  ['::1', 'http://[::1]:8080'],
])('the server of settings without a public URL is found where it listens: %s', (host, url) => {
  const found = findServer({
    url: undefined,
    folder: missing,
    readSettings: () => ({ host, port: 8080, twilioAuthToken: 'of-the-account' }),
  });
  expect(found).toEqual({ url, authToken: 'of-the-account' });
});

test('says what to do where there is no server or no token', () => {
  const find = (url: string | undefined) => () => findServer({ url, folder: missing, readSettings: () => listening });
  expect(find(undefined)).toThrow('start one with "npm start"');
  expect(find('https://a.example')).toThrow('Set TWILIO_AUTH_TOKEN');
});

test('does not take a file that the server did not write', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'find-server-'));
  writeFileSync(path.join(other, 'carrier.json'), '{"url":"here"}');
  const find = () => findServer({ url: undefined, folder: other, readSettings });
  expect(find).toThrow(`${path.join(other, 'carrier.json')} was not written by a server: remove it`);
});
