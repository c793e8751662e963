import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { ensureProgram } from '../../scripts/rigs/services/ensure-program.ts';
import { makeSecrets } from '../../scripts/commands/support/make-secrets.ts';
import { serverEnvironment } from '../../scripts/rigs/topology/server-environment.ts';
import { findSettings } from '../../src/config/find-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { fitConnections, mostConnections } from '../../src/process/fit-connections.ts';
import { runScript } from '../support/run-script.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const plugins = '/usr/{libexec,lib,local/lib}/docker/cli-plugins/docker-compose';
const publicUrl = 'https://ivr.example.org';

const Service = z.object({
  environment: z.record(z.string(), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  image: z.string(),
  read_only: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  mem_limit: z.string().optional(),
  pids_limit: z.number().optional(),
  volumes: z.array(z.string()).default([]),
  ulimits: z.object({ nofile: z.number() }).optional(),
  healthcheck: z.object({ disable: z.boolean().default(false) }).optional(),
  stop_grace_period: z.string().optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});
const { services, secrets } = Compose.parse(parse(read('docker-compose.yml'), { merge: true }));
const withSettings = ['-f', 'docker-compose.yml', '-f', 'deploy/settings.yml'];
const withTls = ['-f', 'docker-compose.yml', '-f', 'deploy/tls.yml'];
const servers = ['server-1', 'server-2'].flatMap((name) => services[name] ?? []);

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'secrets');
}

const places = { database: 'postgres://ivr@postgres:5432/ivr', redis: 'redis://valkey:6379' };

describe('docker-compose.yml', () => {
  const compose = ensureProgram({ found: [plugins, 'docker-compose'], package: 'docker-compose' });
  const check = (env: Record<string, string>, files: string[] = []) =>
    run(compose, [...files, 'config', '--quiet'], { cwd: root, env });

  test.each([[[]], [withTls], [withSettings]])('is what Docker Compose understands %s', async (files) => {
    expect(await check({ PUBLIC_URL: publicUrl }, files)).toEqual({ stdout: '', stderr: '' });
  });

  test('wants the public address', async () => {
    await expect(check({})).rejects.toThrow(
      'must be the address that the carrier calls, such as https://ivr.example.org',
    );
  });

  test('gives to each server what the topology of this machine gives', () => {
    const names = Object.keys(serverEnvironment({ secrets: '/run/secrets', publicUrl }));
    const ofContainers = ['HOST', 'PORT', 'TWILIO_ACCOUNT_SID', 'KEEP_RECORDINGS', 'FALLBACK_URL', 'SETTINGS_DIR'];
    const forWatchers = [
      'METRICS_PORT',
      'METRICS_HOST',
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OTEL_TRACES_SAMPLER',
      'OTEL_TRACES_SAMPLER_ARG',
    ];
    for (const { environment } of servers) {
      expect(new Set(Object.keys(environment))).toEqual(new Set([...names, ...ofContainers, ...forWatchers]));
    }
    expect(servers).toHaveLength(2);
  });

  test('names the files of secrets that are made, and that each service may read', () => {
    const made = makeSecrets(temporaryFolder(), places);
    expect(new Set(Object.keys(secrets))).toEqual(new Set([...made, 'twilio-auth-token']));
    for (const [name, { file }] of Object.entries(secrets)) expect(file).toBe(`deploy/secrets/${name}`);
    for (const { environment, secrets: own } of Object.values(services)) {
      const named = Object.entries(environment).filter(([name]) => name.endsWith('_FILE'));
      for (const [, path] of named) expect(own).toContain(path.replace('/run/secrets/', ''));
    }
  });

  test('gives to the balancer what its configuration reads', async () => {
    const wanted = [...read('deploy/haproxy.cfg').matchAll(/"\$\{(\w+)\}"/g)].map(([, name]) => name);
    const given = Object.keys(services['balancer']?.environment ?? {});
    // The others are for a balancer outside containers.
    expect(new Set([...given, 'CERTIFICATE', 'RUN_AS', 'CHROOT'])).toEqual(new Set(wanted));
    expect(read('deploy/tls.yml')).toContain('CERTIFICATE: /run/secrets/certificate.pem');
  });

  test('waits for each service until it is healthy, and for the tables until they are changed', () => {
    const waited = Object.values(services).flatMap(({ depends_on }) => Object.entries(depends_on));
    for (const [name, { condition }] of waited) {
      expect(condition).toBe(name === 'migrate' ? 'service_completed_successfully' : 'service_healthy');
    }
    // The servers are checked by their image.
    for (const name of ['balancer', 'valkey', 'postgres']) expect(services[name]?.healthcheck?.disable).toBe(false);
    expect(new Set(waited.map(([name]) => name)).size).toBe(5);
  });

  test.each(Object.entries(services))(
    'gives %s no more rights, memory and processes than it needs',
    (_name, service) => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
      expect(service.mem_limit).toMatch(/^\d+[mg]$/);
      expect(service.pids_limit).toBeGreaterThan(0);
      const risky = new Set(['SYS_ADMIN', 'NET_ADMIN', 'NET_RAW', 'SYS_PTRACE', 'MKNOD', 'SETPCAP']);
      expect(service.cap_add.filter((right) => risky.has(right))).toEqual([]);
    },
  );

  test('lets operators edit wording and lines: both servers read the folders that hold them, and nobody writes there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ivr-operators-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const { environment, volumes } of servers) {
      const mounted = volumes.filter((volume) => !volume.endsWith(':/app/data')).map((volume) => volume.split(':'));
      const place = `${environment['SETTINGS_DIR']}/`;
      for (const [source = '', target = '', mode] of mounted) {
        expect([target.startsWith(place), mode, statSync(join(root, source)).isDirectory()]).toEqual([
          true,
          'ro',
          true,
        ]);
        symlinkSync(join(root, source), join(folder, target.replace(place, '')));
      }
      expect(findSettings(folder)).toEqual({
        lines: join(folder, 'flows/lines.yaml'),
        prompts: join(folder, 'prompts'),
      });
      for (const [, target = ''] of mounted) rmSync(join(folder, target.replace(place, '')));
    }
    const reading = Object.values(services).filter(({ environment }) => environment['SETTINGS_DIR'] !== undefined);
    expect(reading).toEqual(servers);
    const [first, second] = servers.map(({ volumes }) => volumes.filter((volume) => volume.startsWith('./')));
    expect(first).toEqual(second);
  });

  test('names the images of others by their exact version', () => {
    const others = Object.values(services).filter(({ image }) => image !== 'customer-connect-ivr');
    expect(others).toHaveLength(5);
    for (const { image } of others) expect(image).toMatch(/:v?\d+\.\d+(\.\d+)?(-alpine)?(@sha256:[\da-f]{64})?$/);
  });

  test('lets each server keep what callers are owed, and open all its connections', () => {
    const kept = servers.flatMap(({ volumes }) => volumes.filter((volume) => volume.endsWith(':/app/data')));
    expect(kept).toEqual(['server-1:/app/data', 'server-2:/app/data']);
    for (const { ulimits } of servers)
      expect(fitConnections(mostConnections, ulimits?.nofile ?? 0)).toBe(mostConnections);
  });

  test('lets servers end in their own time, and write nowhere else', () => {
    for (const { stop_grace_period: grace, read_only } of servers) {
      expect(Number.parseInt(grace ?? '', 10)).toBeGreaterThan(30);
      expect(read_only).toBe(true);
    }
  });
});

describe('npm run secrets', () => {
  test('makes what a server can be configured with, and nothing twice', async () => {
    const folder = temporaryFolder();
    const first = await runScript('commands/secrets.ts', [folder], {});
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(`Put the auth token of the carrier into ${join(folder, 'twilio-auth-token')}.`);
    const { TWILIO_AUTH_TOKEN_FILE: _, ...env } = serverEnvironment({ secrets: folder, publicUrl });
    const config = readConfig(env);
    const password = readFileSync(join(folder, 'postgres-password'), 'utf8').trim();
    expect(config.databaseUrl).toBe(`postgres://ivr:${password}@postgres:5432/ivr`);
    expect(first.stdout).not.toContain(password);

    const again = await runScript('commands/secrets.ts', [folder], {});
    expect(again.stdout).not.toContain('Made');
    expect(readConfig(env)).toEqual(config);
  });

  test('gives each key to the records a name that was never used', () => {
    const names = [temporaryFolder(), temporaryFolder()].map((folder) => {
      makeSecrets(folder, places);
      return readFileSync(join(folder, 'data-secret'), 'utf8').split(':')[0];
    });
    expect(names[0]).toMatch(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/);
    expect(names[0]).not.toBe(names[1]);
  });

  test('opens the folder to its owner alone, and each file to the user that reads it in a container', () => {
    const folder = temporaryFolder();
    makeSecrets(folder, places);
    const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([modeOf(folder), modeOf(join(folder, 'data-secret'))]).toEqual(['700', '444']);
  });

  test('tells what it does not understand', async () => {
    expect(await runScript('commands/secrets.ts', ['one', 'two'], {})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Name one folder.'),
    });
  });
});
