import type { CallerInput } from '../../../src/dialogue/caller-input.ts';
import { type GeneratedParticipant, court, writeSum } from '../load/generated-agency.ts';

/** A turn of the measured call. */
export interface CallStep {
  /** What the table calls it. */
  readonly name: string;
  readonly input: CallerInput;
  /** The prompt of the question that must then be asked. */
  readonly asks: string;
  /** A text that must then stand in the markup. */
  readonly hears?: string;
}

/** From the first ring to the main menu, where the balance is told; the entry of the PIN is slow on purpose. */
export function arrive({ id, pin, balance }: GeneratedParticipant): CallStep[] {
  return [
    { name: 'incoming', input: { kind: 'silence' }, asks: 'language' },
    press('language', '1', 'role'),
    press('role', '1', 'participant-id-or-ssn'),
    press('ID', id, 'pin', id.slice(-4)),
    press('PIN, then balance', pin, 'main-menu', writeSum(balance)),
  ];
}

/** From the main menu and back: all that is asked most. */
export function lookThrough({ balance, payment }: GeneratedParticipant): CallStep[] {
  return [
    press('balance', '2', 'after-case', writeSum(balance)),
    press('menu after balance', '2', 'main-menu'),
    press('payments', '3', 'anything-else', writeSum(payment)),
    press('menu after payments', '2', 'main-menu'),
    press('dates', '4', 'anything-else', court.place),
    press('menu after dates', '2', 'main-menu'),
    press('how much to pay', '1', 'pay-how-much'),
    press('menu after how much', '#', 'main-menu'),
  ];
}

/** From the main menu on: a message is spoken and sent. */
export function speakMessage(): CallStep[] {
  const recording = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';
  return [
    press('other options', '7', 'other-options'),
    press('message', '1', 'message-record'),
    {
      name: 'message spoken',
      input: { kind: 'recorded', recording, hungUp: false },
      asks: 'review-message',
    },
    press('message sent', '1', 'anything-else'),
  ];
}

function press(name: string, keys: string, asks: string, hears?: string): CallStep {
  return { name, input: { kind: 'keys', keys }, asks, ...(hears !== undefined && { hears }) };
}
