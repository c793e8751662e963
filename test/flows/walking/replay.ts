import { mostSilences } from '../../../src/dialogue/misses.ts';
import type { Caller } from '../../support/caller.ts';
import type { openWorld } from './agency-world.ts';
import type { Input } from './caller-inputs.ts';
import type { Stop } from './walk.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

/** The first way to each state, shortest first. */
export function shortestWays(stops: readonly Stop[]): Stop[] {
  const byState = Map.groupBy(stops, ({ saved }) => JSON.stringify(saved.value));
  return [...byState.values()].flatMap(([first]) => first ?? []);
}

/** Goes a way as one whole call on the telephone, hangs up, and tells in which state the call was. */
export async function replay(world: World, { way }: Stop): Promise<unknown> {
  await world.restore();
  const caller = await world.dial();
  for (const input of way) await world.during(input.world, () => act(caller, input));
  const reached = world.saved()?.value;
  await caller.hangsUp();
  return reached;
}

async function act(caller: Caller, input: Input): Promise<void> {
  switch (input.kind) {
    case 'keys':
      await caller.presses(input.keys);
      break;
    case 'entry':
      await caller.presses(`${input.digits}#`);
      break;
    case 'words':
      await caller.says(input.words);
      break;
    case 'silence':
      for (let times = input.long ? mostSilences : 1; times > 0; times--) await caller.staysSilent();
      break;
    case 'message':
      await caller.records(12, input);
      break;
    case 'desk':
      await caller.deskAnswers(input.result);
      break;
    case 'gone':
      await caller.hangsUp();
      break;
  }
}
