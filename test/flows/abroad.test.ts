import { expect, test } from 'vitest';
import { lines, openSystem } from '../support/whole-system.ts';

/** The prefixes of toll-free numbers in North America. */
const tollFree = /\b8(?:00|33|44|55|66|77|88)-\d{3}-\d{4}\b/;

/** Every way to a text with a number of the agency, as a caller in a language goes it. */
const ways = [
  ['2', '3'],
  ['2', '4'],
  ['2', '7', '4'],
  ['1', '1000000000002#', '736150#', '1', '2'],
  ['1', '1000000000002#', '736150#', '1', '3'],
];

async function hearNumbers(to: string): Promise<string> {
  const system = await openSystem();
  const heard: string[] = [];
  for (const language of ['1', '9']) {
    for (const way of ways) {
      const caller = await system.dial({ to });
      for (const keys of [language, ...way]) await caller.presses(keys);
      heard.push(caller.heard());
    }
  }
  await system.close();
  return heard.join('\n');
}

test('the line for callers abroad tells numbers that they can dial', async () => {
  const heard = await hearNumbers('+14082730073');
  expect(heard).not.toMatch(tollFree);
  expect(heard).toContain('916-555-0193');
  expect(heard).toContain('check in U.S. dollars');
});

test('the line at home tells those that cost nothing', async () => {
  expect(await hearNumbers('+18669013212')).toMatch(tollFree);
  expect(lines.filter(({ abroad }) => abroad).map(({ name }) => name)).toEqual(['customer-connect-abroad']);
});
