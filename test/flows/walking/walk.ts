import { customerConnect } from '../../../flows/customer-connect.flow.ts';
import { describe as describePlace } from '../../../src/dialogue/describe.ts';
import type { EffectName } from '../../../src/dialogue/effects.ts';
import type { Language } from '../../../src/text/language.ts';
import { restoreStanding, type SavedCall } from '../../../src/dialogue/saved-call.ts';
import { wrongAnswersTo, type openWorld } from './agency-world.ts';
import { inputsAt, type Input } from './caller-inputs.ts';
import { participants } from './callers-of-the-agency.ts';
import { callerOf, howMuchToTry, isIn, isWorthwhile, nameOf } from './compare-places.ts';
import { sendTurn } from './send-turn.ts';
import type { watchMachine } from './watch-machine.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

/** A place where a call can stand, and the shortest way there: what its caller did, turn by turn. */
export interface Stop {
  readonly saved: SavedCall;
  readonly way: readonly Input[];
}

interface Walk {
  readonly stops: readonly Stop[];
  readonly webhooks: number;
}

const changesPins: ReadonlySet<EffectName> = new Set(['signIn', 'requestPin', 'changePin']);

/** Walks breadth-first from the answer through every place of calls in a language, doing at each all that a caller can do. */
export async function walk(world: World, watched: ReturnType<typeof watchMachine>, language: Language): Promise<Walk> {
  const first: Stop = { saved: await sendTurn(world), way: [] };
  const stops = [first];
  const known = new Set([nameOf(world, first.saved)]);
  const tried = new Set<string>();
  let webhooks = 1;

  async function take(stop: Stop, input: Input): Promise<readonly EffectName[]> {
    let saved = stop.saved;
    const asked = await world.during(input.world, async () => {
      saved = await sendTurn(world, { ...stop.saved, turn: 1 }, input).catch((cause: unknown) => {
        throw new Error(`At ${JSON.stringify(stop.saved.value)}, by ${input.kind}: ${String(cause)}`, { cause });
      });
    });
    webhooks++;
    if (asked.some((name) => changesPins.has(name))) await world.restore();
    const name = nameOf(world, saved);
    if (!known.has(name)) {
      known.add(name);
      // Its name holds its states and its language: where it comes again it reaches nothing new.
      watched.reach(placeOf(saved));
      if (isIn(language, saved) && isWorthwhile(world, saved)) stops.push({ saved, way: [...stop.way, input] });
    }
    return input.world ? [] : asked;
  }

  for (const stop of stops) {
    const place = placeOf(stop.saved);
    const { next } = describePlace(place);
    const gone: Input[] = place.can({ type: 'hung-up' }) ? [{ kind: 'gone' }] : [];
    const caller = participants.find(({ participantId }) => participantId === callerOf(world, stop.saved));
    const who = { pin: caller?.pin, trying: howMuchToTry(world, stop.saved) };
    const long: Input[] =
      stop.saved.context.pace === 'relay' && next.kind === 'ask' && !next.hold ? [{ kind: 'silence', long: true }] : [];
    const inputs = [...inputsAt(stop.saved.context, next, who), ...gone, ...long];
    const twin = nameOf(world, withoutEntry(stop.saved));
    const leadingElsewhere = tried.has(twin) ? inputs.filter(isPound) : inputs;
    tried.add(twin);
    for (const input of leadingElsewhere) {
      const asked = await take(stop, input);
      for (const answer of wrongAnswersTo(asked)) await take(stop, { ...input, world: answer });
    }
  }
  return { stops, webhooks };
}

function placeOf(saved: SavedCall) {
  const standing = restoreStanding(customerConnect, saved);
  if (!standing) throw new Error(`A saved call cannot be read again: ${JSON.stringify(saved.value)}`);
  return standing.place;
}

/** Right behind a number only the pound key leads elsewhere than at any other time. */
function withoutEntry({ context, ...saved }: SavedCall): SavedCall {
  return { ...saved, context: { ...context, afterEntry: false } };
}

function isPound(input: Input): boolean {
  return input.kind === 'keys' && input.keys === '#';
}
