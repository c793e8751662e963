import { expect, test } from 'vitest';
import type { Report } from '../../../scripts/bench/server/sum-up.ts';
import { runScript } from '../../support/run-script.ts';

test('a short run measures every contestant, and everybody hears what they should', { timeout: 300_000 }, async () => {
  const { code, stdout, stderr } = await runScript('bench/bench.ts', ['--short', '--json'], {});
  expect({ code, stderr: stderr.replaceAll(/^· .*\n/gm, '') }).toEqual({ code: 0, stderr: '' });
  const { rows, missing, ours, errors }: Report = JSON.parse(stdout);
  expect(errors).toEqual([]);
  expect([...rows.map(({ mark }) => mark), ...Object.keys(missing)]).toEqual(['a', 'b', 'c', 'd']);
  for (const row of rows) {
    expect(row.turns).toBeGreaterThan(0);
    expect(row.cpuMicrosATurn).toBeGreaterThan(0);
  }
  for (const one of ours) expect(one.idleMegabytes).toBeGreaterThan(30);
  expect(ours.map(({ mark }) => mark)).toEqual(['c', 'd'].filter((mark) => !(mark in missing)));
});
