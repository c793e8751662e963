import { type Participant, facts } from './busy-agency.ts';
import type { Caller, Step } from './caller.ts';

/** From the language to the main menu. The last step is the one that is slow on purpose. */
export function signIn({ id, pin }: Participant): Step[] {
  return [{ keys: '1' }, { keys: '1' }, { keys: `${id}#`, hears: id.slice(-4) }, { keys: `${pin}#` }];
}

/** From the main menu and back: balance, payments, dates, the payment card. */
export const tour: readonly Step[] = [
  { keys: '2', hears: facts.balance },
  { keys: '2' },
  { keys: '3', hears: facts.payment },
  { keys: '1' },
  { keys: '4', hears: facts.place },
  { keys: '1' },
  { keys: '1' },
  { keys: '2' },
  { keys: '1' },
];

/** From the language through general information, for whoever does not sign in: how a case is opened, ways to pay. */
export const glance: readonly Step[] = [{ keys: '1' }, { keys: '2' }, { keys: '1' }, { keys: '1' }, { keys: '3' }];

/** Turn after turn without end, one for each `next`: a tour in a call that stands at the main menu, and then somebody else's whole glance. */
export async function* wander(caller: Caller, another: () => Caller): AsyncGenerator<void, never> {
  for (;;) {
    for (const step of tour) {
      await caller.press(step);
      yield;
    }
    const passing = another();
    await passing.dial();
    yield;
    for (const step of glance) {
      await passing.press(step);
      yield;
    }
    await passing.hangUp();
  }
}
