import type { EventCost } from '../../../scripts/bench/server/measure-event-cost.ts';
import { expect, test } from 'vitest';
import type { Report } from '../../../scripts/bench/server/sum-up.ts';
import type { TurnReport } from '../../../scripts/bench/turn/measure-turns.ts';
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

test(
  'a short run with --turn measures every step of a call, and callers hear what they should',
  { timeout: 300_000 },
  async () => {
    const { code, stdout, stderr } = await runScript('bench/bench.ts', ['--turn', '--short', '--json'], {});
    expect({ code, stderr }).toEqual({ code: 0, stderr: '· making a made-up agency\n· warm-up\n· rounds\n' });
    const { rows }: TurnReport = JSON.parse(stdout);
    const steps = [
      'incoming',
      'language',
      'role',
      'ID',
      'PIN, then balance',
      'balance',
      'payments',
      'dates',
      'how much to pay',
    ];
    expect(rows.map(({ step }) => step)).toEqual(expect.arrayContaining([...steps, 'message sent']));
    for (const { takeTurn, renderTwiml } of rows) {
      for (const { hot, cold, rested } of [takeTurn, renderTwiml])
        for (const { p10, p50, p90 } of [hot, cold, rested]) {
          expect(p10).toBeGreaterThan(0);
          expect(p50).toBeGreaterThanOrEqual(p10);
          expect(p90).toBeGreaterThanOrEqual(p50);
        }
    }
    const menu = rows.find(({ step }) => step === 'menu after balance');
    expect(menu?.takeTurn.bytes).toBeGreaterThan(1000);
    expect(menu?.renderTwiml.bytes).toBeGreaterThan(1000);
  },
);

test('a short run with --events calls servers with events and without', { timeout: 300_000 }, async () => {
  const { code, stdout } = await runScript('bench/bench.ts', ['--events', '--short', '--json'], {});
  expect(code).toBe(0);
  const { withEventsUs, withoutUs, quartiles }: EventCost = JSON.parse(stdout);
  expect(Math.min(withEventsUs, withoutUs, ...quartiles)).toBeGreaterThan(0);
});
