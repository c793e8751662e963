import { type GeneratedParticipant, court, writeSum } from './generated-agency.ts';
import type { Caller, CallerStep } from './load-caller.ts';

/** From the language to the main menu. The last step is the one that is slow on purpose. */
export function signInSteps({ id, pin }: GeneratedParticipant): CallerStep[] {
  return [{ keys: '1' }, { keys: '1' }, { keys: `${id}#`, hears: id.slice(-4) }, { keys: `${pin}#` }];
}

/** From the main menu and back: balance, payments, dates. */
export function tour({ balance, payment }: GeneratedParticipant): CallerStep[] {
  return [
    { keys: '2', hears: writeSum(balance) },
    { keys: '2' },
    { keys: '3', hears: writeSum(payment) },
    { keys: '2' },
    { keys: '4', hears: court.place },
    { keys: '2' },
  ];
}

/** From the language to general information, for a caller who does not sign in. */
export const lookAround: readonly CallerStep[] = [{ keys: '1' }, { keys: '2' }];

/** From general information and back: how a case is opened, ways to pay. */
export const browse: readonly CallerStep[] = [{ keys: '1' }, { keys: '2' }, { keys: '3' }, { keys: '2' }];

/** Brings a call of a participant to the main menu. */
export async function reachMainMenu(caller: Caller, participant: GeneratedParticipant): Promise<Caller> {
  await caller.dial();
  for (const step of signInSteps(participant)) await caller.press(step);
  return caller;
}

/** One turn for each `next`, without end: a tour in a call that stands at the main menu, then somebody else's whole call, and so on. */
export async function* wander(
  caller: Caller,
  participant: GeneratedParticipant,
  another: () => Caller,
): AsyncGenerator<void> {
  for (;;) {
    for (const step of tour(participant)) {
      await caller.press(step);
      yield;
    }
    const passing = another();
    await passing.dial();
    yield;
    for (const step of [...lookAround, ...browse]) {
      await passing.press(step);
      yield;
    }
    await passing.hangUp();
  }
}
