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
