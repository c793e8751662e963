import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { startPrometheus } from '../../scripts/rigs/services/start-prometheus.ts';
import { type Caller, dial } from '../support/caller.ts';
import { readDocument, root } from '../support/documents.ts';
import { signIn } from '../support/errand.ts';
import { alerts } from '../support/alert-rules.ts';
import { authToken, publicUrl, startServerProcess } from '../support/server-process.ts';

const Dashboard = z.object({
  id: z.null(),
  uid: z.literal('customer-connect-ivr'),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(
    z.object({
      title: z.string(),
      datasource: z.object({ uid: z.literal('${datasource}') }),
      targets: z.array(z.object({ datasource: z.object({ uid: z.literal('${datasource}') }), expr: z.string() })),
    }),
  ),
});
const dashboard = Dashboard.parse(JSON.parse(readFileSync(join(root, 'deploy/watch/dashboard.json'), 'utf8')));

/** What a few calls on a quiet server have nothing of: nobody waited, was called back, or met records out of reach. */
const withoutData = new Set(['Callers who wait', 'Callbacks an hour', 'Records out of reach, a minute']);

const Answer = z.object({
  status: z.literal('success'),
  data: z.object({
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
  }),
});
const Rules = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({ name: z.string(), health: z.string(), lastError: z.string().default(''), state: z.string() }),
        ),
      }),
    ),
  }),
});

describe(
  'the dashboard and the alerts, with what Prometheus has fetched from a server after some calls',
  { timeout: 180_000 },
  () => {
    test('show data, know every query, and raise no alarm', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ivr-watched-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const server = await startServerProcess({ METRICS_PORT: '0', TZ: 'UTC' }, folder);
      const target = /"url":"http:\/\/([^"/]+)\/metrics"/.exec(server.output())?.[1] ?? '';
      const prometheus = await startPrometheus([target]);
      onTestFinished(() => prometheus.stop());
      const ask = async (query: string) => {
        const answer = await fetch(`${prometheus.url}/api/v1/query?${String(new URLSearchParams({ query }))}`);
        return Answer.parse(await answer.json()).data.result;
      };
      const sum = async (query: string) => Number((await ask(`sum(${query})`))[0]?.value[1] ?? '-1');
      // A series whose first value is all that there is has no rate: what happened before the first look, or between two.
      await expect.poll(() => sum('ivr_calls_total'), { timeout: 60_000 }).toBe(0);
      const calls = await placeCalls(server.transport);
      await expect.poll(() => sum('ivr_call_ends_total'), { timeout: 60_000 }).toBe(calls);
      await placeCalls(server.transport);
      await fetch(`${server.origin}/voice/incoming`, { method: 'POST' });
      await expect.poll(() => sum('ivr_call_ends_total'), { timeout: 60_000 }).toBe(2 * calls);
      expect(await sum('ivr_calls_total')).toBe(2 * calls);

      for (const { title, targets } of dashboard.panels)
        for (const { expr } of targets) {
          const query = expr.replaceAll('$agency', '.*').replaceAll('$__rate_interval', '1m');
          const found = await ask(query);
          const isThere = found.some(({ value }) => value[1] !== 'NaN');
          expect(isThere, `${title}: ${query}`).toBe(!withoutData.has(title));
        }

      const rules = async () => {
        const answer = await fetch(`${prometheus.url}/api/v1/rules`);
        return Rules.parse(await answer.json()).data.groups.flatMap((group) => group.rules);
      };
      await expect
        .poll(async () => new Set((await rules()).map(({ health }) => health)), { timeout: 60_000 })
        .toEqual(new Set(['ok']));
      const told = await rules();
      expect(told.map(({ name }) => name)).toEqual(alerts.map(({ alert }) => alert));
      // On a busy machine one may look as if it was about to.
      expect(told.filter(({ state, lastError }) => state === 'firing' || lastError !== '')).toEqual([]);
    });
  },
);

/** Calls that are served, wrong, silent, not understood, in Spanish, and passed to a person; returns how many. */
async function placeCalls(transport: Parameters<typeof dial>[0]): Promise<number> {
  const callers: Caller[] = [];
  const call = async () => {
    const caller = await dial(transport, { to: '+18669013212', authToken, publicUrl });
    callers.push(caller);
    return caller;
  };
  await signIn(await call());
  const wrong = await call();
  for (const keys of ['1', '1', '1000000000001#', '999999#']) await wrong.presses(keys);
  await (await call()).staysSilent();
  await (await call()).says('blue elephants');
  await (await call()).presses('2');
  await (await call()).presses('0');
  for (const caller of callers) await caller.hangsUp();
  return callers.length;
}

test('docker-compose.yml mounts each file of deploy/watch where Prometheus and Grafana look for it', () => {
  const Compose = z.object({
    services: z.record(
      z.string(),
      z.object({ volumes: z.array(z.string()).default([]), profiles: z.array(z.string()).default([]) }),
    ),
  });
  const { services } = Compose.parse(parse(readDocument('docker-compose.yml'), { merge: true }));
  const watching = [services['prometheus'], services['grafana']];
  expect(watching.map((service) => service?.profiles)).toEqual([['watch'], ['watch']]);
  const mounted = new Map(
    watching.flatMap((service) => service?.volumes ?? []).map((volume) => [volume.split(':')[0], volume.split(':')[1]]),
  );
  const files = readdirSync(join(root, 'deploy/watch'));
  expect(new Set([...mounted.keys()].filter((path) => path?.startsWith('./')))).toEqual(
    new Set(files.map((file) => `./deploy/watch/${file}`)),
  );
  const provider = parse(readDocument('deploy/watch/grafana-dashboards.yml')).providers[0];
  expect(mounted.get('./deploy/watch/dashboard.json')?.startsWith(`${provider.options.path}/`)).toBe(true);
  const beside = (file: string) => join('/etc/prometheus', file);
  expect(mounted.get('./deploy/watch/alerts.yml')).toBe(
    beside(parse(readDocument('deploy/watch/prometheus.yml')).rule_files[0]),
  );
  expect(parse(readDocument('deploy/watch/grafana-datasource.yml')).datasources[0].url).toBe('http://prometheus:9090');
});
