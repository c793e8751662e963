import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ensureProgram } from './ensure-program.ts';
import { findFreePort, startProgram } from './start-program.ts';

const watch = join(import.meta.dirname, '../../../deploy/watch');
const program = { found: ['prometheus', '/usr/bin/prometheus'], package: 'prometheus' };

/** The program that comes with Prometheus and judges its files. */
export function findPromtool(): string {
  return ensureProgram({ ...program, found: ['promtool', '/usr/bin/promtool'] });
}

/** Starts a Prometheus with `deploy/watch` on the loopback interface. It fetches from these targets, HOST:PORT, each second. */
export async function startPrometheus(targets: readonly string[]) {
  const path = ensureProgram(program);
  const folder = mkdtempSync(join(tmpdir(), 'ivr-prometheus-'));
  const config = parse(readFileSync(join(watch, 'prometheus.yml'), 'utf8'));
  config.global = { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' };
  config.scrape_configs[0].static_configs = [{ targets }];
  writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
  writeFileSync(join(folder, 'alerts.yml'), readFileSync(join(watch, 'alerts.yml')));
  const port = await findFreePort();
  const args = [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const url = `http://127.0.0.1:${port}`;
  const running = await startProgram({ path, args, isReady: async () => (await fetch(`${url}/-/ready`)).ok });
  return {
    url,
    async stop(): Promise<void> {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
