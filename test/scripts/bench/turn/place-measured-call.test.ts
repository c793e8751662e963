import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openGauges } from '../../../../scripts/bench/turn/gauges.ts';
import { openSystemHere } from '../../../../scripts/bench/turn/open-system-here.ts';
import { placeMeasuredCall } from '../../../../scripts/bench/turn/place-measured-call.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivr-turn-'));
const system = await openSystemHere(folder, 1);
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true });
});
const [participant] = system.participants;
if (!participant) throw new Error('The made-up agency has no participant');
const { hot } = openGauges();

test('a whole call is measured step by step', async () => {
  const steps: string[] = [];
  await placeMeasuredCall(system, participant, hot, (step, turn, markup) => {
    expect(Math.min(turn, markup)).toBeGreaterThan(0);
    steps.push(step);
  });
  expect(steps).toEqual([...new Set(steps)]);
  expect(steps.at(0)).toBe('incoming');
  expect(steps.at(-1)).toBe('message sent');
});

test('a caller who hears another sum than theirs ends the measurement', async () => {
  const mistaken = { ...participant, balance: '1.23' };
  await expect(placeMeasuredCall(system, mistaken, hot, () => {})).rejects.toThrow(
    'A caller does not hear $1.23 at the step "PIN, then balance".',
  );
});

test('a caller who comes elsewhere ends the measurement', async () => {
  const mistaken = { ...participant, pin: '999999' };
  await expect(placeMeasuredCall(system, mistaken, hot, () => {})).rejects.toThrow(
    /^A caller comes to [\w-]+ at the step "PIN, then balance", not to main-menu\.$/,
  );
});
