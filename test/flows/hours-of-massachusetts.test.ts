import { afterAll, beforeAll, expect, test } from 'vitest';
import { massachusetts } from '../../scripts/rigs/sample-system.ts';
import { openSystem } from '../support/whole-system.ts';

let now = Temporal.ZonedDateTime.from('2026-11-23T10:00[America/New_York]');
let system: Awaited<ReturnType<typeof openSystem>>;

beforeAll(async () => {
  system = await openSystem({ lines: massachusetts.lines, at: () => now });
});
afterAll(() => system.close());

/** What a caller hears who asks for the virtual counter, and one who asks for a person. */
async function askAt(moment: string): Promise<{ counter: string; person: string }> {
  now = Temporal.ZonedDateTime.from(moment.includes('[') ? moment : `${moment}[America/New_York]`);
  const counter = await system.dial({ to: '+18003322733' });
  for (const keys of ['1', '3']) await counter.presses(keys);
  const person = await system.dial({ to: '+16176601234' });
  for (const keys of ['1', '0']) await person.presses(keys);
  return { counter: counter.heard(), person: person.heard() };
}

test.each([
  ['2026-11-23T08:30:00', 'a Monday, as it opens'],
  ['2026-11-23T16:29:59', 'the last second of a day'],
  ['2026-11-27T10:00', 'the day after Thanksgiving, when California is closed'],
  ['2026-07-03T10:00', 'the Friday before a Fourth of July on Saturday'],
  ['2027-12-24T10:00', 'the Friday before a Christmas on Saturday'],
  ['2026-03-17T10:00', 'a day that only Suffolk County keeps'],
  ['2026-11-02T08:30', 'the Monday after clocks went back'],
  ['2026-11-23T13:29[America/Los_Angeles]', 'half past one in California'],
])('at %s, %s, the counter is open and a person answers', async (moment) => {
  const { counter, person } = await askAt(moment);
  expect(counter).toContain('It is open now. To get there, go to mass dot gov slash C S E.');
  expect(person).toContain('Connecting you with a person now.');
});

test.each([
  ['2026-11-23T08:29:59', 'today from 8:30 a.m. to 4:30 p.m.'],
  ['2026-11-23T16:30:00', 'tomorrow from 8:30 a.m. to 4:30 p.m.'],
  ['2026-11-23T13:31[America/Los_Angeles]', 'tomorrow from 8:30 a.m. to 4:30 p.m.'],
  ['2026-11-26T10:00', 'tomorrow from 8:30 a.m. to 4:30 p.m.'],
  ['2026-04-20T10:00', 'tomorrow from 8:30 a.m. to 4:30 p.m.'],
  ['2026-10-30T16:30', 'next on Monday, November 2, from 8:30 a.m. to 4:30 p.m.'],
  ['2026-11-01T01:30', 'tomorrow from 8:30 a.m. to 4:30 p.m.'],
  ['2027-03-12T16:30', 'next on Monday, March 15, from 8:30 a.m. to 4:30 p.m.'],
  ['2027-07-02T16:30', 'next on Tuesday, July 6, from 8:30 a.m. to 4:30 p.m.'],
  ['2026-12-25T03:00', 'next on Monday, December 28, from 8:30 a.m. to 4:30 p.m.'],
])('at %s both are closed, and open %s', async (moment, next) => {
  const { counter, person } = await askAt(moment);
  expect(counter).toContain(`It is closed now. It is open ${next}`);
  expect(person).toContain(`Our people answer ${next}`);
});
