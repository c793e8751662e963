import { expect, test } from 'vitest';
import { isMet, measure } from '../../../scripts/bench/tty/measured-case.ts';
import { writeMeasuredCase } from '../../../scripts/bench/tty/write-case-table.ts';
import { runScript } from '../../support/run-script.ts';

test('--help tells what is measured', async () => {
  const { stdout, code } = await runScript('bench/bench-tty.ts', ['--help'], {});
  expect(code).toBe(0);
  expect(stdout).toContain('npm run bench:tty');
});

test('--seeds takes a whole number only', async () => {
  const { stderr, code } = await runScript('bench/bench-tty.ts', ['--seeds', 'few'], {});
  expect(stderr).toMatch(/^--seeds wants a whole number from 1 on\./);
  expect(code).toBe(2);
});

test('a row tells the mean, the worst, and whether the demand is met', () => {
  const row = measure({ case: '0 dB', judge: 'spandsp', demanded: 0.5, unit: '% wrong' }, 4, (seed) =>
    seed === 3 ? 4 : 0,
  );
  expect(row).toMatchObject({ mean: 1, worst: 4, seeds: 4 });
  expect(isMet(row)).toBe(false);
  expect(writeMeasuredCase(row)).toMatch(/^0 dB +spandsp +4 +1 +4 +≤ 0.5 % wrong +MISSED\n$/u);
  expect(isMet({ ...row, unit: 'calls', demanded: 1 })).toBe(true);
  expect(isMet({ ...row, unit: 'calls', demanded: 1.1 })).toBe(false);
});
