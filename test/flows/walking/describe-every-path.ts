import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerConnect } from '../../../flows/customer-connect.flow.ts';
import type { Language } from '../../../src/text/language.ts';
import { openWorld } from './agency-world.ts';
import { paying } from './compare-places.ts';
import { edgesOf } from './explore.ts';
import { replay, shortestWays } from './replay.ts';
import { walk } from './walk.ts';
import { watchMachine } from './watch-machine.ts';

/** Patience for two busy cores: the walk takes a minute and a half of one. */
const walkingMs = 600_000;
const watched = watchMachine(customerConnect.machine);
const edges = edgesOf(customerConnect);
/** What is typed in place of a message; a voice records it as it is said. */
const typedCommands: ReadonlySet<string> = new Set(['goodbye', 'main-menu']);

/** Where no call ever waits, nothing is met; and nobody types to a voice: that is for test/channels/tty. */
const all = {
  states: edges.states.filter(({ always, path }) => !always?.length && !paying.includes(path[0] ?? '')),
  transitions: edges.transitions.filter(
    ({ eventType, source }) =>
      eventType !== 'typed' &&
      !paying.includes(source.path[0] ?? '') &&
      !(typedCommands.has(eventType) && source.ownEvents.includes('typed')),
  ),
};
/** The tests of one language, which take a minute or more. */
export function describeEveryPath(language: Language): void {
  describe(`every path over signed webhooks, in ${language}`, () => {
    walkEveryPath(language);
  });
}

function walkEveryPath(language: Language): void {
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
    watched.stop();
    const [states, transitionsTaken] = covered;
    const counted = `${stops.length} places, ${webhooks} webhooks, ${calls} whole calls`;
    process.stdout.write(`${language}: ${states} states, ${transitionsTaken} transitions, ${counted}, ${seconds} s\n`);
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
}
