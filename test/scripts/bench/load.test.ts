import { expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';

test('npm run load keeps calls in progress and tells what they cost', { timeout: 300_000 }, async () => {
  const args = ['--calls', '30', '--minutes', '0.1', '--think', '0.5', '--json'];
  const { code, stdout, stderr } = await runScript('bench/load.ts', args, {});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { turns, heapBytesACall, ...figures } = JSON.parse(stdout);
  expect(figures).toMatchObject({ calls: 30, signedIn: 30, errors: {} });
  expect(turns).toBeGreaterThanOrEqual(30);
  expect(heapBytesACall).toBeTypeOf('number');
});

test('strangers beside the calls are refused, and no caller hears of them', { timeout: 300_000 }, async () => {
  const args = ['--calls', '10', '--minutes', '0.1', '--think', '0.5', '--strangers', '200', '--json'];
  const { code, stdout, stderr } = await runScript('bench/load.ts', args, {});
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { strangers, errors } = JSON.parse(stdout);
  expect(errors).toEqual({});
  // Health checks are answered; a stranger who sends on what nobody reads may be cut off.
  expect(new Set([...Object.keys(strangers), 'closed'])).toEqual(new Set(['200', '403', '404', '413', 'closed']));
});

test.each([['--here'], ['--url=https://ivr.example.org']])('strangers bother no other server: %s', async (place) => {
  const { code, stderr } = await runScript('bench/load.ts', ['--strangers', '5', place], {});
  expect(code).not.toBe(0);
  expect(stderr).toContain('Strangers go to no server but one that is started for the purpose.');
});
