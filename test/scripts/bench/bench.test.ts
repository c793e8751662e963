import { expect, test } from 'vitest';
import type { Report } from '../../../scripts/bench/server/sum-up.ts';
import { runScript } from '../../support/run-script.ts';

test('--help tells what is measured; another option is not understood', async () => {
  const { code, stdout } = await runScript('bench/bench.ts', ['--help'], {});
  expect(code).toBe(0);
  expect(stdout).toContain('npm run bench');
  expect((await runScript('bench/bench.ts', ['--long'], {})).code).toBe(2);
});

test('a short run measures every system, and every caller hears what they should', { timeout: 300_000 }, async () => {
  const { code, stdout, stderr } = await runScript('bench/bench.ts', ['--short', '--json'], {});
  expect({ code, stderr: stderr.replaceAll(/^· .*\n/gm, '') }).toEqual({ code: 0, stderr: '' });
  const { rows, missing, ours, errors }: Report = JSON.parse(stdout);
  expect(errors).toEqual([]);
  expect([...rows.map(({ mark }) => mark), ...Object.keys(missing)]).toEqual(['a', 'b', 'c', 'd', 'e']);
  for (const row of rows) {
    expect(row.turns).toBeGreaterThan(0);
    expect(row.cpuMicrosATurn).toBeGreaterThan(0);
  }
  for (const one of ours) expect(one.idleMegabytes).toBeGreaterThan(30);
  expect(ours.map(({ mark }) => mark)).toEqual(['c', 'd'].filter((mark) => !(mark in missing)));
});
