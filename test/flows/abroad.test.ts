import { expect, onTestFinished, test } from 'vitest';
import { lines, openSystem } from '../support/whole-system.ts';

/** The prefixes of toll-free numbers in North America. */
const tollFree = /\b8(?:00|33|44|55|66|77|88)-\d{3}-\d{4}\b/;

/** Every way to a text with a number of the agency, as a caller in a language goes it. */
const ways = [
  ['2', '3'],
  ['2', '4'],
  ['2', '7', '4'],
  ['2', '2', '95814#'],
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
  expect(heard).toContain('the U.S. number 916-555-0193');
  expect(heard).toContain('número de Estados Unidos 916-555-0193');
  // The ombudsperson, and an office.
  expect(heard).toContain('the U.S. number 916-555-0190');
  expect(heard).toContain('número de Estados Unidos 916-555-0190');
  expect(heard).toContain('Its U.S. number is 916-555-0134');
  expect(heard).toContain('Su teléfono de Estados Unidos es 916-555-0134');
  expect(heard).toContain('check in U.S. dollars');
});

/** Every way to a time of day. */
const timed = [['0'], ['2', '2', '95814#'], ['1', '1000000000002#', '736150#', '4']];

test.each([
  ['en', '1', 'All times are California time.'],
  ['es', '9', 'Todas las horas son las de California.'],
])('callers abroad hear in %s by which clock times are told; those at home do not', async (_language, key, clock) => {
  const system = await openSystem({ at: Temporal.ZonedDateTime.from('2026-11-22T21:15[America/Los_Angeles]') });
  onTestFinished(() => system.close());
  const hear = async (to: string, way: readonly string[]) => {
    const caller = await system.dial({ to });
    for (const keys of [key, ...way]) await caller.presses(keys);
    return caller;
  };
  for (const way of timed) {
    (await hear('+14082730073', way)).hears(/\d(?::\d\d)? (?:[ap]\.m\.|a\.? ?m|de la)/).hears(clock);
    expect((await hear('+18669013212', way)).heard()).not.toContain(clock);
  }
});

test('callers abroad, for whom it may be tomorrow, hear the day in place of "today" and "tomorrow"', async () => {
  const system = await openSystem({ at: Temporal.ZonedDateTime.from('2026-11-22T21:15[America/Los_Angeles]') });
  onTestFinished(() => system.close());
  for (const [to, day] of [
    ['+14082730073', 'on Monday, November 23, from 8:00 a.m.'],
    ['+18669013212', 'tomorrow from 8:00 a.m.'],
  ] as const) {
    const caller = await system.dial({ to });
    for (const keys of ['1', '0']) await caller.presses(keys);
    caller.hears(day);
  }
});

test('the line at home tells those that cost nothing', async () => {
  expect(await hearNumbers('+18669013212')).toMatch(tollFree);
  expect(lines.filter(({ abroad }) => abroad).map(({ name }) => name)).toEqual(['customer-connect-abroad']);
});
