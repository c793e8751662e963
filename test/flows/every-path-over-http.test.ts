import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import { languages } from '../../src/text/language.ts';
import { openWorld } from './walking/agency-world.ts';
import { edgesOf } from './walking/explore.ts';
import { replay, shortestWays } from './walking/replay.ts';
import { walk } from './walking/walk.ts';
import { watchMachine } from './walking/watch-machine.ts';

const walkingMs = 360_000;
const watched = watchMachine(customerConnect.machine);
const edges = edgesOf(customerConnect);
/** What is typed in place of a message; a voice records it as it is said. */
const typedCommands: ReadonlySet<string> = new Set(['goodbye', 'main-menu']);

/** Where no call ever waits, nothing is met; and nobody types to a voice: that is for test/channels/tty. */
const all = {
  states: edges.states.filter(({ always }) => !always?.length),
  transitions: edges.transitions.filter(
    ({ eventType, source }) =>
      eventType !== 'typed' && !(typedCommands.has(eventType) && source.ownEvents.includes('typed')),
  ),
};
const table = [['language', 'states', 'transitions', 'places', 'webhooks', 'whole calls', 'seconds']];

describe.each(languages)('every path over signed webhooks, in %s', (language) => {
  let started = 0;
  let world: Awaited<ReturnType<typeof openWorld>>;
  let walked: Awaited<ReturnType<typeof walk>>;
  let calls = 0;

  // Every answer on the way is judged: a walk that hears something wrong does not come to its end.
  beforeAll(async () => {
    started = performance.now();
    world = await openWorld();
    walked = await walk(world, watched, language);
  }, walkingMs);

  afterAll(async () => {
    await world.close();
    const { transitions } = watched.seen(language);
    const { stops, webhooks } = walked;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const missed = missedStates();
    const covered = [
      `${all.states.length - missed.length}/${all.states.length}`,
      `${transitions.size}/${all.transitions.length}`,
    ];
    table.push([language, ...covered, ...[stops.length, webhooks, calls, seconds].map(String)]);
  });

  function missedStates(): string[] {
    const { states } = watched.seen(language);
    return all.states.map(({ id }) => id).filter((id) => !states.has(id));
  }

  it('reaches every state', () => {
    expect(missedStates()).toEqual([]);
  });

  it('takes every transition', () => {
    const { transitions } = watched.seen(language);
    const missed = all.transitions.filter((transition) => !transitions.has(transition));
    expect(missed.map(({ source, eventType, target }) => `${source.id} ${eventType} ${target?.[0]?.id}`)).toEqual([]);
  });

  it('reaches each state in a whole call, from the answer to hanging up', { timeout: walkingMs }, async () => {
    for (const way of shortestWays(walked.stops)) {
      expect(await replay(world, way)).toEqual(way.saved.value);
      calls++;
    }
    expect(calls).toBeGreaterThan(50);
  });
});

afterAll(() => {
  watched.stop();
  const widths = table[0]?.map(({ length }) => length + 2) ?? [];
  for (const row of table)
    process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('')}\n`);
});
