import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ensureProgram } from '../../scripts/rigs/services/ensure-program.ts';
import { usualPatience } from '../../src/calls/patience.ts';
import { fitConnections, mostConnections } from '../../src/process/fit-connections.ts';

const root = join(import.meta.dirname, '../..');
const unit = readFileSync(join(root, 'deploy/customer-connect.service'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const installed = '/opt/customer-connect';
const node = `${installed}/node_modules/.bin/node`;

const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];

test('the unit starts what npm start does, and checks before as npm run check:config does', () => {
  const install = (script: string) =>
    script.replace(/^node/, node).replaceAll(/ (?:\.\/)?((?:src|scripts)\/)/g, ` ${installed}/$1`);
  expect(setting('ExecStart')).toBe(install(scripts.start));
  expect(setting('ExecStartPre')).toBe(install(scripts['check:config']));
});

test('the unit lets a server end in its own time, and open all its connections', () => {
  expect(Number(setting('TimeoutStopSec')) * 1000).toBeGreaterThan(usualPatience.stopMs);
  expect(fitConnections(mostConnections, Number(setting('LimitNOFILE')))).toBe(mostConnections);
});

test('the unit lets a server write in its working directory alone', () => {
  expect(setting('WorkingDirectory')).toBe(`/var/lib/${setting('StateDirectory')}`);
  expect(setting('ProtectSystem')).toBe('strict');
});

test('systemd understands the unit', async () => {
  const analyze = ensureProgram({ found: ['systemd-analyze'], package: 'systemd' });
  const folder = mkdtempSync(join(tmpdir(), 'ivr-unit-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'customer-connect.service');
  writeFileSync(file, unit.replaceAll(installed, root));
  const { stdout, stderr } = await promisify(execFile)(analyze, ['verify', '--man=no', file]);
  expect(`${stdout}${stderr}`).not.toContain('customer-connect.service:');
});
