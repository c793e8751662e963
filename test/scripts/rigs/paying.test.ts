import { expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';

test('what callers paid is what a processor that fails one in ten has charged, to the cent', async () => {
  const { code, stdout, stderr } = await runScript('rigs/paying.ts', ['--calls', '140'], process.env);
  expect([code, stderr]).toEqual([0, '']);
  const { count, sum } = /^Charged by the processor: (?<count>\d+), (?<sum>[\d.]+)$/m.exec(stdout)?.groups ?? {};
  // Of fourteen that fail, two each are declined, silent without a charge, and left without one.
  expect(Number(count)).toBe(134);
  expect(stdout).toContain(`Paid here: ${count}, ${sum}`);
  expect(stdout).toContain('unsettled: 8');
  expect(stdout).toMatch(/Ours only: 0\nTheirs only: 0\nDiffering: 0/);
});
