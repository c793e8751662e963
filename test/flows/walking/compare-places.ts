import type { Context } from '../../../flows/parts/context.ts';
import type { Language } from '../../../src/text/language.ts';
import type { SavedCall } from '../../../src/dialogue/saved-call.ts';
import { isWithin, samePlace } from './same-place.ts';
import type { openWorld } from './agency-world.ts';
import type { Who } from './caller-inputs.ts';
import { participants, unlikeOthers } from './callers-of-the-agency.ts';

type World = Awaited<ReturnType<typeof openWorld>>;

/** The parts of the call in which everybody hears something of their own. */
const toldFromRecords = ['signIn', 'getPin', 'newPin', 'mainMenu', 'cases', 'payments', 'dates'];

/** The parts that differ by what the records say of the caller. */
const promised = ['otherOptions', 'request'];

/** Who receives is offered more there than the first of all, who pays. */
function isRecipientAboutMoney(world: World, saved: SavedCall): boolean {
  return callerOf(world, saved) === unlikeOthers[0] && isWithin(['money'], saved.value);
}

/**
 * A charge is settled once, and the walk would bring each of its results to the same one: these parts are gone through by
 * test/flows/every-call-to-pay.test.ts, by the explorer and by the written calls.
 */
export const paying = ['payByCard', 'payByReply'];

/** The name of the place of a call, and of who calls. */
export function nameOf(world: World, saved: SavedCall): string {
  return samePlace(saved, [saved.context.language, callerOf(world, saved)]);
}

/** The parts in which what a caller has asked for waits: it leads elsewhere once they have signed in. */
const untilSignedIn = ['signIn', 'newPin', 'welcome'];

/** How much about a place is out of the ordinary. */
function countOddities(world: World, saved: SavedCall): number {
  const { pace, misses, unfit } = saved.context;
  const { refusals = 0, pinRequested = false, unreached = 0, errand } = saved.context as Partial<Context>;
  const who = callerOf(world, saved);
  const odd = [
    pace === 'relay',
    misses > 0 || unfit > 0,
    refusals > 0,
    isAskedWho(saved) && (pinRequested || isWithin(['getPin'], saved.value)),
    isLikeOthers(who) && !isRecipientAboutMoney(world, saved),
    isAtDesk(saved) && unreached > 0,
    isWithin(untilSignedIn, saved.value) && errand !== undefined,
  ];
  return odd.filter(Boolean).length;
}

/** Once a PIN is on its way it is no longer odd to have asked for one. */
function isAskedWho({ value }: SavedCall): boolean {
  return typeof value === 'object' && value['getPin'] !== 'onItsWay';
}

/** Where it matters how often the desk was rung. */
function isAtDesk({ value }: SavedCall): boolean {
  return typeof value === 'object' && (value['agent'] === 'connecting' || value['agent'] === 'waiting');
}

function isLikeOthers(who: string | undefined): boolean {
  return who !== undefined && who !== participants[0]?.participantId;
}

/** Who is like others says only what they are asked. */
export function howMuchToTry(world: World, saved: SavedCall): Who['trying'] {
  if (isLikeOthers(callerOf(world, saved)) && !isRecipientAboutMoney(world, saved)) return 'answers';
  return countOddities(world, saved) === 0 ? 'all' : 'keys';
}

/** More than one oddity at once leads nowhere new, nor does what is the same for everybody. */
export function isWorthwhile(world: World, saved: SavedCall): boolean {
  if (isWithin(paying, saved.value)) return false;
  const who = callerOf(world, saved);
  const told = unlikeOthers.includes(who ?? '') ? [...toldFromRecords, ...promised] : toldFromRecords;
  const own = !isLikeOthers(who) || isWithin(told, saved.value) || isRecipientAboutMoney(world, saved);
  return own && countOddities(world, saved) <= 1;
}

/** Who is signed in, or says that they are somebody. */
export function callerOf(world: World, saved: SavedCall): string | undefined {
  const { participant, withTemporaryPin, claim } = saved.context as Partial<Context>;
  return (
    world.whoIs(participant ?? withTemporaryPin) ??
    (isWithin(['signIn', 'getPin'], saved.value) && claim !== undefined ? world.whoIs(claim) : undefined)
  );
}

/** The first question is asked in the language of the line: the caller has not chosen yet. */
export function isIn(language: Language, { value, context }: SavedCall): boolean {
  return context.language === language || value === 'language';
}
